//! Asking to hand an audience to somebody.

use law::access::Set64;
use law::ids::ObjectId;
use law::kinds::Shape;
use law::transfers::R_DOC_10;
use law::verdict::Outcome;
use law::vocabulary::Channel;
use store::records::disclosure::{self, Disclosure, DisclosureState};
use vault::{Action, Note, Object};

use super::Format;
use crate::people::identity::shape_of;
use crate::register::{Contract, Register};
use crate::{Call, Desk, Fault, Refusal, Result, Words};

const NO_RECIPIENT: Fault = Fault::of(
    "recipient",
    "RECIPIENT_UNKNOWN",
    Words {
        de: "Bitte einen Empfänger aus dem Verzeichnis wählen.",
        en: "Please choose a recipient from the register.",
    },
);
const NOBODY: Fault = Fault::of(
    "campaign",
    "NOBODY_INSIDE",
    Words {
        de: "In dieser Zielgruppe darf niemand angesprochen werden; es gibt nichts auszugeben.",
        en: "Nobody in this audience may be contacted; there is nothing to export.",
    },
);

impl Desk {
    /// Asks to hand the persons of a snapshot that may be contacted to a recipient of the register.
    ///
    /// # Errors
    /// As [`Desk::snapshot_view`]; faults for an unknown recipient and an empty audience; a refusal
    /// when the recipient is a processor without a signed contract (R-DOC-10).
    pub fn ask_export(
        &self,
        call: &Call,
        campaign: ObjectId,
        recipient: u16,
        format: Format,
    ) -> Result<ObjectId> {
        let (campaign, situations) = self.campaign(call, campaign)?;
        let register = self.register();
        may_receive(&register, recipient)?;
        let inside = situations.iter().filter(|s| s.verdict <= Outcome::Duty.code());
        let persons: i64 = inside.map(|s| s.persons).sum();
        if persons == 0 {
            return Err(NOBODY.into());
        }
        let channel = Channel::from_code(campaign.channel).ok_or(Fault::NOT_FOUND)?;
        let activity = register.activity(campaign.activity).ok_or(Fault::NOT_FOUND)?;
        let shapes = shapes_for(channel).and(register.facts(activity).shapes);
        let asked = Disclosure {
            id: self.fresh(call)?,
            campaign: Some(campaign.id),
            recipient,
            activity: campaign.activity,
            shapes: shapes.bits().cast_signed(),
            persons,
            format: format.code(),
            asked_by: call.actor.user,
            approved_by: None,
            asked_at: call.ms(),
            approved_at: None,
            handed_at: None,
            state: DisclosureState::Asked,
        };
        let note = Note::new(call.actor.user, Action::ExportMade, Object::Export, call.moment());
        let count = u32::try_from(persons).unwrap_or(u32::MAX);
        self.store.write(|tx| {
            disclosure::insert(tx, &asked)?;
            self.note(tx, note.activity(asked.activity).count(count).fields(shapes))
        })?;
        Ok(asked.id)
    }
}

/// Whether data may flow to this recipient at all: a processor needs a signed contract.
pub(crate) fn may_receive(register: &Register, recipient: u16) -> Result<()> {
    let recipient = register.recipient(recipient).ok_or(NO_RECIPIENT)?;
    let contract =
        register.processors.iter().find(|p| p.id == recipient.processor).map(|p| p.contract);
    if recipient.processor == 0 || contract == Some(Contract::Signed) {
        return Ok(());
    }
    let words = (R_DOC_10.reason, R_DOC_10.way_forward);
    Err(Refusal::new("NO_CONTRACT", &["R-DOC-10"], words.0, words.1).into())
}

/// Kinds that a message on this channel needs.
pub(crate) fn shapes_for(channel: Channel) -> Set64 {
    let who = Set64::EMPTY.with(Shape::Name.code()).with(Shape::Organisation.code());
    who.with(shape_of(channel).code())
}
