//! What people do on their own page. Everything is done at once or filed as a case for review.

use law::rights::Request;
use law::vocabulary::Channel;
use store::records::rights::own;
use vault::{Action, Note, Object};

use crate::requests::access::Bundle;
use crate::requests::deliver::one_form;
use crate::requests::{Arrival, Fetched, Filed, Form, NewCase};
use crate::{Call, Desk, Fault, Result, Words};

impl Desk {
    /// Everything held about the holder of a link, and whether they want no data letter.
    ///
    /// # Errors
    /// `LINK_OVER`.
    pub fn own_page(&self, call: &Call, token: &str, language: i64) -> Result<(Bundle, bool)> {
        let person = self.owner(call, token)?;
        let system = Call::by_system(call.now, call.request);
        let (opted_out, _) = self.store.read(|tx| own::letter_of(tx, person))?;
        Ok((self.access(&system, person, language)?, opted_out))
    }

    /// The same as a file.
    ///
    /// # Errors
    /// `LINK_OVER`.
    pub fn own_file(&self, call: &Call, token: &str, language: i64, form: Form) -> Result<Fetched> {
        let (bundle, _) = self.own_page(call, token, language)?;
        one_form(&bundle, form)
    }

    /// Withdraws consent for a purpose and channel, or objects: without a purpose to all advertising.
    ///
    /// # Errors
    /// `LINK_OVER`.
    pub fn own_decline(
        &self,
        call: &Call,
        token: &str,
        activity: Option<u16>,
        channel: Option<Channel>,
    ) -> Result<()> {
        let person = self.owner(call, token)?;
        self.withdraw_by_link(call, person, activity.unwrap_or(0), channel)
    }

    /// Asks for a correction, an erasure, or anything else, in the person's own words; goes to
    /// review.
    ///
    /// # Errors
    /// `LINK_OVER`; a fault for an empty text.
    pub fn own_ask(
        &self,
        call: &Call,
        token: &str,
        right: Request,
        language: i64,
        text: &str,
    ) -> Result<Filed> {
        let person = self.owner(call, token)?;
        if text.trim().is_empty() && right == Request::Rectify {
            return Err(EMPTY.into());
        }
        let system = Call::by_system(call.now, call.request);
        let new = NewCase {
            person: Some(person),
            rights: vec![right],
            arrival: Arrival::SelfService,
            received: None,
            language,
            text: text.to_owned(),
            known_channel: true,
        };
        self.file_request(&system, &new)
    }

    /// Keeps whether the holder of a link wants the yearly data letter.
    ///
    /// # Errors
    /// `LINK_OVER`.
    pub fn own_letter(&self, call: &Call, token: &str, wanted: bool) -> Result<()> {
        let person = self.owner(call, token)?;
        let key = self.leaf_key(person)?;
        let system = Call::by_system(call.now, call.request);
        self.store.write(|tx| {
            let (_, last) = own::letter_of(tx, person)?;
            own::put_letter(tx, person, !wanted, last)?;
            let note =
                Note::new(system.actor.user, Action::CaseChanged, Object::Person, system.moment());
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })
    }
}

const EMPTY: Fault = Fault::of(
    "text",
    "EMPTY",
    Words {
        de: "Bitte schreiben, was falsch ist und wie es richtig heißt.",
        en: "Please write what is wrong and what is right.",
    },
);
