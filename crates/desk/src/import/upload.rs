//! Files uploaded in the browser: sealed piece by piece from the first byte, gone once taken in
//! (R-SUP-13). Nothing of a file is ever written in clear.

use std::io::{self, Read, Seek, SeekFrom};

use law::access::{Set64, Subjects, decide};
use law::ids::{ImportId, LabelId, PersonId};
use law::kinds::{Collect, Link, Upload};
use law::vocabulary::{Country, PersonState, PersonType};
use store::records::import::{self, Import, ImportState, Told};
use vault::{Action, Grant, Note, Object, PersonKey, Sealed};

use super::NO_SOURCE;
use super::undo::Why;
use crate::{Call, Desk, Fault, Result, places};

/// Size of a sealed piece, bytes.
const PIECE: usize = 60 * 1024;

/// An upload on its way: write pieces, then finish.
pub struct Incoming<'a> {
    desk: &'a Desk,
    call: Call,
    import: ImportId,
    key: PersonKey,
    pieces: u64,
    waiting: Vec<u8>,
}

impl Desk {
    /// Begins an upload for a source.
    ///
    /// # Errors
    /// `SOURCE_MISSING`.
    pub fn begin_upload(&self, call: &Call, source: u16) -> Result<Incoming<'_>> {
        let register = self.register();
        let source = register.source(source).ok_or(NO_SOURCE)?;
        let import = ImportId(self.fresh(call)?.0);
        let key = self.make_key(call, PersonId(import.0), places::UPLOAD)?;
        let record = Import {
            id: import,
            source: source.id,
            label: LabelId(self.fresh(call)?.0),
            fingerprint: import.0,
            state: ImportState::Uploaded,
            told: Told { country: Country::Unknown, party: PersonType::Unknown, documented: false },
            mapping: String::new(),
            rows_total: None,
            rows_done: 0,
            created_at: call.ms(),
            finished_at: None,
            user: call.actor.user,
        };
        self.store.write(|tx| {
            import::insert(tx, &record)?;
            self.note(
                tx,
                Note::new(call.actor.user, Action::ImportStarted, Object::Import, call.moment()),
            )
        })?;
        Ok(Incoming { desk: self, call: *call, import, key, pieces: 0, waiting: Vec::new() })
    }

    /// Destroys the key of an upload: copies of its pieces in backups become unreadable, too.
    pub(crate) fn forget_upload(&self, call: &Call, import: ImportId) -> Result<()> {
        let subject = PersonId(import.0);
        match self.keys.get(subject, places::UPLOAD)? {
            Some(_) => self.destroy_key(call, subject, places::UPLOAD, Why::Done),
            None => Ok(()),
        }
    }

    /// Forgets the files that were uploaded and not taken in within so many days: they go as an
    /// exported file does (LK-22).
    pub(crate) fn drop_old_uploads(&self, call: &Call, days: i32) -> Result<()> {
        let period = jiff::SignedDuration::from_hours(24 * i64::from(days));
        let oldest = (call.now - period).as_millisecond();
        let mut uploads = self.store.read(|tx| import::in_state(tx, ImportState::Uploaded))?;
        uploads.retain(|upload| upload.created_at < oldest);
        for upload in uploads {
            // Nobody may begin to take it in meanwhile.
            if let Ok(_claim) = self.taking.claim(upload.id, 0) {
                self.cancel_upload(call, upload.id)?;
            }
        }
        Ok(())
    }

    /// The uploaded file, opened piece by piece as it is read.
    pub(crate) fn uploaded(&self, call: &Call, import: ImportId) -> Result<Uploaded<'_>> {
        let intake = self.intake()?;
        let subject = Subjects::One(PersonId(import.0), PersonState::Active);
        let permit = decide::<Link>(call.actor, subject, &intake, Set64::FULL)?;
        let key = self.key(PersonId(import.0), places::UPLOAD)?;
        let grant = self.grant(permit, call, Some(&key))?;
        Ok(Uploaded {
            desk: self,
            import,
            grant,
            key,
            piece: Vec::new(),
            number: None,
            position: 0,
        })
    }
}

impl Incoming<'_> {
    /// Adds bytes; full pieces are sealed and kept at once.
    ///
    /// # Errors
    /// Failures of the store and the vault.
    pub fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let room = PIECE - self.waiting.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.waiting.extend_from_slice(now);
            bytes = later;
            if self.waiting.len() == PIECE {
                self.keep()?;
            }
        }
        Ok(())
    }

    /// Keeps the rest; the file can be looked at now.
    ///
    /// # Errors
    /// A fault for an empty file, of which nothing stays.
    pub fn finish(mut self) -> Result<ImportId> {
        if self.pieces == 0 && self.waiting.is_empty() {
            self.desk.cancel_upload(&self.call, self.import)?;
            return Err(Fault::of("file", "EMPTY", intake::Cause::Empty.advice()).into());
        }
        if !self.waiting.is_empty() {
            self.keep()?;
        }
        Ok(self.import)
    }

    fn keep(&mut self) -> Result<()> {
        let intake = self.desk.intake()?;
        let subject = Subjects::One(PersonId(self.import.0), PersonState::Active);
        let permit = decide::<Collect>(self.call.actor, subject, &intake, Set64::FULL)?;
        let place = places::chunk(self.import, self.pieces);
        let sealed: Sealed<Upload> =
            self.desk.vault.seal_raw(&permit, &self.key, place, &self.waiting)?;
        let number = i64::try_from(self.pieces).unwrap_or(i64::MAX);
        self.desk.store.write(|tx| import::put_chunk(tx, self.import, number, sealed.stored()))?;
        self.pieces += 1;
        self.waiting.clear();
        Ok(())
    }
}

/// An uploaded file, readable and seekable like a file on a disk.
pub(crate) struct Uploaded<'a> {
    desk: &'a Desk,
    import: ImportId,
    grant: Grant<'a, Link>,
    key: PersonKey,
    piece: Vec<u8>,
    number: Option<u64>,
    position: u64,
}

impl Uploaded<'_> {
    fn load(&mut self, number: u64) -> io::Result<()> {
        if self.number == Some(number) {
            return Ok(());
        }
        let column = i64::try_from(number).map_err(io::Error::other)?;
        let found = self
            .desk
            .store
            .read(|tx| import::chunk(tx, self.import, column))
            .map_err(io::Error::other)?;
        self.piece = match found {
            None => Vec::new(),
            Some(sealed) => {
                let sealed =
                    Sealed::<Upload>::from_stored(places::chunk(self.import, number), sealed);
                self.grant.open(&self.key, &sealed).map_err(io::Error::other)?.bytes().to_vec()
            }
        };
        self.number = Some(number);
        Ok(())
    }
}

impl Read for Uploaded<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.load(self.position / PIECE as u64)?;
        let start = usize::try_from(self.position % PIECE as u64).map_err(io::Error::other)?;
        let rest = self.piece.get(start..).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for Uploaded<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.position = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => {
                self.position.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?
            }
            SeekFrom::End(_) => return Err(io::ErrorKind::Unsupported.into()),
        };
        Ok(self.position)
    }
}
