//! What a PDF says besides its pages (who wrote it, with what, when, under which title) is blanked
//! in place, so that nothing moves: the strings of the information dictionary, the XMP packet, and
//! both inside compressed objects. ISO 32000-1: 7.5.7 object streams, 14.3 metadata.
//!
//! A signed file stays as it is: changing a byte would take its proof away. What cannot be looked
//! into is refused.

use std::io::{Read, Write};
use std::ops::Range;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use law::refusal::Words;

use crate::Fault;

/// A stream may grow to this size when it is read.
const MOST: u64 = 64 << 20;
/// Entries of the information dictionary; a dictionary with one of these is taken for one.
const ENTRIES: [&[u8]; 6] =
    [b"/Author", b"/Producer", b"/Creator", b"/CreationDate", b"/ModDate", b"/Keywords"];

/// The file without what it should not say.
///
/// # Errors
/// `FILE_PDF_LOCKED` for one that cannot be looked into.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if find(bytes, b"/ByteRange", 0).is_some() {
        return Ok(bytes.to_vec());
    }
    if find(bytes, b"/Encrypt", 0).is_some() {
        return Err(LOCKED);
    }
    let mut kept = bytes.to_vec();
    let mut at = 0;
    while let Some(object) = object(&kept, at) {
        at = object.end;
        match stream(&kept, &object) {
            Some(data) => blank_stream(&mut kept, object.start..data.start, data)?,
            None => blank_information(kept.get_mut(object).unwrap_or_default()),
        }
    }
    Ok(kept)
}

/// The next object from `at` on: from behind `obj` to `endobj`.
fn object(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let start = find(bytes, b" obj", at)? + 4;
    let end = find(bytes, b"endobj", start).unwrap_or(bytes.len());
    Some(start..end)
}

/// Where the data of a stream object lie; looked for in the object alone, so that a file of many
/// small objects is read once.
fn stream(bytes: &[u8], object: &Range<usize>) -> Option<Range<usize>> {
    let own = bytes.get(object.clone())?;
    let behind = find(own, b"stream", 0)? + 6;
    let start = match own.get(behind..behind + 2)? {
        b"\r\n" => behind + 2,
        _ => behind + 1,
    };
    let end = find(own, b"endstream", start)?;
    Some(object.start + start..object.start + end)
}

/// Metadata go; of compressed objects the information dictionary.
fn blank_stream(bytes: &mut [u8], head: Range<usize>, data: Range<usize>) -> Result<(), Fault> {
    let head = bytes.get(head).unwrap_or_default().to_vec();
    let has = |name: &[u8]| find(&head, name, 0).is_some();
    let packed = has(b"/FlateDecode") || has(b"/Fl ");
    let metadata = has(b"/Metadata") && has(b"/XML");
    if !metadata && !has(b"/ObjStm") {
        return Ok(());
    }
    if !packed {
        if has(b"/Filter") {
            return Err(LOCKED);
        }
        let content = bytes.get_mut(data).unwrap_or_default();
        match metadata {
            true => content.fill(b' '),
            false => blank_information(content),
        }
        return Ok(());
    }
    let content = bytes.get_mut(data).unwrap_or_default();
    let mut plain = Vec::new();
    let read = ZlibDecoder::new(&*content).take(MOST).read_to_end(&mut plain);
    if read.is_err() {
        return Err(LOCKED);
    }
    match metadata {
        true => plain.fill(b' '),
        false => blank_information(&mut plain),
    }
    repack(content, &plain)
}

/// Puts other content into the room of a compressed stream; what is left over is not read.
fn repack(room: &mut [u8], plain: &[u8]) -> Result<(), Fault> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(plain).and_then(|()| encoder.finish());
    let packed = packed.map_err(|_| LOCKED)?;
    let (new, rest) = room.split_at_mut_checked(packed.len()).ok_or(LOCKED)?;
    new.copy_from_slice(&packed);
    rest.fill(b'\n');
    Ok(())
}

/// Blanks the strings of every information dictionary, text in `(…)` and `<…>`; others, such as
/// addresses of links, stay.
fn blank_information(content: &mut [u8]) {
    let (mut at, mut opened) = (0, 0);
    while let Some(rest) = content.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(b"<<") {
            opened = at + 2;
            at += 2;
        } else if ENTRIES.iter().any(|entry| rest.starts_with(entry)) {
            at = blank_dictionary(content, opened).max(at + 1);
        } else {
            at += 1;
        }
    }
}

