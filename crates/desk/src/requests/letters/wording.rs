//! The firm's own wordings: versioned, linted before they count.

use store::records::rights::letter::{self, Template};
use vault::{Action, Note, Object};

use super::Kind;
use super::lint::{Lack, lint};
use super::shipped::shipped;
use crate::requests::rights_desk_only;
use crate::{Call, Desk, Result};

/// The wording in force.
pub struct WordingView {
    /// Which letter.
    pub kind: Kind,
    /// Language number: 1 German, 2 English.
    pub language: i64,
    /// Its version; 0 for the shipped one.
    pub version: i64,
    /// The text with its marks.
    pub body: String,
}

impl Desk {
    /// The wording of a letter that is in force: the firm's own, else the shipped one.
    ///
    /// # Errors
    /// Failures only.
    pub fn letter_wording(&self, kind: Kind, language: i64) -> Result<WordingView> {
        let own = self.store.read(|tx| letter::template(tx, kind.code(), language))?;
        Ok(match own {
            Some(own) => WordingView { kind, language, version: own.version, body: own.body },
            None => {
                let body = shipped(kind, language).to_owned();
                WordingView { kind, language, version: 0, body }
            }
        })
    }

    /// Words a letter anew, as the next version; nothing is saved while the linter finds something.
    /// An empty body goes back to the shipped wording.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn word_letter(
        &self,
        call: &Call,
        kind: Kind,
        language: i64,
        body: &str,
    ) -> Result<Vec<Lack>> {
        rights_desk_only(call)?;
        let body = if body.trim().is_empty() { shipped(kind, language) } else { body.trim() };
        let body = body.replace("\r\n", "\n");
        let lacks = lint(kind, &body);
        if !lacks.is_empty() {
            return Ok(lacks);
        }
        self.store.write(|tx| {
            let last = letter::template(tx, kind.code(), language)?.map_or(0, |t| t.version);
            let new = Template {
                template: kind.code(),
                language,
                version: last + 1,
                body: body.clone(),
                created_at: call.ms(),
                user: call.actor.user,
            };
            letter::insert_template(tx, &new)?;
            let action = Action::WordingChanged;
            self.note(tx, Note::new(call.actor.user, action, Object::Case, call.moment()))?;
            Ok(Vec::new())
        })
    }
}
