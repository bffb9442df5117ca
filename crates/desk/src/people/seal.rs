//! Sealing and opening a value whose shape is known only when the program runs.

use law::access::Permit;
use law::kinds::{self, Collect, OpenFor, Shape, Use};
use store::records::datum::Datum;
use vault::{Clear, Grant, PersonKey, Place, Sealed};

use crate::{Desk, Failure, Result, places};

/// Calls `$do!(kind)` with the kind behind a shape of values about persons.
macro_rules! by_shape {
    ($shape:expr, $do:ident, $other:expr) => {
        match $shape {
            Shape::Name => $do!(kinds::Name),
            Shape::Organisation => $do!(kinds::Organisation),
            Shape::Email => $do!(kinds::Email),
            Shape::Phone => $do!(kinds::Phone),
            Shape::Postal => $do!(kinds::Postal),
            Shape::BirthDate => $do!(kinds::BirthDate),
            Shape::Order => $do!(kinds::Order),
            Shape::Note => $do!(kinds::Note),
            Shape::Proof => $do!(kinds::Proof),
            Shape::Attribute => $do!(kinds::Attribute),
            Shape::HeldRow | Shape::Upload | Shape::Staff => $other,
        }
    };
}

impl Desk {
    /// Seals the parts of a value.
    pub(crate) fn seal_parts(
        &self,
        permit: &Permit<Collect>,
        key: &PersonKey,
        place: Place,
        shape: Shape,
        parts: &[String],
    ) -> Result<Vec<u8>> {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        macro_rules! seal {
            ($kind:ty) => {{
                let sealed: Sealed<$kind> = self.vault.seal_fields(permit, key, place, &parts)?;
                sealed.into_stored()
            }};
        }
        Ok(by_shape!(shape, seal, return Err(Failure::at("sealing a shape no person has").into())))
    }
}

/// Opens a value whose shape is known only when the program runs, for a use that every kind of a
/// value about persons may be opened for.
pub(crate) fn open_parts<U: Use>(
    grant: &Grant<'_, U>,
    key: &PersonKey,
    shape: Shape,
    datum: &Datum,
) -> Result<Vec<String>>
where
    kinds::Name: OpenFor<U>,
    kinds::Organisation: OpenFor<U>,
    kinds::Email: OpenFor<U>,
    kinds::Phone: OpenFor<U>,
    kinds::Postal: OpenFor<U>,
    kinds::BirthDate: OpenFor<U>,
    kinds::Order: OpenFor<U>,
    kinds::Note: OpenFor<U>,
    kinds::Proof: OpenFor<U>,
    kinds::Attribute: OpenFor<U>,
{
    let place = places::datum(datum.person, datum.id, datum.class);
    macro_rules! open {
        ($kind:ty) => {
            parts(&*grant.open(key, &Sealed::<$kind>::from_stored(place, datum.sealed.clone()))?)
        };
    }
    Ok(by_shape!(shape, open, Vec::new()))
}

fn parts(clear: &Clear) -> Vec<String> {
    clear.fields().map(str::to_owned).collect()
}
