//! A notice to a recipient in the way it goes: a letter, a mail to be sent, a message for a machine.
//! Obhut opens no connection: what is made here is a file, and a human or a tool of the firm sends it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use law::ids::ObjectId;
use law::kinds::Shape;
use serde::Serialize;
use store::records::disclosure::{self, Disclosure};
use store::records::rights::letter::{self, Letter};
use store::records::rights::notice::{self, Notice, Way};

use super::texts::{Text, open_text};
use super::{Fetched, Form, printed, rights_desk_only};
use crate::register::Register;
use crate::{Call, Desk, Failure, Fault, Result};

/// Bytes of a mail that become one line of base64 (RFC 2045, section 6.8).
const LINE: usize = 57;

/// A notice for a machine; the fields are described in `docs/notices.md`.
#[derive(Serialize)]
struct Message<'a> {
    format: &'static str,
    id: String,
    act: &'static str,
    disclosure: String,
    disclosed_at: Option<String>,
    kinds: Vec<&'static str>,
    recipient: &'a str,
    controller: &'a str,
    contact: &'a str,
    text: &'a str,
}

impl Desk {
    /// A notice as a file: a PDF to be printed, a mail to be opened and sent, or JSON for the webhook
    /// of a recipient.
    ///
    /// # Errors
    /// `NOT_FOUND`, also once the key of the case is gone; `RIGHTS_DESK_ONLY`.
    pub fn notice_file(
        &self,
        call: &Call,
        case: ObjectId,
        id: ObjectId,
        way: Way,
    ) -> Result<Fetched> {
        rights_desk_only(call)?;
        let (notices, letters) = self.store.read(|tx| {
            Ok::<_, store::Failure>((notice::of_case(tx, case)?, letter::of_case(tx, case)?))
        })?;
        let notice = notices.iter().find(|n| n.id == id).ok_or(Fault::NOT_FOUND)?;
        let letter = letters.iter().find(|l| l.id == id).ok_or(Fault::NOT_FOUND)?;
        let reading = self.reading_texts(call, Text::Case, case)?.ok_or(Fault::NOT_FOUND)?;
        let text = open_text(&reading, Text::Letter, case, id, &letter.sealed)?;
        let register = self.register();
        match way {
            Way::Letter => self.notice_paper(call, &register, notice, letter, &text),
            Way::Email => Ok(mail(&text)),
            Way::Webhook => {
                let handed = self
                    .store
                    .read(|tx| disclosure::get(tx, notice.disclosure))?
                    .ok_or(Fault::NOT_FOUND)?;
                message(&register, notice, &handed, &text)
            }
        }
    }

    fn notice_paper(
        &self,
        call: &Call,
        register: &Register,
        notice: &Notice,
        letter: &Letter,
        text: &str,
    ) -> Result<Fetched> {
        let name = register.recipient(notice.recipient).map(|r| r.name.clone());
        let on = letter.sent_at.unwrap_or_else(|| call.ms());
        let paper = self.letter_paper(text, name.into_iter().collect(), letter.language, on);
        printed(&paper, "notice", Form::Pdf)
    }
}

/// A mail that a mail program opens as a draft (RFC 5322; `X-Unsent` is what programs agree on).
fn mail(text: &str) -> Fetched {
    let text = text.trim_start();
    let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
    let words = body.trim_start().replace('\n', "\r\n");
    let lines: Vec<String> = words.as_bytes().chunks(LINE).map(|c| STANDARD.encode(c)).collect();
    let head = [
        "X-Unsent: 1".to_owned(),
        "To: ".to_owned(),
        format!("Subject: {}", encoded_words(subject.trim())),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Transfer-Encoding: base64".to_owned(),
    ];
    let bytes = format!("{}\r\n\r\n{}\r\n", head.join("\r\n"), lines.join("\r\n")).into_bytes();
    Fetched { name: "notice.eml".to_owned(), media_type: "message/rfc822", bytes }
}

/// Encoded words of at most 75 characters, each of whole characters (RFC 2047, sections 2 and 5).
fn encoded_words(text: &str) -> String {
    let mut pieces = vec![String::new()];
    for letter in text.chars() {
        match pieces.last_mut() {
            Some(piece) if piece.len() + letter.len_utf8() <= 45 => piece.push(letter),
            _ => pieces.push(letter.to_string()),
        }
    }
    let words = pieces.iter().map(|piece| format!("=?utf-8?B?{}?=", STANDARD.encode(piece)));
    words.collect::<Vec<_>>().join("\r\n ")
}

fn message(
    register: &Register,
    notice: &Notice,
    handed: &Disclosure,
    text: &str,
) -> Result<Fetched> {
    let at = handed.handed_at.and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
    let shapes = Shape::ALL.iter().filter(|s| handed.shapes >> s.code() & 1 == 1);
    let message = Message {
        format: "obhut-notice/1",
        id: notice.id.to_string(),
        act: notice.right.word(),
        disclosure: notice.disclosure.to_string(),
        disclosed_at: at.map(|at| at.to_string()),
        kinds: shapes.map(|shape| shape.word()).collect(),
        recipient: register.recipient(notice.recipient).map_or("", |r| r.name.as_str()),
        controller: &register.firm.name,
        contact: &register.firm.data_protection_contact,
        text: text.trim(),
    };
    let bytes = serde_json::to_vec_pretty(&message).map_err(|_| Failure::at("writing a notice"))?;
    Ok(Fetched { name: "notice.json".to_owned(), media_type: "application/json", bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_subject_is_cut_between_characters() {
        let text = "ä".repeat(50);
        let words = encoded_words(&text);
        let mut back = String::new();
        for line in words.split("\r\n ") {
            assert!(line.len() <= 75, "{line}");
            let piece = line.strip_prefix("=?utf-8?B?").unwrap().strip_suffix("?=").unwrap();
            back.push_str(&String::from_utf8(STANDARD.decode(piece).unwrap()).unwrap());
        }
        assert_eq!(back, text);
    }
}
