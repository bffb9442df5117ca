//! Listing, opening and removing files.

use jiff::civil::Date;
use law::access::{Set64, Subjects, decide};
use law::class::Class;
use law::ids::{ObjectId, PersonId};
use law::kinds::{self, Shape, View};
use law::vocabulary::PersonState;
use store::Tx;
use store::records::attachment::{self, Attachment, Media};
use vault::{Action, Grant, Note, Object, PersonKey, Sealed};

use crate::interactions::{text_lenses, writing_for};
use crate::register::Register;
use crate::{Call, Desk, Fault, Result, day_of, places};

/// A file in a list. No `Debug`: it holds an opened name.
pub struct FileEntry {
    /// Its id.
    pub id: ObjectId,
    /// Its name, as far as it was kept.
    pub name: String,
    /// Whether it is a picture of the person.
    pub photo: bool,
    /// Length in bytes.
    pub size: u64,
    /// Activity it is held for.
    pub activity: u16,
    /// Source, a number of the register.
    pub source: u16,
    /// Day it was stored.
    pub on: Date,
    /// Day it goes; a picture goes when its consent does.
    pub deletes_on: Option<Date>,
}

/// An opened file. No `Debug`: it holds content.
pub struct Fetched {
    /// Its name.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// The files of a person that the caller's activities may open, the newest first; one leaf, and
    /// none when there is nothing.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn files(&self, call: &Call, person: PersonId) -> Result<Vec<FileEntry>> {
        let register = self.register();
        let mut held = self.store.read(|tx| attachment::of_person(tx, person))?;
        held.retain(|file| may_open(call, &register, file));
        let state = self.state_of(person)?;
        if held.is_empty() || state != PersonState::Active {
            return Ok(Vec::new());
        }
        let grant = self.file_grant(call, &register, person)?;
        held.iter()
            .map(|file| {
                Ok(FileEntry {
                    id: file.id,
                    name: self.file_name(&grant, file)?,
                    photo: file.photo,
                    size: u64::try_from(file.size).unwrap_or(0),
                    activity: file.activity,
                    source: file.source,
                    on: day_of(file.stored_at.div_euclid(86_400_000)),
                    deletes_on: file.delete_on.map(day_of),
                })
            })
            .collect()
    }

    /// Opens a file; a leaf of its own says so.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn fetch_file(&self, call: &Call, person: PersonId, id: ObjectId) -> Result<Fetched> {
        let register = self.register();
        let file = self.one_file(call, &register, person, id)?;
        let grant = self.file_grant(call, &register, person)?;
        let master = self.leading_key(&register, person)?;
        self.store
            .write(|tx| self.note_file(tx, call, &file, Action::FileFetched, master.as_ref()))?;
        let name = self.file_name(&grant, &file)?;
        let key = self.key(person, file.class)?;
        let mut bytes = Vec::with_capacity(usize::try_from(file.size).unwrap_or(0));
        for number in 0..file.pieces {
            let piece = self.store.read(|tx| attachment::piece(tx, person, id, number))?;
            let place = places::piece(id, number.unsigned_abs(), person, file.class);
            let sealed = Sealed::<kinds::Note>::from_stored(place, piece.ok_or(Fault::NOT_FOUND)?);
            bytes.extend_from_slice(grant.open(&key, &sealed)?.bytes());
        }
        if file.photo {
            let pictures = register.kinds.iter().filter(|kind| kind.class == Class::Photo);
            self.used(call, file.activity, pictures.map(|kind| kind.id))?;
        }
        Ok(Fetched { name, media: file.media, bytes })
    }

    /// Removes a file.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn remove_file(&self, call: &Call, person: PersonId, id: ObjectId) -> Result<()> {
        drop(self.collecting(call, person, self.state_of(person)?)?);
        let register = self.register();
        let file = self.one_file(call, &register, person, id)?;
        let master = self.leading_key(&register, person)?;
        self.store.write(|tx| {
            if attachment::delete(tx, person, id)? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            self.note_file(tx, call, &file, Action::FileRemoved, master.as_ref())
        })
    }

    fn one_file(
        &self,
        call: &Call,
        register: &Register,
        person: PersonId,
        id: ObjectId,
    ) -> Result<Attachment> {
        let held = self.store.read(|tx| attachment::of_person(tx, person))?;
        let mine = |file: &Attachment| file.id == id && may_open(call, register, file);
        Ok(held.into_iter().find(mine).ok_or(Fault::NOT_FOUND)?)
    }

    fn file_grant(
        &self,
        call: &Call,
        register: &Register,
        person: PersonId,
    ) -> Result<Grant<'_, View>> {
        let facts = register.facts(writing_for(call, register, None)?);
        let subject = Subjects::One(person, self.state_of(person)?);
        let wanted = Set64::EMPTY.with(Shape::Note as i64);
        let permit = decide::<View>(call.actor, subject, &facts, wanted)?;
        let master = self.leading_key(register, person)?;
        self.grant(permit, call, master.as_ref())
    }

    fn file_name(&self, grant: &Grant<'_, View>, file: &Attachment) -> Result<String> {
        let place = places::file(file.id, file.person, file.class);
        let sealed = Sealed::<kinds::Note>::from_stored(place, file.sealed.clone());
        let key = self.key(file.person, file.class)?;
        Ok(grant.open(&key, &sealed)?.field(0).to_owned())
    }

    fn note_file(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        file: &Attachment,
        action: Action,
        master: Option<&PersonKey>,
    ) -> Result<()> {
        let note = Note::new(call.actor.user, action, Object::Datum, call.moment());
        let note = note.activity(file.activity);
        self.note(tx, master.map_or(note, |key| note.about(key)))
    }
}

/// Pictures are for whoever works with texts, files for the activity they were taken in for.
fn may_open(call: &Call, register: &Register, file: &Attachment) -> bool {
    let lenses = text_lenses(call, register);
    lenses.iter().any(|a| file.photo || a.rights_work || a.id == file.activity)
}
