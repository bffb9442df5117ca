use super::ConsentText;
use crate::text::En;
use desk::consent::ConsentAction;
use law::vocabulary::{Channel, ConsentState, Evidence};

impl ConsentText for En {
    fn consent_title(&self) -> &'static str {
        "Consents"
    }
    fn consent_withdraw(&self) -> &'static str {
        "Withdraw consent"
    }
    fn consent_none(&self) -> &'static str {
        "No consent on record."
    }
    fn consent_give(&self) -> &'static str {
        "Record a consent"
    }
    fn consent_give_lead(&self) -> &'static str {
        "Counts only with its wording and evidence. A later withdrawal always comes first."
    }
    fn consent_confirm(&self) -> &'static str {
        "Record a confirmation"
    }
    fn consent_confirm_lead(&self) -> &'static str {
        "A consent that was asked for counts once the person has confirmed it, for instance by the link in the confirmation e-mail."
    }
    fn consent_lift(&self) -> &'static str {
        "Take an objection back"
    }
    fn consent_lift_lead(&self) -> &'static str {
        "Only on the person's own, newer word, with evidence. The suppression list keeps what was said: each channel still needs its consent afterwards."
    }
    fn consent_no_wording(&self) -> &'static str {
        "No wording yet. Marketing or the rights desk adds one."
    }
    fn consent_wording(&self) -> &'static str {
        "Wording"
    }
    fn consent_wordings(&self) -> &'static str {
        "Wordings"
    }
    fn consent_wordings_lead(&self) -> &'static str {
        "A wording is never changed: every consent stays with the text it was given to."
    }
    fn consent_wording_add(&self) -> &'static str {
        "Add a wording"
    }
    fn consent_body(&self) -> &'static str {
        "Text, to the letter"
    }
    fn consent_body_hint(&self) -> &'static str {
        "Names the controller, purpose, channels and the right to withdraw."
    }
    fn consent_channel_title(&self) -> &'static str {
        "Channel"
    }
    fn consent_channels(&self) -> &'static str {
        "Channels the text names"
    }
    fn consent_names_advertiser(&self) -> &'static str {
        "Names every advertiser"
    }
    fn consent_active_act(&self) -> &'static str {
        "Needs a positive act (no pre-ticked box)"
    }
    fn consent_coupled(&self) -> &'static str {
        "Is tied to another service"
    }
    fn consent_tracking(&self) -> &'static str {
        "Covers measuring opens and clicks"
    }
    fn consent_evidence_title(&self) -> &'static str {
        "Evidence"
    }
    fn consent_given_on(&self) -> &'static str {
        "Given on"
    }
    fn consent_detail(&self) -> &'static str {
        "Where is the evidence?"
    }
    fn consent_object(&self) -> &'static str {
        "Record an objection"
    }
    fn consent_object_lead(&self) -> &'static str {
        "Takes effect at once for all identifiers of the person and goes to the suppression list."
    }
    fn consent_object_what(&self) -> &'static str {
        "Against what?"
    }
    fn consent_object_all(&self) -> &'static str {
        "All advertising"
    }
    fn consent_objected_all(&self) -> &'static str {
        "The person has objected to all advertising."
    }
    fn consent_objected_part(&self) -> &'static str {
        "The person has objected to some advertising."
    }
    fn consent_for_all(&self) -> &'static str {
        "all advertising"
    }
    fn consent_all_channels(&self) -> &'static str {
        "all channels"
    }
    fn consent_when(&self) -> &'static str {
        "When"
    }
    fn consent_what(&self) -> &'static str {
        "What"
    }
    fn consent_for(&self) -> &'static str {
        "What for"
    }
    fn consent_by(&self) -> &'static str {
        "Recorded by"
    }
    fn consent_no_events(&self) -> &'static str {
        "Nothing yet."
    }
    fn consent_program(&self) -> &'static str {
        "program"
    }
    fn consent_since(&self) -> &'static str {
        "Added"
    }
    fn consent_channel(&self, word: Channel) -> &'static str {
        match word {
            Channel::PhoneHuman => "telephone",
            Channel::PhoneAuto => "automated call",
            Channel::Email => "e-mail",
            Channel::Sms => "SMS",
            Channel::Messenger => "messenger",
            Channel::Fax => "fax",
            Channel::PostAddressed => "letter",
            Channel::PostUnaddressed => "unaddressed mail",
            Channel::Push => "push message",
            Channel::AdPlatformUpload => "ad platform",
        }
    }
    fn consent_state(&self, word: ConsentState) -> &'static str {
        match word {
            ConsentState::None => "none",
            ConsentState::Pending => "requested",
            ConsentState::Active => "given",
            ConsentState::Withdrawn => "withdrawn",
            ConsentState::Lapsed => "lapsed",
        }
    }
    fn consent_evidence(&self, word: Evidence) -> &'static str {
        match word {
            Evidence::None => "none",
            Evidence::DoiEmail => "Confirmed e-mail (double opt-in)",
            Evidence::CodeToPhone => "Code to the telephone",
            Evidence::Signed => "Signature",
            Evidence::Recorded => "Recording",
            Evidence::Phone7a => "Documentation under § 7a UWG",
            Evidence::ImportFlag => "Claim of a file",
        }
    }
    fn consent_action(&self, word: ConsentAction) -> &'static str {
        match word {
            ConsentAction::Requested => "requested",
            ConsentAction::Given => "given",
            ConsentAction::Confirmed => "confirmed",
            ConsentAction::Withdrawn => "withdrawn",
            ConsentAction::Objected => "objected",
            ConsentAction::Used => "used",
            ConsentAction::ImportUndone => "import undone",
            ConsentAction::ObjectionLifted => "objection lifted",
            ConsentAction::Merged => "refusal holds since a merge",
        }
    }
}
