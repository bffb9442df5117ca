//! Tables on a telephone: each cell says which column it belongs to, so that a row can be shown
//! as a card, one value below the other, without script.
#![expect(missing_docs, reason = "the macro of the filter makes items that take no words")]

use std::fmt::Display;

use askama::filters::Safe;

/// Rows of a table (`<tr>` with `<td>` and `<th>`, rendered) with the head of its column at each
/// cell that has something in it. The style sheet shows it where the window is narrow.
///
/// What is rendered is ours: text in it is escaped, and a `<` in it begins a tag.
#[askama::filter_fn]
pub fn labelled<R: Display, H: AsRef<[&'static str]>>(
    rows: R,
    _: &dyn askama::Values,
    head: H,
) -> askama::Result<Safe<String>> {
    Ok(Safe(label(&rows.to_string(), head.as_ref())))
}

fn label(rows: &str, head: &[&str]) -> String {
    let mut out = String::with_capacity(rows.len().saturating_mul(5) / 4);
    let mut columns = head.iter();
    let mut parts = rows.split('<');
    out.push_str(parts.next().unwrap_or_default());
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let empty = part.trim_end().ends_with('>')
            && parts.peek().is_some_and(|next| next.starts_with("/t"));
        out.push('<');
        let name_ends = part.find([' ', '>']).unwrap_or(part.len());
        let (name, rest) = part.split_at_checked(name_ends).unwrap_or((part, ""));
        out.push_str(name);
        match name {
            "tr" => columns = head.iter(),
            "td" | "th" => {
                if let Some(column) = columns.next().filter(|column| !column.is_empty() && !empty) {
                    out.push_str(" data-label=\"");
                    escape(column, &mut out);
                    out.push('"');
                }
            }
            _ => {}
        }
        out.push_str(rest);
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn each_cell_says_its_column_row_by_row() {
        let rows = r#"<tr><th scope="row">A &lt; B</th><td>7</td></tr> <tr><th>C</th><td><b>8</b></td></tr>"#;
        let told = label(rows, &["Name", "How \"many\""]);
        assert_eq!(
            told,
            r#"<tr><th data-label="Name" scope="row">A &lt; B</th><td data-label="How &quot;many&quot;">7</td></tr> <tr><th data-label="Name">C</th><td data-label="How &quot;many&quot;"><b>8</b></td></tr>"#
        );
    }

    #[test]
    fn what_is_empty_or_has_no_head_says_nothing() {
        let rows = "<tr><td>1</td><td> </td><td>3</td><td>4</td></tr>";
        let told = label(rows, &["One", "Two", ""]);
        assert_eq!(told, r#"<tr><td data-label="One">1</td><td> </td><td>3</td><td>4</td></tr>"#);
    }
}
