//! Comments in a PDF are blanked in place (what they say, their subject, who made them), and files
//! inside it are noticed. ISO 32000-1: 12.5 annotations, 7.11.4 embedded files.

use super::pdf::{find, literal_end};

/// What a comment says. A page's `/Contents` is no text and therefore not meant.
const SAID: [&[u8]; 3] = [b"/Contents", b"/RC", b"/Subj"];
/// Who said it; the same name means something else outside comments.
const BY: &[u8] = b"/T";

/// Blanks what comments say and who made them, in every dictionary of `content`.
pub(super) fn blank_remarks(content: &mut [u8]) {
    // Of each dictionary that is open: where it begins, and whether it is a comment.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = content.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(b"<<") {
            open.push((at, false));
            at += 2;
        } else if rest.starts_with(b">>") {
            if let Some((start, true)) = open.pop() {
                blank_values(content, start..at, BY);
            }
            at += 2;
        } else if rest.starts_with(b"(") {
            at = literal_end(content, at).map_or(content.len(), |end| end + 1);
        } else if let Some(key) = SAID.iter().find(|key| is_key(content, at, key)) {
            let behind = at + key.len();
            at = match text_at(content, behind) {
                Some((from, to)) => {
                    content.get_mut(from..to).unwrap_or_default().fill(b' ');
                    if let Some(last) = open.last_mut() {
                        last.1 = true;
                    }
                    to + 1
                }
                None => behind,
            };
        } else {
            at += 1;
        }
    }
}

/// Whether a file is inside: a dictionary that names one.
pub(super) fn holds_files(content: &[u8]) -> bool {
    [&b"/EF"[..], b"/EmbeddedFile", b"/EmbeddedFiles"].iter().any(|key| {
        let mut from = 0;
        while let Some(at) = find(content, key, from) {
            if is_key(content, at, key) {
                return true;
            }
            from = at + 1;
        }
        false
    })
}

/// A string that is an object of its own, to which a comment or the title may point.
pub(super) fn is_lone_text(object: &[u8]) -> bool {
    let object = object.trim_ascii();
    let object = object.strip_suffix(b"endobj").unwrap_or(object).trim_ascii();
    match object.first() {
        Some(b'(') => literal_end(object, 0) == Some(object.len() - 1),
        Some(b'<') => !object.starts_with(b"<<") && object.ends_with(b">"),
        _ => false,
    }
}

/// Blanks the texts behind one key between two places.
fn blank_values(content: &mut [u8], range: std::ops::Range<usize>, key: &[u8]) {
    let mut from = range.start;
    while let Some(at) = find(content, key, from).filter(|at| *at < range.end) {
        from = at + key.len();
        if !is_key(content, at, key) {
            continue;
        }
        if let Some((start, end)) = text_at(content, from) {
            content.get_mut(start..end).unwrap_or_default().fill(b' ');
            from = end;
        }
    }
}

/// Whether exactly this name stands here.
fn is_key(content: &[u8], at: usize, key: &[u8]) -> bool {
    let rest = content.get(at..).unwrap_or_default();
    let next = rest.get(key.len());
    rest.starts_with(key) && next.is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// The inside of the text behind a key, if a text follows.
fn text_at(content: &[u8], behind: usize) -> Option<(usize, usize)> {
    let blank = content.get(behind..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let at = behind + blank;
    match (content.get(at)?, content.get(at + 1)) {
        (b'(', _) => Some((at + 1, literal_end(content, at).unwrap_or(content.len()))),
        (b'<', Some(b'<')) => None,
        (b'<', _) => Some((at + 1, find(content, b">", at).unwrap_or(content.len()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanked(text: &str) -> String {
        let mut content = text.as_bytes().to_vec();
        blank_remarks(&mut content);
        assert_eq!(content.len(), text.len(), "nothing moves");
        String::from_utf8(content).unwrap()
    }

    #[test]
    fn a_comment_loses_its_words_and_its_author_and_a_page_nothing() {
        let comment = "<</Type/Annot/Subtype/Text/T (MARKER A)/Contents(has \\(MARKER\\))\
            /RC <4D41524B4552>/Subj(MARKER)/Popup 9 0 R/A<</URI(stays)>>>>";
        let kept = blanked(comment);
        assert!(!kept.contains("MARKER") && !kept.contains("4D41"), "{kept}");
        assert!(kept.contains("(stays)") && kept.contains("/Popup 9 0 R"));
        let page = "<</Type/Page/Contents 5 0 R>> <</FT/Tx/T(field)/V(value)>>";
        assert_eq!(blanked(page), page);
        let inside = "<</Title(a /Contents(x) b)>>";
        assert_eq!(blanked(inside), inside, "a name inside a text is none");
    }

    #[test]
    fn files_inside_are_noticed() {
        assert!(holds_files(b"<</Type/Filespec/F(x.xml)/EF<</F 3 0 R>>>>"));
        assert!(holds_files(b"<</Names<</EmbeddedFiles 4 0 R>>>>"));
        assert!(holds_files(b"<</Type /EmbeddedFile /Length 3>>"));
        assert!(!holds_files(b"<</EFoo 1/Effect(x)>>"));
    }

    #[test]
    fn a_text_alone_is_told_from_a_dictionary() {
        assert!(is_lone_text(b"\n(MARKER)\nendobj") && is_lone_text(b" <4D41> "));
        assert!(!is_lone_text(b"<</A 1>>") && !is_lone_text(b"42") && !is_lone_text(b"[(a) (b)]"));
    }
}
