//! How a file is understood: how it is written, what its columns mean, and which order its dates
//! have. Preview and run come through here, so that they agree.

use std::io::{Read, Seek};

use intake::mapping::{Mapping, Target};
use intake::{Detected, Fault, Layout, Limits, RawRow, Reader};
use jiff::civil::Date;
use store::records::import;

use super::dates::Orders;
use super::file_fault;
use super::start::{READ, rewind};
use crate::{Call, Desk, Result};

/// Rows whose dates settle the order of day and month (decision 0025).
const SETTLING: usize = 10_000;
/// Rows a suggestion looks at.
const SUGGESTING: usize = 50;

/// A file, understood.
pub(crate) struct Understood {
    pub(crate) detected: Detected,
    /// Names of the columns.
    pub(crate) header: Vec<String>,
    /// The line that names them; 0 where none does.
    pub(crate) header_line: u64,
    /// The sheet of a workbook, from 1; 0 where the file is none.
    pub(crate) sheet: u32,
    pub(crate) mapping: Mapping,
    /// The settings are those of the last time.
    pub(crate) remembered: bool,
    /// The first rows, as many as were asked for.
    pub(crate) rows: Vec<std::result::Result<RawRow, Fault>>,
}

/// What a person says about a file and its columns; what is absent is remembered or suggested.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// Source, a number of the register.
    pub(crate) source: u16,
    /// How the file is written.
    pub(crate) layout: Option<Layout>,
    /// Where the columns go; counts if there is one for each.
    pub(crate) targets: Option<Vec<Target>>,
    /// Tells for which names of columns they were meant, where that is known.
    pub(crate) header: Option<u64>,
}

impl Said {
    /// For a mapping that was made for the file, or none.
    pub(crate) fn of(source: u16, layout: Option<Layout>, mapping: Option<Mapping>) -> Self {
        match mapping {
            None => Self { source, layout, ..Self::default() },
            Some(Mapping { header, targets, layout, .. }) => {
                Self { source, layout: Some(layout), targets: Some(targets), header: Some(header) }
            }
        }
    }
}

impl Desk {
    /// Understands a file as it was said, else as the last one of its source with the same columns,
    /// else as it seems to be. Gives its first rows, at most `keep`.
    pub(crate) fn understand<F: Read + Seek>(
        &self,
        call: &Call,
        (file, name): (&mut F, &str),
        said: Said,
        keep: usize,
    ) -> Result<Understood> {
        let head = head(file)?;
        let today = self.register().day(call.now);
        let memory = self.store.read(|tx| import::remembered_mapping(tx, said.source))?;
        let memory = memory.as_deref().and_then(Mapping::from_text);
        if said.layout.is_none()
            && let Some(memory) = memory.as_ref().filter(|memory| !memory.layout.is_detected())
        {
            let detected = intake::detect_as(&head, name, memory.layout);
            rewind(file)?;
            let reader = intake::open(&mut *file, &detected, Limits::default()).ok();
            if let Some(reader) = reader.filter(|reader| memory.fits(reader.header())) {
                let mut found = read((reader, detected), Some(memory), said, (today, keep));
                found.remembered = true;
                return Ok(found);
            }
        }
        let detected = intake::detect_as(&head, name, said.layout.unwrap_or_default());
        rewind(file)?;
        let reader = intake::open(file, &detected, Limits::default());
        let reader = reader.map_err(|fault| file_fault(&fault))?;
        Ok(read((reader, detected), memory.as_ref(), said, (today, keep)))
    }
}

/// The beginning of a file, by which it is detected.
pub(crate) fn head<F: Read + Seek>(file: &mut F) -> Result<Vec<u8>> {
    rewind(file)?;
    let mut head = Vec::new();
    file.by_ref().take(64 * 1024).read_to_end(&mut head).map_err(|_| READ)?;
    Ok(head)
}

fn read<F: Read>(
    (mut reader, detected): (Reader<F>, Detected),
    memory: Option<&Mapping>,
    said: Said,
    (today, keep): (Date, usize),
) -> Understood {
    let header = reader.header().to_vec();
    let rows: Vec<_> = reader.by_ref().take(keep.max(SUGGESTING)).collect();
    let suggested = || {
        let good = rows.iter().filter_map(|row| row.as_ref().ok());
        let sample: Vec<RawRow> = good.take(SUGGESTING).cloned().collect();
        intake::mapping::suggest(&header, &sample)
    };
    let mut mapping = Mapping::new(&header, Vec::new());
    let meant = said.header.is_none_or(|of| of == mapping.header);
    let said = said.targets.filter(|targets| meant && targets.len() == header.len());
    let remembered = || memory.filter(|m| m.fits(&header)).map(|m| m.targets.clone());
    mapping.targets = said.or_else(remembered).unwrap_or_else(suggested);
    mapping.layout = detected.layout;
    let mut orders = Orders::of(&mapping.targets, today);
    if !orders.is_empty() {
        let good = rows.iter().filter_map(|row| row.as_ref().ok());
        good.for_each(|row| orders.see(row));
        let more = reader.by_ref().take(SETTLING.saturating_sub(rows.len()));
        more.filter_map(std::result::Result::ok).for_each(|row| orders.see(&row));
    }
    mapping.orders = orders.settled();
    let (header_line, sheet) = (reader.header_line(), reader.sheet());
    Understood { detected, header, header_line, sheet, mapping, remembered: false, rows }
}
