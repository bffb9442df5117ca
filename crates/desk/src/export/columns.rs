//! The columns of a handed-out file, named so that the intake knows them again.

use law::kinds::Shape;
use law::verdict::Duties;

use crate::Words;
use crate::contact::opened::Opened;

const NAME: [Words; 3] = [
    Words { de: "Titel", en: "Title" },
    Words { de: "Vorname", en: "First name" },
    Words { de: "Nachname", en: "Last name" },
];
const COMPANY: Words = Words { de: "Firma", en: "Company" };
const EMAIL: Words = Words { de: "E-Mail", en: "E-mail" };
const PHONE: Words = Words { de: "Telefon", en: "Phone" };
const POSTAL: [Words; 4] = [
    Words { de: "Straße", en: "Street" },
    Words { de: "PLZ", en: "Postcode" },
    Words { de: "Ort", en: "City" },
    Words { de: "Land", en: "Country" },
];
pub(super) const DUTIES: Words = Words { de: "Pflichten", en: "Duties" };
pub(super) const STOP_LINK: Words = Words { de: "Abmeldelink", en: "Unsubscribe link" };

/// Which columns a file has.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// Whether the activity needs the firm of a person.
    pub(super) company: bool,
    /// The shape of the address.
    pub(super) address: Shape,
    /// Whether each person gets an unsubscribe link.
    pub(super) links: bool,
}

impl Columns {
    /// The header line.
    pub(super) fn head(&self, say: fn(Words) -> &'static str) -> Vec<String> {
        let address: &[Words] = match self.address {
            Shape::Postal => &POSTAL,
            Shape::Phone => &[PHONE],
            _ => &[EMAIL],
        };
        let company = self.company.then_some(COMPANY);
        let link = self.links.then_some(STOP_LINK);
        let words = NAME.into_iter().chain(company).chain(address.iter().copied());
        words.chain([DUTIES]).chain(link).map(|w| say(w).to_owned()).collect()
    }

    /// The cells of one person that come from opened values.
    pub(super) fn cells(&self, values: &[Opened], address: &[String]) -> Vec<String> {
        let newest = |shape| {
            values.iter().rev().find(|v| v.shape == shape && v.state == 1).map(|v| &v.parts)
        };
        let mut cells = padded(newest(Shape::Name), NAME.len());
        if self.company {
            cells.extend(padded(newest(Shape::Organisation), 1));
        }
        cells.extend(address.iter().cloned());
        cells
    }
}

fn padded(parts: Option<&Vec<String>>, to: usize) -> Vec<String> {
    let mut cells = parts.cloned().unwrap_or_default();
    cells.resize(to, String::new());
    cells
}

/// The duties of a verdict in one cell.
pub(super) fn duties(duties: Duties, say: fn(Words) -> &'static str) -> String {
    duties.iter().map(|duty| say(duty.words())).collect::<Vec<_>>().join(" · ")
}