/// Blanks the strings from `at` to the end of a dictionary; where that is.
fn blank_dictionary(content: &mut [u8], mut at: usize) -> usize {
    while let Some(&byte) = content.get(at) {
        let end = match (byte, content.get(at + 1)) {
            (b'(', _) => literal_end(content, at),
            (b'>', Some(b'>')) => return at,
            (b'<', Some(b'<')) => {
                at += 2;
                continue;
            }
            (b'<', _) => find(content, b">", at),
            _ => {
                at += 1;
                continue;
            }
        };
        let end = end.unwrap_or(content.len());
        content.get_mut(at + 1..end).unwrap_or_default().fill(b' ');
        at = end + 1;
    }
    at
}

/// Where the literal string that begins at `at` ends; brackets nest, a backslash takes one along.
fn literal_end(content: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = at;
    loop {
        match content.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let first = *what.first()?;
    let mut at = 0;
    loop {
        at += rest.get(at..)?.iter().position(|byte| *byte == first)?;
        if rest.get(at..)?.starts_with(what) {
            return Some(from + at);
        }
        at += 1;
    }
}

const LOCKED: Fault = Fault::of(
    "file",
    "FILE_PDF_LOCKED",
    Words {
        de: "Dieses PDF ist verschlüsselt oder so gepackt, dass Verfasser und Titel darin nicht entfernt werden können. Bitte ohne Kennwort neu als PDF drucken und das neue hochladen.",
        en: "This PDF is encrypted, or packed so that author and title in it cannot be removed. Please print it to a new PDF without a password and upload that.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn stream_of(head: &str, data: &[u8]) -> Vec<u8> {
        let mut all = format!("7 0 obj\n<<{head}/Length {}>>\nstream\n", data.len()).into_bytes();
        all.extend(data);
        all.extend(b"\nendstream\nendobj\n");
        all
    }

    #[test]
    fn plain_and_packed_metadata_go_and_nothing_moves() {
        let mut file = b"%PDF-1.7\n1 0 obj\n<</Author(Dr. \\(MARKER\\) (M))/Title<4D41524B4552>\
            /CreationDate(D:2026)>>\nendobj\n2 0 obj\n<</Type/Annot/A<</URI(stays)>>>>\nendobj\n"
            .to_vec();
        file.extend(stream_of("/Type/Metadata/Subtype/XML", b"<x:xmpmeta>MARKER</x:xmpmeta>"));
        let inside = b"5 0 <</Producer(MARKER MARKER MARKER)/Author(MARKER of MARKER)>>".repeat(3);
        file.extend(stream_of("/Type/ObjStm/Filter/FlateDecode", &packed(&inside)));
        let xmp = b"<x:xmpmeta>MARKER and more</x:xmpmeta>".repeat(4);
        file.extend(stream_of("/Type/Metadata/Subtype/XML/Filter/FlateDecode", &packed(&xmp)));
        file.extend(stream_of("/Filter/FlateDecode", &packed(b"the page itself")));
        let kept = strip(&file).unwrap();
        assert_eq!(kept.len(), file.len());
        assert!(find(&kept, b"MARKER", 0).is_none() && find(&kept, b"4D41", 0).is_none());
        assert!(find(&kept, b"(stays)", 0).is_some());
        let mut at = 0;
        while let Some(found) = object(&kept, at) {
            at = found.end;
            let Some(data) = stream(&kept, &found) else { continue };
            let mut plain = Vec::new();
            if find(&kept[found.start..data.start], b"/Flate", 0).is_some() {
                ZlibDecoder::new(&kept[data]).read_to_end(&mut plain).unwrap();
                assert!(find(&plain, b"MARKER", 0).is_none());
            }
        }
    }

    #[test]
    fn a_locked_file_is_refused_and_a_signed_one_kept_whole() {
        let locked = b"%PDF-1.7\ntrailer <</Encrypt 9 0 R>>";
        assert_eq!(strip(locked).unwrap_err().code, "FILE_PDF_LOCKED");
        let odd = stream_of("/Type/ObjStm/Filter/FlateDecode", b"no zlib");
        assert_eq!(strip(&odd).unwrap_err().code, "FILE_PDF_LOCKED");
        let signed = b"%PDF-1.7\n1 0 obj\n<</Author(A)/ByteRange[0 1 2 3]>>\nendobj";
        assert_eq!(strip(signed).unwrap(), signed);
    }

    #[test]
    fn a_file_cut_anywhere_does_no_harm() {
        let mut file = b"%PDF-1.7\n1 0 obj\n<</Author(Dr. \\(A\\))>>\nendobj\n".to_vec();
        file.extend(stream_of("/Type/ObjStm/Filter/FlateDecode", &packed(b"1 0 <</Author(A)>>")));
        for end in 0..file.len() {
            let _ = strip(&file[..end]);
        }
    }
}
