//! The ZIP archive a workbook is, checked before a byte of it is inflated (R50).

use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use flate2::read::DeflateDecoder;
use memchr::memmem;
use zip::{CompressionMethod, ZipArchive};

use super::pace::Pace;
use crate::{Cause, Fault, Limits};

/// Inflating is measured against the compressed size from this many bytes on: small parts of
/// honest workbooks may well consist of one repeated line.
const UNSUSPICIOUS: u64 = 4 << 20;

/// The parts of a workbook by name, in lower case.
pub(super) struct Archive {
    bytes: Arc<[u8]>,
    parts: HashMap<String, Entry>,
    limits: Limits,
}

#[derive(Clone, Copy)]
struct Entry {
    start: u64,
    size: u64,
    deflated: bool,
}

impl Archive {
    /// Reads the directory of the archive and nothing else.
    pub fn open(bytes: Vec<u8>, limits: Limits) -> Result<Self, Cause> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(of_compound_file(&bytes));
        }
        // Counted by hand, because the directory allocates for every entry it lists.
        if memmem::find_iter(&bytes, b"PK\x01\x02").count() > limits.workbook_entries {
            return Err(Cause::Bomb);
        }
        let bytes: Arc<[u8]> = bytes.into();
        let mut zip =
            ZipArchive::new(Cursor::new(Arc::clone(&bytes))).map_err(|_| Cause::DamagedWorkbook)?;
        if zip.has_overlapping_entries().map_err(|_| Cause::DamagedWorkbook)? {
            return Err(Cause::Bomb);
        }
        let parts = (0..zip.len()).map(|index| entry(&mut zip, index, &limits));
        Ok(Self { parts: parts.collect::<Result<_, _>>()?, bytes, limits })
    }

    /// A part, inflated as it is read and stopped where it breaks a limit.
    pub fn part(&self, name: &str) -> Option<Part> {
        let entry = self.parts.get(&name.to_lowercase())?;
        let slice = Slice { bytes: Arc::clone(&self.bytes), at: entry.start, left: entry.size };
        let bound = entry.size.saturating_mul(self.limits.inflation).max(UNSUSPICIOUS);
        let content = match entry.deflated {
            true => Content::Deflated(Box::new(DeflateDecoder::new(slice))),
            false => Content::Stored(slice),
        };
        Some(Part { content, left: bound.min(self.limits.part_bytes), pace: Pace::default() })
    }
}

fn entry(
    zip: &mut ZipArchive<Cursor<Arc<[u8]>>>,
    index: usize,
    limits: &Limits,
) -> Result<(String, Entry), Cause> {
    let file = zip.by_index_raw(index).map_err(|_| Cause::DamagedWorkbook)?;
    if file.encrypted() {
        return Err(Cause::EncryptedWorkbook);
    }
    if file.size() > limits.part_bytes {
        return Err(Cause::Bomb);
    }
    let deflated = match file.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        _ => return Err(Cause::DamagedWorkbook),
    };
    let name = file.name().map_err(|_| Cause::DamagedWorkbook)?.to_lowercase();
    let start = file.data_start().ok_or(Cause::DamagedWorkbook)?;
    Ok((name, Entry { start, size: file.compressed_size(), deflated }))
}

/// Office encrypts a workbook into an OLE compound file, the container of the old format.
fn of_compound_file(bytes: &[u8]) -> Cause {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match memmem::find(bytes, &name) {
        Some(_) => Cause::EncryptedWorkbook,
        None => Cause::OldWorkbook,
    }
}

/// One part of a workbook as a stream of bytes.
pub(super) struct Part {
    content: Content,
    left: u64,
    pace: Pace,
}

enum Content {
    Stored(Slice),
    Deflated(Box<DeflateDecoder<Slice>>),
}

impl Read for Part {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = match &mut self.content {
            Content::Stored(slice) => slice.read(target),
            Content::Deflated(decoder) => decoder.read(target),
        }?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| stop(Cause::Bomb))?;
        self.pace.check(target.get(..count).unwrap_or_default()).map_err(stop)?;
        Ok(count)
    }
}

fn stop(cause: Cause) -> io::Error {
    io::Error::other(Fault::file(cause))
}

/// A piece of the file, shared instead of borrowed so that a sheet can own what it reads from.
struct Slice {
    bytes: Arc<[u8]>,
    at: u64,
    left: u64,
}

impl Read for Slice {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let at = usize::try_from(self.at).unwrap_or(usize::MAX);
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        let rest = self.bytes.get(at..).unwrap_or_default();
        let count = (rest.get(..left).unwrap_or(rest)).read(target)?;
        self.at += count as u64;
        self.left -= count as u64;
        Ok(count)
    }
}
