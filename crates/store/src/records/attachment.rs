//! Files of people. Name and content are sealed; the content in pieces, read one at a time.

use law::class::Class;
use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// What a file is, as its first bytes say.
    Media { Pdf = 1 "application/pdf", Jpeg = 2 "image/jpeg", Png = 3 "image/png" }
}

/// A file without its content.
pub struct Attachment {
    /// Whose.
    pub person: PersonId,
    /// Its id.
    pub id: ObjectId,
    /// Whether it is a picture of the person.
    pub photo: bool,
    /// What it is.
    pub media: Media,
    /// Length in bytes.
    pub size: i64,
    /// Number of pieces.
    pub pieces: i64,
    /// Retention class; chooses the key.
    pub class: Class,
    /// Activity it is held for, a number of the register.
    pub activity: u16,
    /// Source, a number of the register.
    pub source: u16,
    /// When it was stored (milliseconds since 1970 UTC).
    pub stored_at: i64,
    /// Day it goes (days since 1970).
    pub delete_on: Option<i64>,
    /// Who stored it.
    pub user: UserId,
    /// The sealed name.
    pub sealed: Vec<u8>,
}

static LOAD: Load = Load {
    table: "attachment",
    columns: &[
        "tenant_id",
        "person_id",
        "file_id",
        "photo",
        "media",
        "size",
        "pieces",
        "class",
        "activity_id",
        "source_id",
        "stored_at",
        "delete_on",
        "user_id",
        "sealed",
    ],
};

static PIECES: Load = Load {
    table: "attachment_piece",
    columns: &["tenant_id", "person_id", "file_id", "piece_no", "sealed"],
};

/// Inserts a file with its sealed pieces.
pub fn insert(tx: &mut Tx<'_>, file: &Attachment, pieces: &[Vec<u8>]) -> Result<(), Failure> {
    let row = [
        Value::Int(TENANT),
        Value::Bytes(file.person.bytes()),
        Value::Bytes(&file.id.0),
        Value::Int(i64::from(file.photo)),
        Value::Int(file.media.code()),
        Value::Int(file.size),
        Value::Int(file.pieces),
        Value::Int(file.class.code()),
        Value::Int(i64::from(file.activity)),
        Value::Int(i64::from(file.source)),
        Value::Int(file.stored_at),
        file.delete_on.map_or(Value::Null, Value::Int),
        Value::Bytes(file.user.bytes()),
        Value::Bytes(&file.sealed),
    ];
    tx.load(&LOAD, std::iter::once(row))?;
    let rows = (0_i64..).zip(pieces).map(|(number, sealed)| {
        [
            Value::Int(TENANT),
            Value::Bytes(file.person.bytes()),
            Value::Bytes(&file.id.0),
            Value::Int(number),
            Value::Bytes(sealed),
        ]
    });
    tx.load(&PIECES, rows).map(drop)
}

/// Inserts one sealed piece: whose, of which file, its number.
pub fn insert_piece(
    tx: &mut Tx<'_>,
    (person, file, number): (PersonId, ObjectId, i64),
    sealed: &[u8],
) -> Result<(), Failure> {
    let row = [
        Value::Int(TENANT),
        Value::Bytes(person.bytes()),
        Value::Bytes(&file.0),
        Value::Int(number),
        Value::Bytes(sealed),
    ];
    tx.load(&PIECES, [row]).map(drop)
}

/// The files of one person, the newest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Attachment>, Failure> {
    tx.query(
        "select person_id, file_id, photo, media, size, pieces, class, activity_id, source_id, stored_at, \
         delete_on, user_id, sealed from attachment where tenant_id = $1 and person_id = $2 \
         order by file_id desc",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        read,
    )
}

/// One sealed piece.
pub fn piece(
    tx: &mut Tx<'_>,
    person: PersonId,
    file: ObjectId,
    number: i64,
) -> Result<Option<Vec<u8>>, Failure> {
    tx.one(
        "select sealed from attachment_piece \
         where tenant_id = $1 and person_id = $2 and file_id = $3 and piece_no = $4",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(&file.0),
            Value::Int(number),
        ],
        |row| row.bytes(0).map(<[u8]>::to_vec),
    )
}

/// Deletes one file; how many there were.
pub fn delete(tx: &mut Tx<'_>, person: PersonId, file: ObjectId) -> Result<u64, Failure> {
    let key = [Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(&file.0)];
    tx.execute(
        "delete from attachment_piece where tenant_id = $1 and person_id = $2 and file_id = $3",
        &key,
    )?;
    tx.execute(
        "delete from attachment where tenant_id = $1 and person_id = $2 and file_id = $3",
        &key,
    )
}

/// Persons of whom pictures are held, each once.
pub fn pictured(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<PersonId>, Failure> {
    tx.query(
        "select distinct person_id from attachment where tenant_id = $1 and photo = 1 \
         order by person_id limit $2",
        &[Value::Int(TENANT), Value::Int(limit)],
        |row| row.id(0),
    )
}

/// Deletes the pictures of a person that are held for this activity (R-EMP-30).
pub fn delete_photos(tx: &mut Tx<'_>, person: PersonId, activity: u16) -> Result<(), Failure> {
    for file in of_person(tx, person)? {
        if file.photo && file.activity == activity {
            delete(tx, person, file.id)?;
        }
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Attachment, Failure> {
    let number = |at: usize| u16::try_from(row.int(at)?).map_err(|_| Failure::shape("number"));
    Ok(Attachment {
        person: row.id(0)?,
        id: row.id(1)?,
        photo: row.flag(2)?,
        media: word(row, 3, Media::from_code)?,
        size: row.int(4)?,
        pieces: row.int(5)?,
        class: word(row, 6, Class::from_code)?,
        activity: number(7)?,
        source: number(8)?,
        stored_at: row.int(9)?,
        delete_on: row.opt_int(10)?,
        user: row.id(11)?,
        sealed: row.bytes(12)?.to_vec(),
    })
}
