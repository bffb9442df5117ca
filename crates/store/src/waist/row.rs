//! What comes out of a statement.

use postgres::types::Type;
use rusqlite::types::ValueRef;

use crate::failure::Failure;
use crate::waist::value::Id;

/// One row of an answer, read by position from 0. A column of another kind is a [`Failure`].
pub struct Row<'r>(pub(crate) Inner<'r>);

pub(crate) enum Inner<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

/// A cell before anybody has said what it should be.
enum Cell<'r> {
    Null,
    Int(i64),
    Text(&'r str),
    Bytes(&'r [u8]),
}

const NOT_INT: Failure = Failure::shape("a column is not a whole number");
const NOT_TEXT: Failure = Failure::shape("a column is not text");
const NOT_BYTES: Failure = Failure::shape("a column is not bytes");
const NOT_16: Failure = Failure::shape("a column is not an id of 16 bytes");

impl<'r> Row<'r> {
    /// A whole number.
    pub fn int(&self, i: usize) -> Result<i64, Failure> {
        self.opt_int(i)?.ok_or(NOT_INT)
    }

    /// A whole number or null.
    pub fn opt_int(&self, i: usize) -> Result<Option<i64>, Failure> {
        match self.cell(i)? {
            Cell::Null => Ok(None),
            Cell::Int(value) => Ok(Some(value)),
            Cell::Text(_) | Cell::Bytes(_) => Err(NOT_INT),
        }
    }

    /// A whole number of zero or more.
    pub fn uint(&self, i: usize) -> Result<u64, Failure> {
        u64::try_from(self.int(i)?).map_err(|_| NOT_INT)
    }

    /// A yes or no: any number but zero is yes.
    pub fn flag(&self, i: usize) -> Result<bool, Failure> {
        self.int(i).map(|value| value != 0)
    }

    /// Text.
    pub fn text(&self, i: usize) -> Result<&'r str, Failure> {
        self.opt_text(i)?.ok_or(NOT_TEXT)
    }

    /// Text or null.
    pub fn opt_text(&self, i: usize) -> Result<Option<&'r str>, Failure> {
        match self.cell(i)? {
            Cell::Null => Ok(None),
            Cell::Text(value) => Ok(Some(value)),
            Cell::Int(_) | Cell::Bytes(_) => Err(NOT_TEXT),
        }
    }

    /// Bytes.
    pub fn bytes(&self, i: usize) -> Result<&'r [u8], Failure> {
        self.opt_bytes(i)?.ok_or(NOT_BYTES)
    }

    /// Bytes or null.
    pub fn opt_bytes(&self, i: usize) -> Result<Option<&'r [u8]>, Failure> {
        match self.cell(i)? {
            Cell::Null => Ok(None),
            Cell::Bytes(value) => Ok(Some(value)),
            Cell::Int(_) | Cell::Text(_) => Err(NOT_BYTES),
        }
    }

    /// Exactly `N` bytes, such as a hash.
    pub fn array<const N: usize>(&self, i: usize) -> Result<[u8; N], Failure> {
        self.bytes(i)?.try_into().map_err(|_| Failure::shape("a column has another length"))
    }

    /// Exactly 16 bytes.
    pub fn array16(&self, i: usize) -> Result<[u8; 16], Failure> {
        self.bytes(i)?.try_into().map_err(|_| NOT_16)
    }

    /// An id.
    pub fn id<T: Id>(&self, i: usize) -> Result<T, Failure> {
        self.array16(i).map(T::from_array)
    }

    /// An id or null.
    pub fn opt_id<T: Id>(&self, i: usize) -> Result<Option<T>, Failure> {
        let bytes = self.opt_bytes(i)?.map(<[u8; 16]>::try_from).transpose();
        bytes.map(|id| id.map(T::from_array)).map_err(|_| NOT_16)
    }

    fn cell(&self, i: usize) -> Result<Cell<'r>, Failure> {
        match self.0 {
            Inner::Sqlite(row) => sqlite_cell(row, i),
            Inner::Postgres(row) => postgres_cell(row, i),
        }
    }
}

fn sqlite_cell<'r>(row: &'r rusqlite::Row<'r>, i: usize) -> Result<Cell<'r>, Failure> {
    Ok(match row.get_ref(i)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(value) => Cell::Text(std::str::from_utf8(value).map_err(|_| NOT_TEXT)?),
        ValueRef::Blob(value) => Cell::Bytes(value),
        ValueRef::Real(_) => return Err(Failure::shape("a column is a fraction")),
    })
}

fn postgres_cell(row: &postgres::Row, i: usize) -> Result<Cell<'_>, Failure> {
    let column = row.columns().get(i).ok_or(Failure::shape("no such column"))?;
    let int = |value: Option<i64>| value.map_or(Cell::Null, Cell::Int);
    Ok(match *column.type_() {
        Type::INT8 => int(row.try_get(i)?),
        Type::INT4 => int(row.try_get::<_, Option<i32>>(i)?.map(i64::from)),
        Type::INT2 => int(row.try_get::<_, Option<i16>>(i)?.map(i64::from)),
        Type::BOOL => int(row.try_get::<_, Option<bool>>(i)?.map(i64::from)),
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<&str>>(i)?.map_or(Cell::Null, Cell::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(i)?.map_or(Cell::Null, Cell::Bytes),
        _ => return Err(Failure::shape("a column has a type the waist does not carry; cast it")),
    })
}
