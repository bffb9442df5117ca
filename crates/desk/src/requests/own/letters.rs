//! All data letters that are due, one page of people at a time, as one file for the printer.

use std::io::{Cursor, Write};

use law::ids::PersonId;
use store::records::person;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::requests::{Fetched, Form};
use crate::{Call, Desk, Error, Failure, Result, Words};

/// A letter that does not leave, and why. No `Debug`: it holds a name.
pub struct HeldLetter {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Why, and what to do.
    pub why: [Words; 2],
}

/// The letters of one page of people. No `Debug`: nothing of it is kept.
pub struct LettersMade {
    /// `letters.zip` with a PDF for each; none where no letter could leave.
    pub file: Option<Fetched>,
    /// How many are in it.
    pub made: usize,
    /// Letters that may not leave.
    pub held: Vec<HeldLetter>,
}

impl Desk {
    /// Makes the next letters that are due, each in the language of the person, and keeps of each only
    /// that it was made (R-DBR-06). Who is kept for nothing else any more is gone afterwards.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn data_letters(&self, call: &Call, after: PersonId) -> Result<LettersMade> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // PDF is compressed already.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let (mut made, mut held) = (0, Vec::new());
        for due in self.letters_due(call, after)? {
            match self.letter_of_due(call, due.person) {
                Ok(pdf) => {
                    made += 1;
                    zip.start_file(format!("letter-{made:02}.pdf"), stored).map_err(|_| NO_ZIP)?;
                    zip.write_all(&pdf.bytes).map_err(|_| NO_ZIP)?;
                }
                Err(Error::Refusal(refusal)) => {
                    let why = [refusal.reason, refusal.way_forward];
                    held.push(HeldLetter { person: due.person, name: due.name, why });
                }
                // Gone with what was due.
                Err(Error::Fault(_)) => {}
                Err(other) => return Err(other),
            }
        }
        let bytes = zip.finish().map_err(|_| NO_ZIP)?.into_inner();
        let (name, media_type) = ("letters.zip".to_owned(), "application/zip");
        let file = (made > 0).then_some(Fetched { name, media_type, bytes });
        Ok(LettersMade { file, made, held })
    }

    fn letter_of_due(&self, call: &Call, id: PersonId) -> Result<Fetched> {
        let known = self.store.read(|tx| person::get(tx, id))?;
        let language = if known.is_some_and(|known| known.language == 2) { 2 } else { 1 };
        self.data_letter(call, id, language)?.file(Form::Pdf)
    }
}

const NO_ZIP: Failure = Failure::at("packing letters");
