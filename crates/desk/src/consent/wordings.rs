//! Wordings of consents: added, never changed (R-CON-12).

use law::ids::ObjectId;
use law::refusal::{Refusal, Words};
use law::vocabulary::{Channel, Role};
use store::records::wording::{self, Wording};
use vault::{Action, Note, Object};

use crate::register::Activity;
use crate::{Call, Desk, Fault, Result};

/// A new wording as somebody types it.
pub struct NewWording {
    /// Activity it asks consent for.
    pub activity: u16,
    /// Channels named in the text.
    pub channels: Vec<Channel>,
    /// Language number: 1 German, 2 English.
    pub language: i64,
    /// Names every advertiser (R-CON-02).
    pub names_advertiser: bool,
    /// Needs a positive act (R-CON-01).
    pub active_act: bool,
    /// Tied to another service (R-CON-04).
    pub coupled: bool,
    /// Covers measuring opens and clicks (R-MKT-53).
    pub tracking: bool,
    /// The text to the letter.
    pub body: String,
}

impl Desk {
    /// All wordings, newest first. They are published texts and open to everyone who signs in.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn wordings(&self) -> Result<Vec<Wording>> {
        Ok(self.store.read(wording::all)?)
    }

    /// Adds a wording. A change of a text is a new wording; consents stay with the one they were
    /// given to.
    ///
    /// # Errors
    /// `WORDING_ROLE`; faults for a missing text, channel or activity.
    pub fn add_wording(&self, call: &Call, new: &NewWording) -> Result<ObjectId> {
        if !call.is(Role::Marketing) && !call.is(Role::RightsDesk) {
            return Err(WORDING_ROLE.into());
        }
        if new.body.trim().is_empty() {
            return Err(NO_TEXT.into());
        }
        if new.channels.is_empty() {
            return Err(NO_CHANNEL.into());
        }
        let register = self.register();
        if !register.activity(new.activity).is_some_and(Activity::asks_consent) {
            return Err(NO_ACTIVITY.into());
        }
        let id = self.fresh(call)?;
        let wording = Wording {
            id,
            activity: new.activity,
            channels: new.channels.iter().fold(0, |bits, channel| bits | 1 << channel.code()),
            language: new.language,
            names_advertiser: new.names_advertiser,
            active_act: new.active_act,
            coupled: new.coupled,
            tracking: new.tracking,
            body: new.body.trim().to_owned(),
            created_at: call.ms(),
            user: call.actor.user,
        };
        self.store.write(|tx| {
            wording::insert(tx, &wording)?;
            let note =
                Note::new(call.actor.user, Action::WordingChanged, Object::Consent, call.moment());
            self.note(tx, note.activity(new.activity))
        })?;
        Ok(id)
    }
}

const WORDING_ROLE: Refusal = Refusal::new(
    "WORDING_ROLE",
    &["R-CON-12"],
    Words {
        de: "Wortlaute von Einwilligungen legen Marketing und Betroffenenstelle an.",
        en: "Wordings of consents are added by marketing and the rights desk.",
    },
    Words { de: "Bitte dort anfragen.", en: "Please ask them." },
);
const NO_TEXT: Fault = Fault::of(
    "body",
    "TEXT_MISSING",
    Words { de: "Bitte den Wortlaut eintragen.", en: "Please enter the text." },
);
const NO_CHANNEL: Fault = Fault::of(
    "channels",
    "CHANNEL_MISSING",
    Words {
        de: "Bitte wenigstens einen Kanal wählen, den der Text nennt.",
        en: "Please choose at least one channel that the text names.",
    },
);
const NO_ACTIVITY: Fault = Fault::of(
    "activity",
    "ACTIVITY_MISSING",
    Words { de: "Bitte wählen, worin eingewilligt wird.", en: "Please choose what is agreed to." },
);
