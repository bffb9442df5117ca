//! What a picture says besides what it shows (place, camera, time, a smaller copy) is cut out
//! before it is kept: everything but the parts needed to draw it. What cannot be read to its end is
//! refused. JPEG: ITU-T T.81, annex B; PNG: RFC 2083, chapter 4.

use store::records::attachment::Media;

/// What the first bytes say; `None` for anything that is not taken.
pub(super) fn sniff(bytes: &[u8]) -> Option<Media> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Media::Pdf),
        [0xff, 0xd8, 0xff, ..] => Some(Media::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Media::Png),
        _ => None,
    }
}

/// The picture without what it should not say; `None` when it is damaged.
pub(super) fn strip(media: Media, bytes: &[u8]) -> Option<Vec<u8>> {
    match media {
        Media::Pdf => None,
        Media::Jpeg => jpeg(bytes),
        Media::Png => png(bytes),
    }
}

/// Keeps frames, tables, scans, and the two application segments a decoder needs (JFIF, Adobe).
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut kept = vec![0xff, 0xd8];
    loop {
        let (&mark, after) = rest.split_first()?;
        if mark != 0xff {
            return None;
        }
        let (&code, after) = after.split_first()?;
        match code {
            // Fill byte before a marker.
            0xff => rest = rest.get(1..)?,
            0xd9 => {
                kept.extend([0xff, 0xd9]);
                return Some(kept);
            }
            0x01 | 0xd0..=0xd7 => rest = after,
            _ => {
                let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
                let (segment, mut later) = after.split_at_checked(length.max(2))?;
                if is_needed(code, segment) {
                    kept.extend([0xff, code]);
                    kept.extend(segment);
                }
                if code == 0xda {
                    let (scan, behind) = scan(later)?;
                    kept.extend(scan);
                    later = behind;
                }
                rest = later;
            }
        }
    }
}

/// Application segments and comments go, except JFIF (`APP0`) and Adobe's colour flag (`APP14`).
fn is_needed(code: u8, segment: &[u8]) -> bool {
    match code {
        0xe0 => segment.get(2..7) == Some(b"JFIF\0"),
        0xee => segment.get(2..7) == Some(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Compressed data up to the next marker that is none of its own.
fn scan(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return bytes.split_at_checked(at),
        }
    }
}

/// Chunks needed to draw a picture as it was meant.
const DRAWN: [&[u8; 4]; 8] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let mut kept = signature.to_vec();
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let name: &[u8; 4] = rest.get(4..8)?.try_into().ok()?;
        let (chunk, later) =
            rest.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)?;
        if DRAWN.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = later;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small JPEG with place and comment, two scans, and something behind its end.
    fn photo() -> Vec<u8> {
        let mut all = vec![0xff, 0xd8];
        all.extend(b"\xff\xe0\x00\x07JFIF\0");
        all.extend(b"\xff\xe1\x00\x0aEXIFGPS!");
        all.extend(b"\xff\xfe\x00\x08MARKER");
        all.extend(b"\xff\xda\x00\x03\x01\x11\xff\x00\x22\xff\xd0\x33");
        all.extend(b"\xff\xc4\x00\x03\x09\xff\xda\x00\x03\x02\x44\xff\xd9TRAILER");
        all
    }

    #[test]
    fn place_and_comment_and_what_hangs_behind_are_cut_out() {
        let kept = strip(Media::Jpeg, &photo()).unwrap();
        let has = |word: &[u8]| kept.windows(word.len()).any(|w| w == word);
        assert!(!has(b"GPS") && !has(b"MARKER") && !has(b"TRAILER"));
        assert!(has(b"JFIF") && has(b"\xff\x00\x22\xff\xd0\x33") && has(b"\x02\x44\xff\xd9"));
        assert_eq!(strip(Media::Jpeg, &kept).unwrap(), kept, "nothing is left to cut");
    }

    #[test]
    fn chunks_with_words_leave_a_png() {
        let mut all = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, data) in
            [(b"IHDR", &b"h"[..]), (b"tEXt", b"MARKER"), (b"eXIf", b"GPS"), (b"IEND", b"")]
        {
            all.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            all.extend(name);
            all.extend(data);
            all.extend([0; 4]);
        }
        all.extend(b"TRAILER");
        let kept = strip(Media::Png, &all).unwrap();
        assert_eq!(kept.len(), 8 + 13 + 12);
    }

    #[test]
    fn cut_off_and_nonsense_end_without_a_panic() {
        let whole = photo();
        let end = whole.len() - 8;
        for length in 0..end {
            assert_eq!(strip(Media::Jpeg, &whole[..length]), None, "{length}");
            let _ = strip(Media::Png, &whole[..length]);
        }
        let huge = b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT";
        assert_eq!(strip(Media::Png, huge), None);
        assert_eq!(sniff(b"GIF89a"), None);
    }
}
