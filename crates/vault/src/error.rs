//! What can go wrong. [`Failure`] is ours (the user sees a reference); [`SealError`],
//! [`OpenError`] and [`GrantError`] say that values, keys and permits do not belong together;
//! [`UnsealError`] is for the person who starts the program and says the way out.
//!
//! No error carries a personal value or a key.

use law::refusal::Words;

/// Something inside failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The operating system gave no random bytes.
    #[error("no random bytes from the operating system")]
    Random,
    /// A cryptographic step failed although its input was sound.
    #[error("cryptographic step `{0}` failed")]
    Crypto(&'static str),
    /// The epoch key that wraps a person's key was destroyed or is not known here.
    #[error("epoch key {0} is not available")]
    EpochGone(u32),
    /// A wrapped key was changed or belongs to another person, class or installation.
    #[error("wrapped key does not belong to this person, class and installation")]
    WrappedKey,
    /// Parameters of a password hash are outside the range that is carried out.
    #[error("password hash has parameters out of range")]
    HashRange,
    /// The last slot cannot be removed, since nobody could ever unseal again.
    #[error("the last slot cannot be removed")]
    LastSlot,
}

/// A value was not sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The permit does not cover this kind of value.
    #[error("permit does not cover values of kind `{0}`")]
    NotCovered(&'static str),
    /// The permit is for another person.
    #[error("permit is for another person")]
    OtherPerson,
    /// The key belongs to another person or class than the place.
    #[error("key and place differ in person or class")]
    OtherKey,
    /// The value has other parts than its kind.
    #[error("value does not have the parts of kind `{0}`")]
    Parts(&'static str),
    /// The value is longer than [`crate::MAX_VALUE`].
    #[error("value is too long to be sealed")]
    TooLong,
    /// Something inside failed.
    #[error("sealing failed")]
    Failure(#[source] Failure),
}

/// A value was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The permit does not cover this kind of value.
    #[error("permit does not cover values of kind `{0}`")]
    NotCovered(&'static str),
    /// The permit is for another person.
    #[error("permit is for another person")]
    OtherPerson,
    /// More persons were opened than the permit allows.
    #[error("permit is for at most {at_most} persons")]
    Bound {
        /// The bound of the permit.
        at_most: u32,
    },
    /// The key belongs to another person or class than the value, or was replaced since.
    #[error("key does not belong to the value")]
    OtherKey,
    /// The value was sealed in a format this program does not know.
    #[error("value has the unknown format {0}")]
    Format(u8),
    /// The value was changed, moved to another place, or is not a sealed value.
    #[error("value was damaged or moved from its place")]
    Damaged,
}

/// A grant was not given.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    /// A permit for one person needs that person's key, for the audit leaf.
    #[error("audit needs the key of the person the permit is for")]
    SubjectKey,
    /// The audit leaf could not be written; without a leaf nothing is opened.
    #[error("audit leaf could not be written")]
    Ledger(#[source] LedgerError),
    /// Something inside failed.
    #[error("grant failed")]
    Failure(#[source] Failure),
}

/// The ledger did not take a leaf.
#[derive(Debug, thiserror::Error)]
#[error("ledger did not take the leaf")]
pub struct LedgerError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// The vault stays sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsealError {
    /// No slot opens with this passphrase.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// No slot opens with this key file.
    #[error("wrong key file")]
    WrongKeyFile,
    /// The key file does not hold a key.
    #[error("not a key file")]
    NotAKeyFile,
    /// The key ring was changed or cut.
    #[error("key ring is damaged ({0})")]
    Damaged(&'static str),
    /// The key ring was written by a newer version.
    #[error("key ring has format version {0}, which is newer than this program")]
    Newer(u32),
    /// Something inside failed.
    #[error("unsealing failed")]
    Failure(#[source] Failure),
}

impl UnsealError {
    /// What happened, in both languages.
    pub const fn reason(&self) -> Words {
        match self {
            Self::WrongPassphrase => Words {
                de: "Die Passphrase passt zu keinem Zugang dieses Schlüsselbunds.",
                en: "The passphrase does not fit any slot of this key ring.",
            },
            Self::WrongKeyFile => Words {
                de: "Die Schlüsseldatei passt zu keinem Zugang dieses Schlüsselbunds.",
                en: "The key file does not fit any slot of this key ring.",
            },
            Self::NotAKeyFile => Words {
                de: "Die Datei ist keine Schlüsseldatei von Obhut.",
                en: "The file is not a key file of Obhut.",
            },
            Self::Damaged(_) => Words {
                de: "Der Schlüsselbund ist beschädigt oder wurde verändert.",
                en: "The key ring is damaged or was changed.",
            },
            Self::Newer(_) => Words {
                de: "Der Schlüsselbund stammt von einer neueren Version von Obhut.",
                en: "The key ring was written by a newer version of Obhut.",
            },
            Self::Failure(_) => Words {
                de: "Der Tresor ließ sich wegen eines inneren Fehlers nicht öffnen.",
                en: "The vault could not be unsealed because of an internal failure.",
            },
        }
    }

    /// What helps, in both languages.
    pub const fn way_forward(&self) -> Words {
        match self {
            Self::WrongPassphrase => Words {
                de: "Passphrase noch einmal eingeben (Groß- und Kleinschreibung, Tastaturbelegung) oder die Schlüsseldatei benutzen.",
                en: "Type the passphrase again (mind capitals and keyboard layout), or use the key file.",
            },
            Self::WrongKeyFile => Words {
                de: "Die Schlüsseldatei angeben, die bei der Einrichtung dieses Ordners entstand, oder die Passphrase benutzen.",
                en: "Give the key file made when this folder was set up, or use the passphrase.",
            },
            Self::NotAKeyFile => Words {
                de: "Die bei der Einrichtung erzeugte Schlüsseldatei unverändert angeben.",
                en: "Give the key file made at set-up, unchanged.",
            },
            Self::Damaged(_) => Words {
                de: "Die Datei des Schlüsselbunds aus der Sicherung des Schlüsselspeichers zurückholen; die Daten selbst sind davon nicht betroffen.",
                en: "Restore the key ring file from the backup of the key store; the data themselves are not affected.",
            },
            Self::Newer(_) => Words {
                de: "Obhut auf mindestens die Version aktualisieren, die zuletzt mit diesem Ordner lief.",
                en: "Update Obhut to at least the version that last ran with this folder.",
            },
            Self::Failure(_) => Words {
                de: "Noch einmal starten; bleibt der Fehler, das Protokoll mit der Fehlernummer an den Support geben.",
                en: "Start again; if it stays, hand the log with the error reference to support.",
            },
        }
    }
}
