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
    /// All forms of all identifiers, for the suppression list (R-SUP-07), each with the tag of the
    /// address or number it is a form of; a postal address has none.
    pub(crate) suppression: Vec<([u8; 16], Option<[u8; 16]>)>,
}

impl RowKeys {
    /// The tags of a row from this source.
    pub(crate) fn of(vault: &Vault, row: &CleanRow, source: u16) -> Self {
        let numbered = |shape, number: &str| {
            (!number.is_empty())
                .then(|| vault.blind(shape, &format!("{source}\u{0}{}", normal::fold(number))))
        };
        let emails: Vec<[u8; 16]> =
            row.emails.iter().map(|e| vault.blind(Shape::Email, e.canonical())).collect();
        let phones: Vec<[u8; 16]> =
            row.phones.iter().map(|p| vault.blind(Shape::Phone, p.canonical())).collect();
        let suppression = suppression(vault, row, (&emails, &phones));
        Self {
            emails,
            phones,
            customer: numbered(Shape::Attribute, &row.customer_number),
            order: numbered(Shape::Order, &row.order.number),
            suppression,
        }
    }

    /// Everything a known person could share with this row, the surest first.
    pub(crate) fn identifiers(&self) -> impl Iterator<Item = &[u8; 16]> {
        self.customer.iter().chain(&self.emails).chain(&self.phones)
    }
}

/// Hashes of every canonical form of every identifier of a row, and the tags of the identifiers.
fn suppression(
    vault: &Vault,
    row: &CleanRow,
    (emails, phones): (&[[u8; 16]], &[[u8; 16]]),
) -> Vec<([u8; 16], Option<[u8; 16]>)> {
    let emails = row.emails.iter().zip(emails).flat_map(|(email, tag)| {
        let hash = |form: String| (vault.suppression(Shape::Email, &form), Some(*tag));
        email.forms().into_iter().map(hash)
    });
    let phones = row.phones.iter().zip(phones).flat_map(|(phone, tag)| {
        let hash = |form: String| (vault.suppression(Shape::Phone, &form), Some(*tag));
        phone.forms().into_iter().map(hash)
    });
    let post = normal::post_keys(&row.given, &row.family, &row.street_line(), &row.postcode).ok();
    let post =
        post.and_then(|keys| keys.person).map(|key| (vault.suppression(Shape::Postal, &key), None));
    emails.chain(phones).chain(post).collect()
}
