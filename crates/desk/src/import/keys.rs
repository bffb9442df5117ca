//! The keyed tags of a row: what it is compared by, without any name.

use law::kinds::Shape;
use link::normal;
use vault::Vault;

use super::clean::CleanRow;

/// Keyed tags of one row.
#[derive(Default)]
pub(crate) struct RowKeys {
    /// One per e-mail address, in order.
    pub(crate) emails: Vec<[u8; 16]>,
    /// One per number, in order.
    pub(crate) phones: Vec<[u8; 16]>,
    /// The customer number, within its source.
    pub(crate) customer: Option<[u8; 16]>,
    /// The order number, within its source.
    pub(crate) order: Option<[u8; 16]>,
    /// All forms of all identifiers, for the suppression list (R-SUP-07).
    pub(crate) suppression: Vec<[u8; 16]>,
}

impl RowKeys {
    /// The tags of a row from this source.
    pub(crate) fn of(vault: &Vault, row: &CleanRow, source: u16) -> Self {
        let numbered = |shape, number: &str| {
            (!number.is_empty())
                .then(|| vault.blind(shape, &format!("{source}\u{0}{}", normal::fold(number))))
        };
        Self {
            emails: row.emails.iter().map(|e| vault.blind(Shape::Email, e.canonical())).collect(),
            phones: row.phones.iter().map(|p| vault.blind(Shape::Phone, p.canonical())).collect(),
            customer: numbered(Shape::Attribute, &row.customer_number),
            order: numbered(Shape::Order, &row.order.number),
            suppression: suppression(vault, row),
        }
    }

    /// Everything a known person could share with this row, the surest first.
    pub(crate) fn identifiers(&self) -> impl Iterator<Item = &[u8; 16]> {
        self.customer.iter().chain(&self.emails).chain(&self.phones)
    }
}

/// Hashes of every canonical form of every identifier of a row.
pub(crate) fn suppression(vault: &Vault, row: &CleanRow) -> Vec<[u8; 16]> {
    let emails = row
        .emails
        .iter()
        .flat_map(normal::Email::forms)
        .map(|f| vault.suppression(Shape::Email, &f));
    let phones = row
        .phones
        .iter()
        .flat_map(normal::Phone::forms)
        .map(|f| vault.suppression(Shape::Phone, &f));
    let post = normal::post_keys(&row.given, &row.family, &row.street_line(), &row.postcode).ok();
    let post = post.and_then(|keys| keys.person).map(|key| vault.suppression(Shape::Postal, &key));
    emails.chain(phones).chain(post).collect()
}
