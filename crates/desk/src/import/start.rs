//! Starting an import: fingerprint, same file, record, run; and going on after a crash.

use std::io::{Read, Seek, SeekFrom};

use intake::mapping::{Mapping, Target};
use intake::{Detected, Layout};
use law::ids::{ImportId, LabelId};
use law::refusal::Words;
use law::vocabulary::{Basis, Country, PersonType};
use store::records::import::{self, Import, ImportState, Told};
use store::records::label::{self, Label};
use vault::{Action, Note, Object};

use super::understand::{Said, head};
use super::{Evidence, NO_SOURCE};
use crate::register::{Register, Source};
use crate::{Call, Desk, Failure, Fault, Result, day_number, zone};

/// What the person who imports says about the file.
#[derive(Clone)]
pub struct Options {
    /// Source, a number of the register.
    pub source: u16,
    /// Country of rows that name none.
    pub country: Country,
    /// In which capacity people without a company are held.
    pub party: PersonType,
    /// Evidence of the origin is at hand (R-SRC-02).
    pub documented: bool,
    /// How the file is written, exactly; absent: as the last file of the source with the same
    /// columns, else as detected.
    pub layout: Option<Layout>,
}

impl Options {
    /// What is kept with the import for its rows.
    pub(crate) fn told(&self) -> Told {
        Told { country: self.country, party: self.party, documented: self.documented }
    }
}

/// How an import begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// From the beginning.
    New(ImportId),
    /// Behind the rows a killed run had decided.
    Resumed(ImportId),
    /// Not at all: this file was taken in from this source before.
    Before(ImportId),
}

pub(super) const BAD_MAPPING: Fault = Fault::of(
    "mapping",
    "MAPPING",
    Words {
        de: "Bitte die Zuordnung der Spalten prüfen: mindestens Name, Firma, E-Mail oder Telefon, nichts doppelt.",
        en: "Please check the mapping of the columns: at least name, company, e-mail or telephone, nothing twice.",
    },
);

impl Desk {
    /// Takes a whole file in: recognises it, goes on where a killed run stopped, or starts.
    ///
    /// `mapping` absent means the one remembered for the source, else the suggested one.
    ///
    /// # Errors
    /// A fault for an unknown source, an unusable mapping or an unreadable file.
    pub fn import_file<F: Read + Seek + Send>(
        &self,
        call: &Call,
        file: F,
        name: &str,
        options: &Options,
        mapping: Option<Mapping>,
    ) -> Result<Begun> {
        self.import_file_from(call, file, name, (options, &Evidence::default()), mapping)
    }

    /// The same with evidence of the origin, sealed and kept with what the file brings (R-SRC-02).
    ///
    /// # Errors
    /// As [`Desk::import_file`].
    pub fn import_file_from<F: Read + Seek + Send>(
        &self,
        call: &Call,
        file: F,
        name: &str,
        told: (&Options, &Evidence),
        mapping: Option<Mapping>,
    ) -> Result<Begun> {
        self.take_file(call, (file, name), told, mapping, true)
    }

    /// The same; `remember` keeps settings and mapping for further files of the source.
    pub(super) fn take_file<F: Read + Seek + Send>(
        &self,
        call: &Call,
        (mut file, name): (F, &str),
        (options, evidence): (&Options, &Evidence),
        mapping: Option<Mapping>,
        remember: bool,
    ) -> Result<Begun> {
        let said = Said::of(options.source, options.layout, mapping);
        let mapping = self.understand(call, (&mut file, name), said, 0)?.mapping;
        if !mapping.faults().is_empty() {
            return Err(BAD_MAPPING.into());
        }
        let (fingerprint, size) = self.fingerprint(&mut file)?;
        let begun = {
            let _turn = self.taking.turn();
            self.begin(call, fingerprint, (&mapping, remember), (options, evidence))?
        };
        let (Begun::New(import) | Begun::Resumed(import)) = begun else { return Ok(begun) };
        let claim = self.taking.claim(import, size)?;
        let record = self.store.read(|tx| import::get(tx, import))?.ok_or(Fault::NOT_FOUND)?;
        let detected = detected(&mut file, name, &record)?;
        rewind(&mut file)?;
        self.run_import(call, record, &detected, file, &claim)?;
        self.collect_lists()?;
        Ok(begun)
    }

