//! The signed link: whose page it opens, and until when. It names nobody.

use law::ids::{ObjectId, PersonId};
use vault::{Action, MacPurpose, Note, Object};

use crate::requests::rights_desk_only;
use crate::{Call, Desk, Fault, Result, Words};

/// How long a link is good that the rights desk makes.
const DAYS: i64 = 7;

impl Desk {
    /// A link for a person, good for seven days; sent by the rights desk on a channel it knows.
    ///
    /// # Errors
    /// `NOT_FOUND`; `RIGHTS_DESK_ONLY`.
    pub fn own_link(&self, call: &Call, person: PersonId) -> Result<String> {
        rights_desk_only(call)?;
        self.state_of(person)?;
        let key = self.leaf_key(person)?;
        self.store.write(|tx| {
            let note =
                Note::new(call.actor.user, Action::CaseChanged, Object::Person, call.moment());
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })?;
        Ok(self.own_token(person, call.ms().saturating_add(DAYS * 86_400_000)))
    }

    pub(crate) fn own_token(&self, person: PersonId, until: i64) -> String {
        let mac = self.vault.mac(MacPurpose::Link, &bytes(person, until));
        format!("{person}{until:016x}{}", ObjectId(mac))
    }

    /// Whose link this is.
    ///
    /// # Errors
    /// `LINK_OVER` for a link that is not ours, is over, or leads to nobody (any more).
    pub(crate) fn owner(&self, call: &Call, token: &str) -> Result<PersonId> {
        let person = self.read_own(call, token).ok_or(LINK_OVER)?;
        let current = self.current_person(person).map_err(|_| LINK_OVER)?;
        self.state_of(current).map(|_| current).map_err(|_| LINK_OVER.into())
    }

    fn read_own(&self, call: &Call, token: &str) -> Option<PersonId> {
        let (person, rest) = token.split_at_checked(32)?;
        let (until, mac) = rest.split_at_checked(16)?;
        let person = PersonId::parse(person)?;
        let until = i64::from_str_radix(until, 16).ok()?;
        let mac = ObjectId::parse(mac)?;
        let ours = self.vault.mac_fits(MacPurpose::Link, &bytes(person, until), mac.bytes());
        (ours && until > call.ms()).then_some(person)
    }
}

fn bytes(person: PersonId, until: i64) -> Vec<u8> {
    [b"own/v1".as_slice(), person.bytes(), &until.to_be_bytes()].concat()
}

pub(super) const LINK_OVER: Fault = Fault {
    code: "LINK_OVER",
    field: None,
    line: None,
    words: Words {
        de: "Dieser Zugang ist abgelaufen oder unvollständig. Bitte einen neuen Code anfordern.",
        en: "This access is over or incomplete. Please ask for a new code.",
    },
};
