//! What can go wrong while keeping data.
//!
//! Every error of this room is a [`Failure`]: a numbered [`Kind`] with words for the user, and a
//! [`Cause`] for the log. Neither holds a value, a path or a statement, so a failure can be logged
//! and shown anywhere. `Display` never repeats the cause; whoever logs prints the chain.

use std::fmt;

use law::refusal::Words;

/// Something the store could not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} ({})", .kind.words().en, .kind.number())]
pub struct Failure {
    /// What happened, as far as the user is concerned.
    pub kind: Kind,
    /// What the engine said.
    #[source]
    pub cause: Option<Cause>,
}

impl Failure {
    /// A failure without a message of the engine.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, cause: None }
    }

    /// A statement and its reader disagree: an error in the program, said in its own words.
    pub const fn shape(note: &'static str) -> Self {
        Self { kind: Kind::Shape, cause: Some(Cause::Note(note)) }
    }

    /// The same cause under another kind.
    pub const fn as_kind(self, kind: Kind) -> Self {
        Self { kind, cause: self.cause }
    }
}

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Self {
        Self::new(kind)
    }
}

/// What an engine said, reduced to codes: its messages may quote values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Extended result code of SQLite.
    Sqlite(i32),
    /// SQLSTATE of PostgreSQL.
    Postgres([u8; 5]),
    /// Error of the operating system.
    Io(std::io::ErrorKind),
    /// A sentence of the program itself.
    Note(&'static str),
}

impl std::error::Error for Cause {}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(code) => write!(f, "sqlite result code {code}"),
            Self::Postgres(state) => write!(f, "sqlstate {}", state.escape_ascii()),
            Self::Io(kind) => write!(f, "{kind}"),
            Self::Note(note) => f.write_str(note),
        }
    }
}

/// Declares the kinds with their stable number and their words in both languages.
macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident = $number:literal, $de:literal, $en:literal;)+) => {
        /// Kinds of failure. Numbers are stable: they appear in logs and support requests.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$meta])* $name),+ }

        impl Kind {
            /// Every kind, in order of its number.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),+];
            /// The stable number, such as `S06`.
            pub const fn number(self) -> &'static str { match self { $(Self::$name => $number),+ } }
            /// One line for the user: what happened and what to do.
            pub const fn words(self) -> Words {
                match self { $(Self::$name => Words { de: $de, en: $en }),+ }
            }
        }
    };
}

