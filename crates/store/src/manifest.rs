//! What each column is: whose, of what kind, sealed or not, kept how long, erased how.
//!
//! Declared in `columns.toml`; a test holds it against the live schema of both engines (R30).

use std::collections::BTreeMap;

use law::class::Class;
use serde::Deserialize;

use crate::failure::Failure;
use crate::store::Content;
use crate::waist::{Conn, Tx};

/// One column of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// In which of the two databases.
    pub content: Content,
    /// Table.
    pub table: String,
    /// Column.
    pub name: String,
    /// Whom it is about.
    pub subject: Subject,
    /// What kind of thing it says.
    pub category: Category,
    /// Ciphertext under a key of the key store.
    pub sealed: bool,
    /// How long it is kept.
    pub retention: Retention,
    /// What an erasure does to it.
    pub erase: Erase,
}

/// Whom a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A person data are held about.
    Person,
    /// Somebody who works with Obhut.
    Staff,
    /// The firm.
    Firm,
    /// Nobody.
    None,
}

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Which row: a random id.
    Id,
    /// A fact about a person without content, from a closed vocabulary.
    Fact,
    /// A personal value.
    Content,
    /// A keyed hash to look a value up by.
    SearchKey,
    /// Where something came from.
    Origin,
    /// Consent and its proof.
    Consent,
    /// Objection.
    Objection,
    /// Purchase.
    Purchase,
    /// What was decided.
    Decision,
    /// When.
    Time,
    /// Which member of staff acted.
    Staff,
    /// An account of staff or of a system.
    Account,
    /// A hash of something only its owner knows.
    Secret,
    /// A wrapped key and what belongs to it.
    Key,
    /// The audit log.
    Audit,
    /// Workings.
    Technical,
}

/// How long a column is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Retention {
    /// As long as its row.
    WithRow,
    /// By the retention class of the value in the row.
    ByClass,
    /// By this class.
    Class(Class),
}

impl TryFrom<String> for Retention {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_str() {
            "with row" => Ok(Self::WithRow),
            "by class" => Ok(Self::ByClass),
            _ => Class::from_word(&word).map(Self::Class).ok_or(word),
        }
    }
}

/// What an erasure does to a column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Erase {
    /// Its key is destroyed; the row follows.
    #[serde(rename = "destroy key")]
    DestroyKey,
    /// The row is deleted.
    #[serde(rename = "delete row")]
    DeleteRow,
    /// The value is replaced by nothing; the row stays.
    #[serde(rename = "blank")]
    Blank,
    /// It stays, for this reason.
    #[serde(rename = "keep")]
    Keep(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: BTreeMap<String, Table>,
    keys: BTreeMap<String, Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    subject: Subject,
    retention: Retention,
    erase: Erase,
    columns: BTreeMap<String, Entry>,
}

/// What a column says of itself; the table says the rest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    category: Category,
    #[serde(default)]
    sealed: bool,
    subject: Option<Subject>,
    retention: Option<Retention>,
    erase: Option<Erase>,
}

/// Every column of both databases, by table and name.
///
/// # Errors
/// `Shape` if the declaration cannot be read; a test reads it at every build.
pub fn manifest() -> Result<Vec<Column>, Failure> {
    let unreadable = |_| Failure::shape("`columns.toml` cannot be read");
    let file: File = toml::from_str(include_str!("../columns.toml")).map_err(unreadable)?;
    let data = file.data.into_iter().map(|(name, table)| (Content::Data, name, table));
    let keys = file.keys.into_iter().map(|(name, table)| (Content::Keys, name, table));
    Ok(data.chain(keys).flat_map(|(content, name, table)| columns(content, &name, table)).collect())
}

fn columns(content: Content, name: &str, table: Table) -> Vec<Column> {
    let column = |(column, entry): (String, Entry)| Column {
        content,
        table: name.to_owned(),
        name: column,
        subject: entry.subject.unwrap_or(table.subject),
        category: entry.category,
        sealed: entry.sealed,
        retention: entry.retention.unwrap_or(table.retention),
        erase: entry.erase.unwrap_or_else(|| table.erase.clone()),
    };
    table.columns.into_iter().map(column).collect()
}

/// Table and name of every column that the open database really has.
///
/// # Errors
/// Those of the engine.
pub fn live_columns(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, Failure> {
    let sql = match tx.conn {
        Conn::Sqlite(_) => {
            "select t.name, c.name from sqlite_schema t join pragma_table_info(t.name) c \
             where t.type = 'table' order by 1, 2"
        }
        Conn::Postgres(_) => {
            "select table_name::text, column_name::text from information_schema.columns \
             where table_schema = current_schema() order by 1, 2"
        }
    };
    tx.query(sql, &[], |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))
}
