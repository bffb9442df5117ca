//! The lists that are text.

use encoding_rs::WINDOWS_1252;

use crate::Person;
use crate::chance::Chance;

const GROUPS: [&str; 6] = ["Outdoor", "Lampen", "Küche", "Bücher", "Garten", "Strickwaren"];

/// One of the groups of goods.
pub(crate) fn group(chance: &mut Chance) -> &'static str {
    chance.of(&GROUPS)
}

/// Customers with their last order. A few rows are as wrong as such rows are.
pub(crate) fn shop(chance: &mut Chance, people: &[Person]) -> Vec<u8> {
    let mut text = String::from(
        "Kunden-Nr.;Anrede;Vorname;Nachname;Straße;Hausnr.;PLZ;Ort;Land;E-Mail;Telefon;Geburtsdatum;\
         Bestellnummer;Bestelldatum;Warengruppe;Betrag;Währung;Werbehinweis;Newsletter\r\n",
    );
    for (row, person) in people.iter().enumerate() {
        text.push_str(&shop_row(chance, row, person));
        text.push_str("\r\n");
    }
    western(&text)
}

/// Windows-1252, signs it does not have replaced as an old shop would.
fn western(text: &str) -> Vec<u8> {
    let pairs = [('Ł', "L"), ('ı', "i"), ('ů', "u")];
    let text = pairs.iter().fold(text.to_owned(), |text, (sign, other)| text.replace(*sign, other));
    WINDOWS_1252.encode(&text).0.into_owned()
}

fn shop_row(chance: &mut Chance, row: usize, person: &Person) -> String {
    let mut email = person.email.clone();
    let (mut family, mut phone) = (quoted(&person.family, ';'), person.phone.clone());
    let born = if chance.percent(40) { person.born.german() } else { String::new() };
    let (mut ordered, mut city) = (chance.day(2019, 2026).german(), person.city.to_owned());
    match row % 257 {
        40 => email = email.replace('@', "(at)"),
        80 => ordered = "31.02.2024".into(),
        120 => family.clear(),
        160 => phone = "bitte nicht anrufen".into(),
        200 => ordered = "1/2/90".into(),
        _ if row == 555 => city = format!("{city}; Hinterhaus"),
        _ if row == 777 => city = format!("\"{city}"),
        _ => {}
    }
    let group = group(chance);
    let amount = format!("{},{:02}", 5 + chance.below(300), chance.below(100));
    let notice = if chance.percent(70) { "ja" } else { "nein" };
    // A tick at the till; whoever has left the newsletter since is a contradiction.
    let ticked = if chance.percent(15) { "ja" } else { "" };
    let currency = if person.country == "CH" { "CHF" } else { "EUR" };
    let Person { number, salutation, given, street, house, postcode, country, .. } = person;
    let order = 500_000 + number;
    format!(
        "{};{salutation};{given};{family};{street};{house};{postcode};{city};{country};{email};{phone};{born};\
         B{order};{ordered};{group};{amount};{currency};{notice};{ticked}",
        10_000 + number
    )
}

/// Readers of the newsletter. Its `consent=yes` proves nothing (R-CON-36).
pub(crate) fn newsletter(chance: &mut Chance, people: &[Person]) -> Vec<u8> {
    let mut text = String::from(
        "email,first_name,last_name,birthday,country,consent,subscribed_at,unsubscribed_at\n",
    );
    for (row, person) in people.iter().enumerate() {
        let Person { given, country, .. } = person;
        let (family, since) = (quoted(&person.family, ','), chance.day(2017, 2025).iso());
        let email = if row % 400 == 399 { "no address" } else { &person.email };
        let consent = if chance.percent(95) { "yes" } else { "" };
        let left = if chance.percent(8) { chance.day(2025, 2026).iso() } else { String::new() };
        let born = if chance.percent(30) { person.born.iso() } else { String::new() };
        text.push_str(&format!(
            "{email},{given},{family},{born},{country},{consent},{since},{left}\n"
        ));
    }
    text.into_bytes()
}

/// Addresses that objected, as the newsletter tool and the telephone desk noted them.
pub(crate) fn blacklist(chance: &mut Chance, shop: &[Person], readers: &[Person]) -> Vec<u8> {
    let mut text = String::from("E-Mail;Gesperrt am;Bemerkung\n");
    let known = shop.iter().step_by(97).chain(readers.iter().step_by(71));
    for person in known {
        let reason = chance.of(&["Werbewiderspruch", "Beschwerde", "am Telefon widersprochen"]);
        let day = chance.day(2023, 2026).german();
        text.push_str(&format!("{};{day};{reason}\n", person.email.trim().to_lowercase()));
    }
    text.into_bytes()
}

/// The cell as RFC 4180 wants it.
fn quoted(cell: &str, delimiter: char) -> String {
    match cell.contains([delimiter, '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}