    /// Takes in an upload with a settled mapping; runs until it is done. The evidence of the origin
    /// is sealed and kept with everything the file brings (R-SRC-02).
    ///
    /// # Errors
    /// As [`Desk::import_file`]; `IMPORT_RUNNING` while it runs already.
    pub fn run_upload(
        &self,
        call: &Call,
        upload: ImportId,
        options: &Options,
        evidence: &Evidence,
        targets: Vec<Target>,
    ) -> Result<Begun> {
        self.taking.ended(upload, None);
        let ended = self.take_upload(call, upload, options, evidence, targets);
        self.taking.ended(upload, ended.as_ref().err().map(crate::Error::words));
        ended
    }

    fn take_upload(
        &self,
        call: &Call,
        upload: ImportId,
        options: &Options,
        evidence: &Evidence,
        targets: Vec<Target>,
    ) -> Result<Begun> {
        let mut file = self.uploaded(call, upload)?;
        let (columns, targets) = (targets.len(), Some(targets));
        let said = Said { targets, ..Said::of(options.source, options.layout, None) };
        let mapping = self.understand(call, (&mut file, ""), said, 0)?.mapping;
        if mapping.targets.len() != columns || !mapping.faults().is_empty() {
            return Err(BAD_MAPPING.into());
        }
        let (fingerprint, size) = self.fingerprint(&mut file)?;
        let claim = self.taking.claim(upload, size)?;
        let before = self.store.read(|tx| import::same_file(tx, &fingerprint, options.source))?;
        if let Some(done) = before.iter().find(|i| i.state == ImportState::Done) {
            self.cancel_upload(call, upload)?;
            return Ok(Begun::Before(done.id));
        }
        let register = self.register();
        let source = register.source(options.source).ok_or(NO_SOURCE)?;
        let mut record = self.store.read(|tx| import::get(tx, upload))?.ok_or(Fault::NOT_FOUND)?;
        let resumed = record.state == ImportState::Running;
        if !resumed {
            record.state = ImportState::Running;
            record.source = source.id;
            record.mapping = mapping.to_text();
            record.fingerprint = fingerprint;
            record.told = options.told();
            let label = self.label_of(call, &register, source, &record, evidence)?;
            self.store.write(|tx| {
                label::insert(tx, &label)?;
                import::update(tx, &record)?;
                import::remember_mapping(tx, source.id, &mapping.to_remember().to_text())
            })?;
        }
        let detected = detected(&mut file, "", &record)?;
        rewind(&mut file)?;
        self.run_import(call, record, &detected, file, &claim)?;
        self.collect_lists()?;
        Ok(if resumed { Begun::Resumed(upload) } else { Begun::New(upload) })
    }

    /// The finished import of the same file from the same source, if there is one.
    ///
    /// # Errors
    /// `NOT_FOUND` when the upload is gone.
    pub fn taken_before(
        &self,
        call: &Call,
        upload: ImportId,
        source: u16,
    ) -> Result<Option<ImportId>> {
        let mut file = self.uploaded(call, upload)?;
        let (fingerprint, _) = self.fingerprint(&mut file)?;
        let same = self.store.read(|tx| import::same_file(tx, &fingerprint, source))?;
        Ok(same.iter().find(|import| import.state == ImportState::Done).map(|import| import.id))
    }

    /// Goes on with an upload that a crash interrupted, as it was started.
    ///
    /// # Errors
    /// `NOT_FOUND` when it did not come by upload; else as [`Desk::run_upload`].
    pub fn resume_upload(&self, call: &Call, upload: ImportId) -> Result<Begun> {
        let record = self.store.read(|tx| import::get(tx, upload))?.ok_or(Fault::NOT_FOUND)?;
        if record.state != ImportState::Running {
            return Err(Fault::NOT_FOUND.into());
        }
        let mapping =
            Mapping::from_text(&record.mapping).ok_or(Failure::at("reading the mapping"))?;
        let Told { country, party, documented } = record.told;
        let layout = Some(mapping.layout);
        let options = Options { source: record.source, country, party, documented, layout };
        self.run_upload(call, upload, &options, &Evidence::default(), mapping.targets)
    }

