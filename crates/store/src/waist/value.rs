//! What may go into a statement.

use law::ids::{DatumId, HeldId, ImportId, LabelId, ObjectId, PersonId, RequestId, UserId};

/// A value bound to a statement. Personal data are sealed before they come here, so a database
/// sees bytes, whole numbers and plain words. No `Debug`: values are not for logs.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// A whole number, a day, a time, a code; bound in the width of its column.
    Int(i64),
    /// Plain text that is nobody's personal data.
    Text(&'a str),
    /// An id, a hash, a sealed value.
    Bytes(&'a [u8]),
}

/// An id that is kept as 16 bytes.
pub trait Id: Sized {
    /// The id in these bytes.
    fn from_array(bytes: [u8; 16]) -> Self;
}

macro_rules! ids {
    ($($id:ident)+) => {$(
        impl Id for $id {
            fn from_array(bytes: [u8; 16]) -> Self { Self(bytes) }
        }
        impl<'a> From<&'a $id> for Value<'a> {
            fn from(id: &'a $id) -> Self { Self::Bytes(id.bytes()) }
        }
    )+};
}
ids!(DatumId HeldId ImportId LabelId ObjectId PersonId RequestId UserId);

macro_rules! ints {
    ($($int:ty)+) => {$(
        impl From<$int> for Value<'_> {
            fn from(value: $int) -> Self { Self::Int(i64::from(value)) }
        }
    )+};
}
ints!(i64 i32 i16 i8 u32 u16 u8 bool);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
