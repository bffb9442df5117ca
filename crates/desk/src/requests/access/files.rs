//! The machine-readable forms: JSON, CSV (RFC 4180) and vCard (RFC 6350).

use super::bundle::Bundle;
use crate::{Failure, Result};

/// The answer as JSON with DPV terms.
///
/// # Errors
/// A failure when it cannot be written.
pub fn json(bundle: &Bundle) -> Result<String> {
    serde_json::to_string_pretty(bundle).map_err(|_| Failure::at("writing JSON").into())
}

/// Values and orders as a table: kind, part, value, source, basis, obtained, deleted.
pub fn csv(bundle: &Bundle) -> String {
    let mut out = String::from("kind,part,value,source,basis,obtained_on,deletes_on\r\n");
    for value in &bundle.values {
        for (part, text) in &value.content {
            let deletes = value.deletes_on.as_deref().unwrap_or_default();
            let cells: [&str; 7] =
                [&value.kind, part, text, &value.source, value.basis, &value.obtained_on, deletes];
            line(&mut out, &cells);
        }
    }
    for order in &bundle.orders {
        for (part, text) in &order.content {
            let deletes = order.deletes_on.as_deref().unwrap_or_default();
            line(&mut out, &["order", part, text, "", "", &order.on, deletes]);
        }
    }
    out
}

/// Name and addresses as a card for address books.
pub fn vcard(bundle: &Bundle) -> String {
    let mut out = String::from("BEGIN:VCARD\r\nVERSION:4.0\r\n");
    let mut named = false;
    for value in &bundle.values {
        let part = |name: &str| {
            let found = value.content.iter().find(|(part, _)| *part == name);
            found.map_or_else(String::new, |(_, text)| escaped(text))
        };
        let property = match value.kind.as_str() {
            "name" if !named => {
                named = true;
                let full = format!("{} {}", part("given"), part("family"));
                let n = format!("N:{};{};;{};\r\n", part("family"), part("given"), part("title"));
                format!("FN:{}\r\n{n}", full.trim())
            }
            "company" => format!("ORG:{}\r\n", part("name")),
            "email" => format!("EMAIL:{}\r\n", part("address")),
            "phone" => format!("TEL:{}\r\n", part("number")),
            "postal" => format!(
                "ADR:;;{};{};;{};{}\r\n",
                part("street"),
                part("city"),
                part("postcode"),
                part("country")
            ),
            "birth_date" => format!("BDAY:{}\r\n", part("date").replace('-', "")),
            _ => continue,
        };
        out.push_str(&property);
    }
    if !named {
        out.push_str("FN:\r\n");
    }
    out.push_str("END:VCARD\r\n");
    out
}

/// A cell that could begin a formula is kept from being one (CWE-1236).
fn line(out: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let risky = cell.starts_with(['=', '@', '\t', '\r', '-'])
            || cell.starts_with('+') && !cell.chars().skip(1).all(|c| c.is_ascii_digit());
        out.push('"');
        if risky {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
    text.replace("\r\n", "\\n").replace('\n', "\\n")
}