kinds! {
    /// No database where one is expected.
    Missing = "S01",
        "Hier ist keine Datenbank. Bitte den Ort prüfen oder mit `obhut init` eine neue anlegen.",
        "there is no database here; check the place or make a new one with `obhut init`";
    /// A new database is wanted where something is already.
    Exists = "S02",
        "Hier liegt schon etwas. Für eine neue Datenbank bitte einen leeren Ordner oder eine leere Datenbank wählen.",
        "something is here already; choose an empty folder or an empty database for a new one";
    /// Another process serves the same firm.
    InUse = "S03",
        "Ein anderer Vorgang von Obhut arbeitet schon mit diesen Daten. Bitte zuerst den anderen beenden.",
        "another process of Obhut already works with these data; stop the other one first";
    /// The medium or the rights do not allow writing.
    ReadOnly = "S04",
        "Der Ordner oder die Datenbank lässt sich nicht beschreiben. Bitte Rechte und Einhängung prüfen.",
        "the folder or the database cannot be written; check its rights and how it is mounted";
    /// The folder lies on a file system of the network, where locks and flushes cannot be trusted.
    NetworkFolder = "S05",
        "Der Ordner liegt auf einem Netzlaufwerk; dort sind die Daten nicht sicher. Bitte eine örtliche Platte oder PostgreSQL nehmen.",
        "the folder is on a network file system, where data are not safe; use a local disk or PostgreSQL";
    /// No space is left.
    DiskFull = "S06",
        "Der Speicherplatz ist voll; dieser Schritt wurde nicht gespeichert. Bitte Platz schaffen und es noch einmal versuchen.",
        "the disk is full and this step was not saved; free some space and try again";
    /// Somebody else holds what is needed.
    Busy = "S07",
        "Die Datenbank ist gerade beschäftigt; dieser Schritt wurde nicht gespeichert. Bitte gleich noch einmal versuchen.",
        "the database is busy and this step was not saved; try again in a moment";
    /// The server does not answer.
    Gone = "S08",
        "Der Datenbankserver antwortet nicht; dieser Schritt wurde nicht gespeichert. Obhut verbindet sich von selbst wieder.",
        "the database server does not answer and this step was not saved; Obhut reconnects by itself";
    /// The connection broke, or the disk failed, while a commit was under way.
    OutcomeUnknown = "S09",
        "Beim Speichern brach die Verbindung ab. Bitte nachsehen, ob die Änderung angekommen ist, bevor sie wiederholt wird.",
        "the connection broke while saving; check whether the change arrived before repeating it";
    /// The schema is from a later version of the program.
    NewerSchema = "S10",
        "Diese Datenbank gehört zu einer neueren Version von Obhut. Bitte das Programm aktualisieren.",
        "this database belongs to a newer version of Obhut; update the program";
    /// The file is not a sound database.
    Damaged = "S11",
        "Die Datenbank ist beschädigt. Bitte nichts weiter ändern und eine Sicherung zurückspielen.",
        "the database is damaged; change nothing more and restore a backup";
    /// A row with this key exists.
    Conflict = "S12",
        "Das gibt es schon; jemand anderes war schneller. Bitte neu laden.",
        "this exists already, somebody else was faster; reload";
    /// A statement and its reader disagree.
    Shape = "S13",
        "Interner Fehler im Umgang mit der Datenbank. Bitte mit der Fehlernummer melden.",
        "internal error in dealing with the database; please report it with its reference";
    /// The engine is too old or a safety setting did not take effect.
    Settings = "S14",
        "Die Datenbank ist zu alt oder unsicher eingestellt (nötig: SQLite 3.51.3, PostgreSQL 15 mit fsync).",
        "the database is too old or unsafely set up (needed: SQLite 3.51.3, PostgreSQL 15 with fsync)";
    /// The engine refused a statement.
    Statement = "S15",
        "Die Datenbank hat einen Befehl abgelehnt; dieser Schritt wurde nicht gespeichert. Bitte mit der Fehlernummer melden.",
        "the database refused a statement and this step was not saved; please report it with its reference";
    /// Log-in to the server refused, or rights missing.
    NoAccess = "S16",
        "Die Datenbank verweigert den Zugang. Bitte Benutzer, Kennwort und Rechte prüfen.",
        "the database refuses access; check user, password and rights";
    /// The address of the server cannot be used.
    Address = "S17",
        "Diese Datenbank-Adresse geht nicht. Erwartet: postgres://benutzer@server/datenbank; ohne TLS nur auf demselben Rechner.",
        "this database address does not work; expected postgres://user@host/database, without TLS only on the same machine";
    /// Reading or writing the disk failed.
    Disk = "S18",
        "Die Festplatte meldet einen Fehler; dieser Schritt wurde nicht gespeichert. Bitte den Datenträger prüfen.",
        "the disk reports an error and this step was not saved; check the medium";
    /// Another write of the same group broke it; this one was undone with it.
    GroupLost = "S19",
        "Das Speichern wurde unterbrochen; dieser Schritt wurde nicht gespeichert. Bitte noch einmal versuchen.",
        "saving was interrupted and this step was not saved; try again";
    /// The person is being erased: keys are neither read nor made.
    Erasing = "S20",
        "Diese Daten werden gerade gelöscht und sind nicht mehr zugänglich.",
        "these data are being erased and can no longer be reached";
    /// The server could not prove that it is the one it should be.
    Untrusted = "S21",
        "Dem Zertifikat des Datenbankservers ist nicht zu trauen. Bitte den Namen des Servers und `sslrootcert` prüfen.",
        "the certificate of the database server cannot be trusted; check the name of the server and `sslrootcert`";
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(error, _) => Self {
                kind: sqlite_kind(error.code, error.extended_code),
                cause: Some(Cause::Sqlite(error.extended_code)),
            },
            rusqlite::Error::SqlInputError { error, .. } => {
                Self { kind: Kind::Statement, cause: Some(Cause::Sqlite(error.extended_code)) }
            }
            _ => Self::shape("the SQLite driver refused a value, a column or a statement"),
        }
    }
}

