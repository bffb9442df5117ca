//! What a PDF says besides its pages (who wrote it, with what, when, under which title, and what
//! somebody remarked on it) is blanked in place, so that nothing moves: the strings of the
//! information dictionary, the XMP packet, comments, and all of them inside compressed objects.
//! ISO 32000-1: 7.5.7 object streams, 14.3 metadata.
//!
//! A signed file stays as it is: changing a byte would take its proof away. What cannot be looked
//! into is refused, and so is a file with other files inside.

use std::io::{Read, Write};
use std::ops::Range;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use law::refusal::Words;

use super::remarks::{blank_remarks, holds_files, is_lone_text};
use crate::Fault;

/// A stream may grow to this size when it is read.
const MOST: u64 = 64 << 20;
/// Entries of the information dictionary; a dictionary with one of these is taken for one.
const ENTRIES: [&[u8]; 6] =
    [b"/Author", b"/Producer", b"/Creator", b"/CreationDate", b"/ModDate", b"/Keywords"];

/// The file without what it should not say.
///
/// # Errors
/// `FILE_PDF_LOCKED` for one that cannot be looked into; `FILE_PDF_FILES` for one with files inside.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if find(bytes, b"/Encrypt", 0).is_some() {
        return Err(LOCKED);
    }
    let signed = find(bytes, b"/ByteRange", 0).is_some();
    let mut kept = bytes.to_vec();
    let mut at = 0;
    while let Some(object) = object(&kept, at) {
        at = object.end;
        match stream(&kept, &object) {
            Some(data) => match blank_stream(&mut kept, object.start..data.start, data) {
                // Nothing is changed in it, so what cannot be packed again does no harm.
                Err(fault) if signed && fault == LOCKED => {}
                done => done?,
            },
            None => blank(kept.get_mut(object).unwrap_or_default())?,
        }
    }
    Ok(if signed { bytes.to_vec() } else { kept })
}

/// Blanks what stands in dictionaries and in texts that are objects of their own.
fn blank(content: &mut [u8]) -> Result<(), Fault> {
    if holds_files(content) {
        return Err(FILES);
    }
    if is_lone_text(content) {
        let start = content.iter().position(|byte| matches!(byte, b'(' | b'<'));
        blank_dictionary(content, start.unwrap_or(content.len()));
    }
    blank_information(content);
    blank_remarks(content);
    Ok(())
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
    if holds_files(&head) {
        return Err(FILES);
    }
    if !metadata && !has(b"/ObjStm") {
        return Ok(());
    }
    if !packed {
        if has(b"/Filter") {
            return Err(LOCKED);
        }
        let content = bytes.get_mut(data).unwrap_or_default();
        if !metadata {
            return blank(content);
        }
        content.fill(b' ');
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
        false => blank(&mut plain)?,
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
pub(super) fn literal_end(content: &[u8], at: usize) -> Option<usize> {
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

pub(super) fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
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

const FILES: Fault = Fault::of(
    "file",
    "FILE_PDF_FILES",
    Words {
        de: "In diesem PDF stecken weitere Dateien, etwa die Rechnungsdaten einer E-Rechnung. Was darin steht, prüft niemand. Bitte neu als PDF drucken, dann bleiben nur die Seiten, und das neue hochladen.",
        en: "There are other files inside this PDF, such as the data of an electronic invoice. Nobody checks what they say. Please print it to a new PDF, so that only the pages stay, and upload that.",
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
    fn comments_go_wherever_they_lie_and_files_inside_are_refused() {
        let comment = b"<</Subtype/Text/T(MARKER)/Contents(MARKER remarks)/Rect[0 0 1 1]>>";
        let mut file = b"%PDF-1.7\n4 0 obj\n".to_vec();
        file.extend(comment);
        file.extend(b"\nendobj\n6 0 obj\n(MARKER alone)\nendobj\n");
        file.extend(stream_of("/Type/ObjStm/Filter/FlateDecode", &packed(&comment.repeat(9))));
        let kept = strip(&file).unwrap();
        assert!(find(&kept, b"MARKER", 0).is_none());
        let all = object(&kept, find(&kept, b"7 0 obj", 0).unwrap()).unwrap();
        let mut plain = Vec::new();
        let data = stream(&kept, &all).unwrap();
        ZlibDecoder::new(&kept[data]).read_to_end(&mut plain).unwrap();
        assert!(find(&plain, b"MARKER", 0).is_none() && find(&plain, b"/Rect", 0).is_some());
        let specification = b"%PDF-1.7\n3 0 obj\n<</F(x.xml)/EF<</F 4 0 R>>>>\nendobj";
        assert_eq!(strip(specification).unwrap_err().code, "FILE_PDF_FILES");
        let packed = stream_of("/Type/ObjStm/Filter/FlateDecode", &packed(b"1 0 <</EF 4 0 R>>"));
        assert_eq!(strip(&packed).unwrap_err().code, "FILE_PDF_FILES");
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
