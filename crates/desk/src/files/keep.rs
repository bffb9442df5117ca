//! Taking a file in.

use law::class::Class;
use law::ids::{ObjectId, PersonId};
use law::kinds::{self, Collect};
use law::refusal::{Refusal, Words};
use law::vocabulary::{Basis, ConsentState};
use store::records::attachment::{self, Attachment, Media};
use store::records::consent;
use store::records::standing;
use vault::{Action, Note, Object, PersonKey};

use super::pdf;
use super::strip::{sniff, strip};
use crate::interactions::writing_for;
use crate::people::{source_by_hand, today};
use crate::register::{Activity, Register};
use crate::screening::Screened;
use crate::{Call, Desk, Fault, Result, places};

/// Largest file, in bytes.
pub const MAX_FILE: usize = 10 << 20;
/// Size of a sealed piece, in bytes.
const PIECE: usize = 60 * 1024;

/// A file somebody hands in. No `Debug`: it holds content.
pub struct NewFile {
    /// Name as the browser tells it.
    pub name: String,
    /// The whole content.
    pub bytes: Vec<u8>,
    /// Whether it is a picture of the person.
    pub photo: bool,
    /// Source, a number of the register (R-SRC-01).
    pub source: u16,
    /// Activity it is held for; the widest of the caller's if none is chosen.
    pub activity: Option<u16>,
}

/// A file that was taken in.
pub struct Kept {
    /// Its id.
    pub id: ObjectId,
    /// Something in its name was not kept.
    pub masked: bool,
}

impl Desk {
    /// Keeps a file of a person.
    ///
    /// # Errors
    /// Faults of the file; refusals of role and state; `PHOTO_NO_PURPOSE`, `PHOTO_NO_CONSENT`
    /// (R-EMP-30).
    pub fn keep_file(&self, call: &Call, person: PersonId, new: &NewFile) -> Result<Kept> {
        let register = self.register();
        let standing = self.store.read(|tx| standing::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        let activity = match new.photo {
            true => self.photo_purpose(&register, person)?,
            false => writing_for(call, &register, new.activity)?,
        };
        writing_for(call, &register, None)?;
        let source = source_by_hand(&register, new.source, standing.party)?;
        if new.bytes.is_empty() || new.bytes.len() > MAX_FILE {
            return Err(SIZE.into());
        }
        let media = sniff(&new.bytes).ok_or(MEDIA)?;
        if new.photo && media == Media::Pdf {
            return Err(MEDIA.into());
        }
        let bytes = match media {
            Media::Pdf => pdf::strip(&new.bytes)?,
            _ => strip(media, &new.bytes).ok_or(DAMAGED)?,
        };
        let name = Screened::of(&self.screener(), &plain_name(&new.name), None);
        let permit = self.collecting(call, person, standing.state)?;
        let class = if new.photo { Class::Photo } else { Class::CrmNote };
        let key = self.make_key(call, person, class)?;
        let id = self.fresh(call)?;
        let place = places::file(id, person, class);
        let sealed = self.vault.seal_fields::<kinds::Note>(&permit, &key, place, &[&name.kept])?;
        let pieces = self.seal_pieces(&permit, &key, id, &bytes)?;
        let on = today(call, &register);
        let file = Attachment {
            person,
            id,
            photo: new.photo,
            media,
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            pieces: i64::try_from(pieces.len()).unwrap_or(i64::MAX),
            class,
            activity: activity.id,
            source: source.id,
            stored_at: call.ms(),
            delete_on: (!new.photo).then(|| on + 730),
            user: call.actor.user,
            sealed: sealed.into_stored(),
        };
        let master = self.leading_key(&register, person)?;
        self.store.write(|tx| {
            // A withdrawal may have come in between.
            if new.photo && !has_consent(&consent::standing_of(tx, person)?, activity) {
                return Err(NO_CONSENT.into());
            }
            attachment::insert(tx, &file, &pieces)?;
            self.count_masks(tx, call, &name.removed)?;
            let note = Note::new(call.actor.user, Action::FileKept, Object::Datum, call.moment());
            let note = note.activity(activity.id);
            self.note(tx, master.as_ref().map_or(note, |key| note.about(key)))
        })?;
        Ok(Kept { id, masked: !name.removed.is_empty() })
    }

    /// The activity pictures are held for, if this person agreed to it (R-EMP-30).
    fn photo_purpose<'r>(&self, register: &'r Register, person: PersonId) -> Result<&'r Activity> {
        let activity = photo_activity(register).ok_or(NO_PURPOSE)?;
        let consents = self.store.read(|tx| consent::standing_of(tx, person))?;
        if has_consent(&consents, activity) { Ok(activity) } else { Err(NO_CONSENT.into()) }
    }

    fn seal_pieces(
        &self,
        permit: &law::access::Permit<Collect>,
        key: &PersonKey,
        file: ObjectId,
        bytes: &[u8],
    ) -> Result<Vec<Vec<u8>>> {
        let mut pieces = Vec::new();
        for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
            let place = places::piece(file, number, key.person(), key.class());
            let sealed = self.vault.seal_raw::<kinds::Note>(permit, key, place, piece)?;
            pieces.push(sealed.into_stored());
        }
        Ok(pieces)
    }
}

