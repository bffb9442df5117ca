use desk::requests::letters::{Lack, meaning};

use super::RequestText;
use crate::text::En;

impl RequestText for En {
    fn request_title(&self) -> &'static str {
        "Requests"
    }
    fn request_lead(&self) -> &'static str {
        "What people ask about their own data: access, rectification, erasure and more. The most urgent first."
    }
    fn request_new(&self) -> &'static str {
        "File a request"
    }
    fn request_new_lead(&self) -> &'static str {
        "A request needs no form and no reason. Paste the text and send it; the rights desk takes over."
    }
    fn request_from_person(&self) -> &'static str {
        "This is a rights request"
    }
    fn request_open(&self) -> &'static str {
        "Open"
    }
    fn request_closed(&self) -> &'static str {
        "Closed"
    }
    fn request_none(&self) -> &'static str {
        "No request is waiting"
    }
    fn request_none_text(&self) -> &'static str {
        "As soon as somebody files a request it stands here with its deadline."
    }
    fn request_person(&self) -> &'static str {
        "Person"
    }
    fn request_unknown(&self) -> &'static str {
        "not assigned yet"
    }
    fn request_rights(&self) -> &'static str {
        "What is asked for"
    }
    fn request_rights_hint(&self) -> &'static str {
        "Without a choice it is read from the text."
    }
    fn request_received(&self) -> &'static str {
        "Received"
    }
    fn request_received_hint(&self) -> &'static str {
        "The day it reached the firm, weekends included."
    }
    fn request_target(&self) -> &'static str {
        "Answer by"
    }
    fn request_legal(&self) -> &'static str {
        "Last lawful day"
    }
    fn request_urgency(&self) -> &'static str {
        "Urgency"
    }
    fn request_identity(&self) -> &'static str {
        "Identity"
    }
    fn request_text(&self) -> &'static str {
        "Text of the request"
    }
    fn request_text_hint(&self) -> &'static str {
        "For instance the whole e-mail. Information on health, religion and the like is taken out before anything is stored."
    }
    fn request_arrival(&self) -> &'static str {
        "How it arrived"
    }
    fn request_language(&self) -> &'static str {
        "Language of the answer"
    }
    fn request_german(&self) -> &'static str {
        "German"
    }
    fn request_english(&self) -> &'static str {
        "English"
    }
    fn request_known_channel(&self) -> &'static str {
        "It came from an address or number we already hold"
    }
    fn request_known_channel_hint(&self) -> &'static str {
        "Then the identity is settled; no identity card is ever asked for."
    }
    fn request_file(&self) -> &'static str {
        "File"
    }
    fn request_filed(&self) -> &'static str {
        "The request is filed"
    }
    fn request_filed_text(&self) -> &'static str {
        "The rights desk sees it now and answers in time. You do not have to do anything else."
    }
    fn request_masked(&self) -> &'static str {
        "Special information was taken out of the text."
    }
    fn request_case(&self) -> &'static str {
        "Request"
    }
    fn request_next(&self) -> &'static str {
        "Next steps"
    }
    fn request_order_hint(&self) -> &'static str {
        "In this order; nothing is erased before access is given."
    }
    fn request_done(&self) -> &'static str {
        "Done"
    }
    fn request_decline(&self) -> &'static str {
        "Decline"
    }
    fn request_insists(&self) -> &'static str {
        "The person expressly wants erasure before access"
    }
    fn request_candidates(&self) -> &'static str {
        "Who may it be?"
    }
    fn request_candidates_text(&self) -> &'static str {
        "These people hold an address that stands in the text. With several a human decides; ask back if in doubt."
    }
    fn request_no_candidates(&self) -> &'static str {
        "No stored address stands in the text. Search below for a name, town or number. If nobody is found: draft the letter that nothing is held, and close it so."
    }
    fn request_assign(&self) -> &'static str {
        "Assign"
    }
    fn request_unassign(&self) -> &'static str {
        "Remove assignment"
    }
    fn request_find(&self) -> &'static str {
        "Find the person"
    }
    fn request_open_person(&self) -> &'static str {
        "To the page of the person"
    }
    fn request_restricted(&self) -> &'static str {
        "The record is restricted."
    }
    fn request_gone(&self) -> &'static str {
        "The person is no longer held."
    }
    fn request_identity_ask(&self) -> &'static str {
        "Ask back: there is reasonable doubt"
    }
    fn request_identity_ask_hint(&self) -> &'static str {
        "The legal period rests until the answer is there. The target date stays."
    }
    fn request_identity_known(&self) -> &'static str {
        "Settled: known channel"
    }
    fn request_identity_confirmed(&self) -> &'static str {
        "Confirmed"
    }
    fn request_identity_doubtful(&self) -> &'static str {
        "Not confirmed"
    }
    fn request_extend(&self) -> &'static str {
        "Record an extension"
    }
    fn request_extend_hint(&self) -> &'static str {
        "By two months, only with reasons and only if the person is told within the first month."
    }
    fn request_extend_reasons(&self) -> &'static str {
        "The person was told, with reasons"
    }
    fn request_extended(&self) -> &'static str {
        "Extended"
    }
    fn request_letters(&self) -> &'static str {
        "Letters"
    }
    fn request_letters_none(&self) -> &'static str {
        "No letter yet."
    }
    fn request_draft(&self) -> &'static str {
        "Draft"
    }
    fn request_draft_kind(&self) -> &'static str {
        "Which letter"
    }
    fn request_draft_save(&self) -> &'static str {
        "Save the draft"
    }
    fn request_draft_sent(&self) -> &'static str {
        "Record as sent"
    }
    fn request_draft_hint(&self) -> &'static str {
        "Obhut sends nothing. Send the text the usual way and record it here."
    }
    fn request_sent(&self) -> &'static str {
        "Sent"
    }
    fn request_is_draft(&self) -> &'static str {
        "Draft"
    }
    fn request_notices(&self) -> &'static str {
        "Tell recipients (Art. 19)"
    }
    fn request_notices_none(&self) -> &'static str {
        "Nobody received data of this person, or there is nothing to tell yet."
    }
    fn request_recipient(&self) -> &'static str {
        "Recipient"
    }
    fn request_about(&self) -> &'static str {
        "About"
    }
    fn request_way(&self) -> &'static str {
        "Way"
    }
    fn request_state(&self) -> &'static str {
        "State"
    }
    fn request_do(&self) -> &'static str {
        "Next step"
    }
    fn request_keep(&self) -> &'static str {
        "Record"
    }
    fn request_close(&self) -> &'static str {
        "Close"
    }
    fn request_close_hint(&self) -> &'static str {
        "Once each right is settled or declined."
    }
    fn request_outcome(&self) -> &'static str {
        "Outcome"
    }
    fn request_wordings(&self) -> &'static str {
        "Wording of letters"
    }
    fn request_wordings_lead(&self) -> &'static str {
        "Each letter in German and English. What the law wants is checked before saving."
    }
    fn request_wording_marks(&self) -> &'static str {
        "These marks are filled in:"
    }
    fn request_wording_required(&self) -> &'static str {
        "It does not do without:"
    }
    fn request_wording_save(&self) -> &'static str {
        "Save as a new version"
    }
    fn request_wording_shipped(&self) -> &'static str {
        "shipped"
    }
    fn request_wording_reset(&self) -> &'static str {
        "Saved empty, the shipped wording holds again."
    }
    fn request_version(&self) -> &'static str {
        "Version"
    }
    fn request_back(&self) -> &'static str {
        "Back to the request"
    }
    fn request_assemble(&self) -> &'static str {
        "Assemble the answer"
    }
    fn request_assemble_hint(&self) -> &'static str {
        "Everything held about the person, in one step."
    }
    fn request_look(&self) -> &'static str {
        "Look at it"
    }
    fn request_release(&self) -> &'static str {
        "Release and make available"
    }
    fn request_released(&self) -> &'static str {
        "Made available"
    }
    fn request_until(&self) -> &'static str {
        "until"
    }
    fn request_fetched(&self) -> &'static str {
        "fetched"
    }
    fn request_not_fetched(&self) -> &'static str {
        "not fetched yet"
    }
    fn request_code(&self) -> &'static str {
        "Code"
    }
    fn request_link(&self) -> &'static str {
        "Address"
    }
    fn request_code_once(&self) -> &'static str {
        "The code stands here only now. Send address and code in two different ways, for instance the address by e-mail and the code by letter or telephone."
    }
    fn request_to_carry_out(&self) -> &'static str {
        "To be carried out"
    }
    fn request_yes(&self) -> &'static str {
        "yes"
    }
    fn request_own_link(&self) -> &'static str {
        "Link to self-service"
    }
    fn request_own_link_hint(&self) -> &'static str {
        "Good for seven days. Send it on a channel that belongs to the person."
    }
    fn request_codes(&self) -> &'static str {
        "Codes to be sent"
    }
    fn request_codes_lead(&self) -> &'static str {
        "Who asks for a code at /me gets it at the stored address. Obhut sends nothing: please send by hand. A code for the own page is good for 30 minutes, one for a consent for seven days."
    }
    fn request_codes_none(&self) -> &'static str {
        "No code is waiting"
    }
    fn request_codes_none_text(&self) -> &'static str {
        "As soon as somebody asks for one it stands here."
    }
    fn request_letters_due(&self) -> &'static str {
        "Data letters"
    }
    fn request_letters_due_lead(&self) -> &'static str {
        "Once a year the firm tells everyone unasked what it knows about them. The letter is made when opened and kept nowhere."
    }
    fn request_letters_due_none(&self) -> &'static str {
        "No data letter is due"
    }
    fn request_letters_due_none_text(&self) -> &'static str {
        "It is due a year after a person was entered, or after the last letter."
    }
    fn request_letter_make(&self) -> &'static str {
        "Make the letter"
    }
    fn request_letter_kept_not(&self) -> &'static str {
        "This letter is not stored. Copy or print it now; the link is good for 14 days."
    }
    fn request_take_it(&self) -> &'static str {
        "Copy and leave"
    }
    fn request_look_first(&self) -> &'static str {
        "Look at it before releasing: the screener for data of others misses things."
    }
    fn request_dispute(&self) -> &'static str {
        "Accuracy is contested and not settled yet: restrict, draft a letter, the right stays open"
    }
    fn request_particular(&self) -> &'static str {
        "Not against advertising alone: restrict the record until a human has balanced (Art. 21(1))"
    }
    fn request_right(&self, word: desk::requests::Request) -> &'static str {
        use desk::requests::Request as W;
        match word {
            W::Withdraw => "Withdraw consent",
            W::Restrict => "Restrict processing",
            W::Object => "Objection",
            W::Access => "Access",
            W::Portability => "Portability",
            W::Rectify => "Rectification",
            W::Erase => "Erasure",
        }
    }
    fn request_right_means(&self, word: desk::requests::Request) -> &'static str {
        use desk::requests::Request as W;
        match word {
            W::Withdraw => "Every consent in force is withdrawn at once.",
            W::Restrict => "Restricts the record now: keep only, do nothing else with it.",
            W::Object => {
                "Against advertising: counts at once on every channel, with the block list. Against anything else: restrict and balance."
            }
            W::Access => "Complete answer with sources, purposes, recipients and deletion dates.",
            W::Portability => "Only what the person provided under contract or consent.",
            W::Rectify => "Correct on the page of the person; recipients are told afterwards.",
            W::Erase => {
                "Erases now what need not be kept; the letter is drafted and recipients are told."
            }
        }
    }
    fn request_urgency_of(&self, word: desk::requests::Urgency) -> &'static str {
        use desk::requests::Urgency as W;
        match word {
            W::Overdue => "overdue",
            W::Late => "target date passed",
            W::Soon => "due soon",
            W::InTime => "on schedule",
            W::Closed => "closed",
        }
    }
    fn request_identity_of(&self, word: desk::requests::Identity) -> &'static str {
        use desk::requests::Identity as W;
        match word {
            W::Unchecked => "to be settled",
            W::KnownChannel => "known channel",
            W::Asked => "asked back",
            W::Confirmed => "confirmed",
            W::Doubtful => "not confirmed",
        }
    }
    fn request_outcome_of(&self, word: desk::requests::Outcome) -> &'static str {
        use desk::requests::Outcome as W;
        match word {
            W::Open => "open",
            W::Answered => "answered",
            W::NothingHeld => "nothing is held",
            W::Refused => "refused with reasons",
            W::TakenBack => "taken back",
            W::Forwarded => "forwarded to the controller",
            W::NotIdentified => "not identified",
        }
    }
    fn request_arrival_of(&self, word: desk::requests::Arrival) -> &'static str {
        use desk::requests::Arrival as W;
        match word {
            W::Email => "e-mail",
            W::Letter => "letter",
            W::Phone => "telephone",
            W::InPerson => "in person",
            W::SelfService => "self-service",
            W::Network => "social network",
        }
    }
    fn request_step_of(&self, word: desk::requests::StepState) -> &'static str {
        use desk::requests::StepState as W;
        match word {
            W::Open => "open",
            W::Done => "done",
            W::Declined => "declined",
        }
    }
    fn request_notice_of(&self, word: desk::requests::NoticeState) -> &'static str {
        use desk::requests::NoticeState as W;
        match word {
            W::Draft => "to be sent",
            W::Sent => "sent",
            W::Confirmed => "confirmed",
            W::Impossible => "impossible",
        }
    }
    fn request_way_of(&self, word: desk::requests::Way) -> &'static str {
        use desk::requests::Way as W;
        match word {
            W::Letter => "letter",
            W::Email => "e-mail",
            W::Webhook => "webhook",
        }
    }
    fn request_letter_of(&self, word: desk::requests::letters::Kind) -> &'static str {
        use desk::requests::letters::Kind as W;
        match word {
            W::Receipt => "Receipt",
            W::IdentityQuestion => "Question about identity",
            W::Extension => "Extension",
            W::Access => "Access",
            W::NothingHeld => "Nothing is held",
            W::Portability => "Portability",
            W::Rectified => "Rectified",
            W::Disputed => "Details contested",
            W::Restricted => "Restricted",
            W::Lifting => "Before lifting the restriction",
            W::Erased => "Erased",
            W::Objection => "Objection heeded",
            W::Withdrawal => "Withdrawal heeded",
            W::Refusal => "Refusal",
            W::Recipient => "Notice to a recipient",
            W::Code => "Code for self-service",
            W::ConsentConfirmation => "Confirmation of a consent",
            W::DataLetter => "Data letter",
        }
    }
    fn request_lack(&self, lack: &Lack) -> String {
        match lack {
            Lack::Missing(mark) => {
                let stands_for = meaning(mark).map_or("", |words| words.en);
                format!("The mark {{{mark}}} is missing: {stands_for}.")
            }
            Lack::Unknown(at) => format!("At position {at} there is a mark that does not exist."),
            Lack::Advertising => {
                "Advertising and surveys have no place in this letter (R-DBR-05).".into()
            }
            Lack::IdentityCard => {
                "A copy of an identity card is never asked for as a routine (R-DSR-05).".into()
            }
            Lack::Empty => "The wording is empty.".into(),
        }
    }
    fn request_waiting(&self, all: &str, urgent: &str) -> String {
        format!("{all} open, {urgent} of them urgent")
    }
}
