//! Where a sealed value belongs: authenticated with it, so that it opens nowhere else.

use law::class::Class;
use law::ids::PersonId;

use crate::bytes::fill;

/// Stable number of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableCode(pub u16);

/// The one place where a sealed value may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Table.
    pub table: TableCode,
    /// Stable number of the column in its table.
    pub column: u16,
    /// Random, immutable id of the row.
    pub row: [u8; 16],
    /// Whose value it is.
    pub person: PersonId,
    /// Retention class; chooses the key.
    pub class: Class,
}

/// The tenant all values belong to; an installation has one. In the authenticated data from the
/// beginning, so that a second tenant never needs every value sealed again.
pub(crate) const TENANT: u32 = 1;
/// Version of the layout of values, raised when the parts of a kind change.
pub(crate) const SCHEMA: u16 = 1;

/// Everything around a place that is authenticated with a value.
pub(crate) struct Context<'a> {
    pub(crate) version: u8,
    pub(crate) algorithm: u8,
    pub(crate) installation: &'a [u8; 16],
    pub(crate) tenant: u32,
    pub(crate) kind: u16,
    pub(crate) key_id: &'a [u8; 16],
    pub(crate) schema: u16,
}

/// Length of the authenticated data: 12 parts with a length byte each.
pub(crate) const AAD: usize = 12 + 1 + 1 + 16 + 4 + 2 + 16 + 2 + 16 + 2 + 2 + 16 + 2;

/// The authenticated data of a value: each part after one byte with its length.
pub(crate) fn aad(context: &Context<'_>, place: &Place) -> [u8; AAD] {
    let class = class_code(place.class).to_be_bytes();
    let mut out = [0; AAD];
    fill(
        &mut out,
        &[
            &[1, context.version, 1, context.algorithm, 16],
            context.installation,
            &[4],
            &context.tenant.to_be_bytes(),
            &[2],
            &place.table.0.to_be_bytes(),
            &[16],
            &place.row,
            &[2],
            &place.column.to_be_bytes(),
            &[16],
            place.person.bytes(),
            &[2],
            &class,
            &[2],
            &context.kind.to_be_bytes(),
            &[16],
            context.key_id,
            &[2],
            &context.schema.to_be_bytes(),
        ],
    );
    out
}

/// The number of a class in two bytes.
pub(crate) fn class_code(class: Class) -> u16 {
    u16::try_from(class.code()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::hex;

    /// Values sealed years ago must still open: these bytes may never change.
    #[test]
    fn the_authenticated_data_stay_as_they_are() {
        let context = Context {
            version: 1,
            algorithm: 1,
            installation: &[0xaa; 16],
            tenant: 1,
            kind: 3,
            key_id: &[0xbb; 16],
            schema: 1,
        };
        let place = Place {
            table: TableCode(0x0102),
            column: 0x0304,
            row: [0xcc; 16],
            person: PersonId([0xdd; 16]),
            class: Class::CustomerMaster,
        };
        let sixteen = |byte: &str| format!("10{}", byte.repeat(16));
        let expected = [
            "0101".to_owned(),
            "0101".to_owned(),
            sixteen("aa"),
            "0400000001".to_owned(),
            "020102".to_owned(),
            sixteen("cc"),
            "020304".to_owned(),
            sixteen("dd"),
            "020003".to_owned(),
            "020003".to_owned(),
            sixteen("bb"),
            "020001".to_owned(),
        ];
        assert_eq!(hex(&aad(&context, &place)), expected.concat());
    }
}