/// The activity that needs pictures: based on consent, with a kind of the class of pictures.
pub(crate) fn photo_activity(register: &Register) -> Option<&Activity> {
    let kind = register.kinds.iter().find(|k| k.class == Class::Photo && !k.retired)?;
    let needs = |a: &&Activity| a.kinds.contains(&kind.code);
    register.activities.iter().filter(|a| a.basis == Some(Basis::Consent)).find(needs)
}

fn has_consent(consents: &[consent::ConsentStanding], activity: &Activity) -> bool {
    consents.iter().any(|c| c.activity == activity.id && c.state == ConsentState::Active)
}

/// The last part of a path on one line; signs between words become spaces, so that words are found.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let spaced: String =
        last.chars().map(|c| if c == '_' || c.is_control() { ' ' } else { c }).take(120).collect();
    let name = spaced.trim();
    if name.is_empty() { "-".to_owned() } else { name.to_owned() }
}

const SIZE: Fault = Fault::of(
    "file",
    "FILE_SIZE",
    Words {
        de: "Die Datei ist leer oder größer als 10 MB.",
        en: "The file is empty or larger than 10 MB.",
    },
);
const MEDIA: Fault = Fault::of(
    "file",
    "FILE_TYPE",
    Words {
        de: "Bitte PDF, JPEG oder PNG; Fotos als JPEG oder PNG. Text bitte als Notiz einfügen.",
        en: "Please PDF, JPEG or PNG; photos as JPEG or PNG. Please paste text as a note.",
    },
);
const DAMAGED: Fault = Fault::of(
    "file",
    "FILE_DAMAGED",
    Words {
        de: "Das Bild ist beschädigt: Verborgene Angaben darin ließen sich nicht entfernen.",
        en: "The picture is damaged: hidden data in it could not be removed.",
    },
);
const NO_PURPOSE: Refusal = Refusal::new(
    "PHOTO_NO_PURPOSE",
    &["R-EMP-30"],
    Words {
        de: "Keine Tätigkeit im Verzeichnis braucht Fotos von Personen.",
        en: "No activity of the register needs photos of people.",
    },
    Words {
        de: "Im Verzeichnis eine Datenart der Klasse LK-23 und eine Tätigkeit mit Einwilligung anlegen, wenn Fotos wirklich nötig sind.",
        en: "If photos are really needed, add a kind of class LK-23 and an activity based on consent to the register.",
    },
);
const NO_CONSENT: Refusal = Refusal::new(
    "PHOTO_NO_CONSENT",
    &["R-EMP-30"],
    Words {
        de: "Die Person hat in ein Foto für diesen Zweck nicht eingewilligt.",
        en: "The person has not consented to a photo for this purpose.",
    },
    Words {
        de: "Zuerst die Einwilligung einholen und eintragen.",
        en: "First obtain the consent and record it.",
    },
);