fn sqlite_kind(code: rusqlite::ErrorCode, extended: i32) -> Kind {
    use rusqlite::ErrorCode as C;
    match code {
        C::DiskFull => Kind::DiskFull,
        C::ReadOnly => Kind::ReadOnly,
        C::DatabaseBusy | C::DatabaseLocked => Kind::Busy,
        C::DatabaseCorrupt | C::NotADatabase => Kind::Damaged,
        C::CannotOpen => Kind::Missing,
        C::PermissionDenied | C::AuthorizationForStatementDenied => Kind::NoAccess,
        // Growing the shared memory of the log is how a full disk is met first.
        C::SystemIoFailure if extended == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => Kind::DiskFull,
        C::SystemIoFailure => Kind::Disk,
        C::ConstraintViolation if is_unique(extended) => Kind::Conflict,
        _ => Kind::Statement,
    }
}

fn is_unique(extended: i32) -> bool {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
    extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_UNIQUE
}

impl From<postgres::Error> for Failure {
    fn from(error: postgres::Error) -> Self {
        if let Some(state) = error.code() {
            return Self { kind: postgres_kind(state.code()), cause: sqlstate(state.code()) };
        }
        let io = std::error::Error::source(&error).and_then(|e| e.downcast_ref::<std::io::Error>());
        match io {
            Some(io) if io.kind() == std::io::ErrorKind::InvalidData => {
                Self { kind: Kind::Untrusted, cause: Some(Cause::Note("TLS could not be agreed")) }
            }
            Some(io) => Self { kind: Kind::Gone, cause: Some(Cause::Io(io.kind())) },
            None if error.is_closed() => Self::new(Kind::Gone),
            None => Self::shape("the PostgreSQL driver refused a value, a column or a setting"),
        }
    }
}

fn sqlstate(code: &str) -> Option<Cause> {
    code.as_bytes().try_into().ok().map(Cause::Postgres)
}

/// SQLSTATE to kind (PostgreSQL manual, appendix A).
fn postgres_kind(code: &str) -> Kind {
    match code {
        "53100" => Kind::DiskFull,
        "25006" => Kind::ReadOnly,
        "23505" => Kind::Conflict,
        "3D000" => Kind::Missing,
        "42501" => Kind::NoAccess,
        "40001" | "40P01" | "55P03" | "57014" | "53300" => Kind::Busy,
        "57P01" | "57P02" | "57P03" | "57P05" | "25P03" => Kind::Gone,
        "XX001" | "XX002" => Kind::Damaged,
        "58030" => Kind::Disk,
        _ if code.starts_with("08") => Kind::Gone,
        _ if code.starts_with("28") => Kind::NoAccess,
        _ => Kind::Statement,
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as E;
        let kind = match error.kind() {
            E::NotFound | E::NotADirectory => Kind::Missing,
            E::PermissionDenied | E::ReadOnlyFilesystem => Kind::ReadOnly,
            E::StorageFull | E::QuotaExceeded => Kind::DiskFull,
            E::AlreadyExists => Kind::Exists,
            _ => Kind::Disk,
        };
        Self { kind, cause: Some(Cause::Io(error.kind())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_without_gaps_and_both_languages_speak() {
        for (i, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(kind.number(), format!("S{:02}", i + 1));
            assert!(kind.words().de.len() > 20 && kind.words().en.len() > 20);
        }
    }

    #[test]
    fn display_names_the_number_and_leaves_the_cause_to_the_chain() {
        let failure = Failure { kind: Kind::DiskFull, cause: Some(Cause::Sqlite(13)) };
        let shown = failure.to_string();
        assert!(shown.contains("S06") && !shown.contains("13"), "{shown}");
        let cause = std::error::Error::source(&failure).map(ToString::to_string);
        assert_eq!(cause.as_deref(), Some("sqlite result code 13"));
    }

    #[test]
    fn a_message_of_the_engine_is_not_kept() {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE);
        let said = rusqlite::Error::SqliteFailure(code, Some("UNIQUE: erika@example.org".into()));
        let failure = Failure::from(said);
        assert_eq!(failure.kind, Kind::Conflict);
        assert!(!format!("{failure:?}").contains("erika"));
    }
}