    /// Forgets an upload that was not taken in.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn cancel_upload(&self, call: &Call, upload: ImportId) -> Result<()> {
        let mut record = self.store.read(|tx| import::get(tx, upload))?.ok_or(Fault::NOT_FOUND)?;
        if record.state != ImportState::Uploaded {
            return Err(Fault::NOT_FOUND.into());
        }
        record.state = ImportState::Cancelled;
        self.store.write(|tx| {
            import::delete_chunks(tx, upload)?;
            import::update(tx, &record)?;
            self.note(
                tx,
                Note::new(call.actor.user, Action::ImportUndone, Object::Import, call.moment()),
            )
        })?;
        self.forget_upload(call, upload)
    }

    /// The columns of a file, and where each would go: as remembered for its source, else suggested.
    ///
    /// # Errors
    /// A fault for a file that cannot be read.
    pub fn columns<F: Read + Seek>(
        &self,
        call: &Call,
        (file, name): (&mut F, &str),
        (source, layout): (u16, Option<Layout>),
    ) -> Result<(Vec<String>, Mapping)> {
        let found = self.understand(call, (file, name), Said::of(source, layout, None), 0)?;
        Ok((found.header, found.mapping))
    }

    /// Keyed hash of the whole file, and its size in bytes.
    fn fingerprint<F: Read + Seek>(&self, file: &mut F) -> Result<([u8; 16], u64)> {
        rewind(file)?;
        let mut fingerprint = self.vault.fingerprinter();
        let mut piece = vec![0; 64 * 1024];
        let mut size = 0;
        loop {
            let read = file.read(&mut piece).map_err(|_| READ)?;
            match piece.get(..read) {
                None | Some([]) => return Ok((fingerprint.finish(), size)),
                Some(bytes) => {
                    size += bytes.len() as u64;
                    fingerprint.update(bytes);
                }
            }
        }
    }

    /// Finds the same file, or records a new import with its label.
    fn begin(
        &self,
        call: &Call,
        fingerprint: [u8; 16],
        (mapping, remember): (&Mapping, bool),
        (options, evidence): (&Options, &Evidence),
    ) -> Result<Begun> {
        let register = self.register();
        let source = register.source(options.source).ok_or(NO_SOURCE)?;
        let same = self.store.read(|tx| import::same_file(tx, &fingerprint, source.id))?;
        for import in same {
            match import.state {
                ImportState::Done => return Ok(Begun::Before(import.id)),
                ImportState::Running | ImportState::Uploaded => {
                    return Ok(Begun::Resumed(import.id));
                }
                ImportState::Undone | ImportState::Cancelled => {}
            }
        }
        let record = Import {
            id: ImportId(self.fresh(call)?.0),
            source: source.id,
            label: LabelId(self.fresh(call)?.0),
            fingerprint,
            state: ImportState::Running,
            told: options.told(),
            mapping: mapping.to_text(),
            rows_total: None,
            rows_done: 0,
            created_at: call.ms(),
            finished_at: None,
            user: call.actor.user,
        };
        let label = self.label_of(call, &register, source, &record, evidence)?;
        self.store.write(|tx| {
            label::insert(tx, &label)?;
            import::insert(tx, &record)?;
            if remember {
                import::remember_mapping(tx, source.id, &mapping.to_remember().to_text())?;
            }
            self.note(
                tx,
                Note::new(call.actor.user, Action::ImportStarted, Object::Import, call.moment()),
            )
        })?;
        Ok(Begun::New(record.id))
    }

    /// One label for everything of an import.
    fn label_of(
        &self,
        call: &Call,
        register: &Register,
        source: &Source,
        record: &Import,
        evidence: &Evidence,
    ) -> Result<Label> {
        let first = source.activities.iter().find_map(|code| register.activity_coded(code));
        let sealed = (!evidence.is_empty())
            .then(|| self.seal_evidence(call, record.label, evidence))
            .transpose()?;
        Ok(Label {
            id: record.label,
            source: source.id,
            source_type: source.source_type,
            activities: register.activity_bits(&source.activities),
            basis: first.and_then(|a| a.basis).unwrap_or(Basis::LegitimateInterest),
            obtained_on: day_number(call.now.to_zoned(zone(register.firm.country)).date()),
            documented: source.documented || record.told.documented,
            import: Some(record.id),
            user: call.actor.user,
            evidence: sealed,
        })
    }
}

pub(super) const READ: Fault = Fault::of(
    "file",
    "READ_FAILED",
    Words { de: "Die Datei ließ sich nicht lesen.", en: "The file could not be read." },
);

pub(crate) fn rewind(file: &mut impl Seek) -> Result<()> {
    file.seek(SeekFrom::Start(0)).map(drop).map_err(|_| READ.into())
}

/// What the file of an import is, by what was said when it began: a run that goes on reads as before.
fn detected<F: Read + Seek>(file: &mut F, name: &str, record: &Import) -> Result<Detected> {
    let mapping = Mapping::from_text(&record.mapping).ok_or(Failure::at("reading the mapping"))?;
    Ok(intake::detect_as(&head(file)?, name, mapping.layout))
}
