//! Who writes: the firm as it stands on every paper that leaves.

use papers::{Language, Letterhead};

use crate::register::Firm;

/// Head and foot of the firm's papers, from the register.
pub(crate) fn letterhead(firm: &Firm) -> Letterhead {
    let lines = [firm.imprint.trim(), firm.data_protection_contact.trim()];
    let imprint = lines.into_iter().filter(|line| !line.is_empty()).map(str::to_owned);
    Letterhead {
        firm: firm.name.clone(),
        address: firm.address.replace('\n', ", "),
        imprint: imprint.collect(),
    }
}

/// Language of a paper by its number: 1 German, 2 English.
pub(crate) const fn language(number: i64) -> Language {
    if number == 2 { Language::English } else { Language::German }
}
