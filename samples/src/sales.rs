//! The workbook of the sales department.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::Person;
use crate::chance::Chance;
use crate::{lists, people};

const HEADER: [&str; 12] = [
    "Firma",
    "Ansprechpartner",
    "Straße",
    "PLZ",
    "Ort",
    "Land",
    "E-Mail",
    "Telefon",
    "Letzter Kauf",
    "Warengruppe",
    "Umsatz",
    "Bemerkung",
];

/// Business partners. Some postcodes are numbers that only look like postcodes, as Excel has it.
pub(crate) fn workbook(chance: &mut Chance, partners: &[Person]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Otherwise the file would carry the time it was made and differ every time.
    let made = ExcelDateTime::from_ymd(2026, 1, 15)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let postcode = Format::new().set_num_format("00000");
    let sheet = book.add_worksheet().set_name("Geschäftspartner")?;
    sheet.write_row(0, 0, HEADER)?;
    for (row, person) in (1..).zip(partners) {
        let street = format!("{} {}", person.street, person.house);
        let contact = format!("{} {}", person.given, person.family);
        sheet.write_row(row, 0, [people::firm(chance, &person.family), contact, street])?;
        match person.postcode.parse::<u32>() {
            Ok(number) if person.country == "DE" && chance.percent(50) => {
                sheet.write_with_format(row, 3, number, &postcode)?
            }
            _ => sheet.write(row, 3, person.postcode)?,
        };
        sheet.write_row(row, 4, [person.city, person.country, &person.email, &person.phone])?;
        if chance.percent(60) {
            let bought = ExcelDateTime::parse_from_str(&chance.day(2018, 2026).iso())?;
            sheet.write_with_format(row, 8, bought, &day)?;
            sheet.write(row, 9, lists::group(chance))?;
            let turnover = u32::try_from(100 + chance.below(20_000)).unwrap_or_default();
            sheet.write(row, 10, turnover)?;
        }
        if chance.percent(10) {
            let note = ["ruft zurück", "Messekontakt Husum", "bestellt nur im Frühjahr"];
            sheet.write(row, 11, chance.of(&note))?;
        }
    }
    book.save_to_buffer()
}
