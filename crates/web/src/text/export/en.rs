use super::ExportText;
use crate::text::En;
use desk::export::ExportState;

impl ExportText for En {
    fn export_title(&self) -> &'static str {
        "Exports"
    }
    fn export_lead(&self) -> &'static str {
        "What is handed to whom: asked for, approved, fetched."
    }
    fn export_purpose(&self) -> &'static str {
        "Purpose of the disclosure"
    }
    fn export_none(&self) -> &'static str {
        "Nothing exported yet"
    }
    fn export_none_text(&self) -> &'static str {
        "An export begins with a kept audience."
    }
    fn export_start(&self) -> &'static str {
        "Export …"
    }
    fn export_recipient(&self) -> &'static str {
        "Recipient"
    }
    fn export_recipient_hint(&self) -> &'static str {
        "From the register. Processors only with a signed contract."
    }
    fn export_format(&self) -> &'static str {
        "Format"
    }
    fn export_ask(&self) -> &'static str {
        "Ask for the export"
    }
    fn export_ask_hint(&self) -> &'static str {
        "Only those who may still be contacted when the file is fetched are in it; the suppression list is compared once more."
    }
    fn export_day(&self) -> &'static str {
        "Asked for"
    }
    fn export_state(&self) -> &'static str {
        "State"
    }
    fn export_approve(&self) -> &'static str {
        "Approve"
    }
    fn export_decline(&self) -> &'static str {
        "Decline"
    }
    fn export_fetch(&self) -> &'static str {
        "Fetch the file"
    }
    fn export_fetch_hint(&self) -> &'static str {
        "A file can be fetched once only."
    }
    fn export_second(&self) -> &'static str {
        "So many people: needs approval by a second person (R-EMP-03)."
    }
    fn export_do(&self) -> &'static str {
        "Next step"
    }
    fn export_people(&self) -> &'static str {
        "People"
    }
    fn export_unknown(&self) -> &'static str {
        "no longer in the register"
    }
    fn export_state_of(&self, word: ExportState) -> &'static str {
        match word {
            ExportState::Asked => "waits for approval",
            ExportState::Approved => "approved",
            ExportState::Handed => "fetched",
            ExportState::Declined => "declined",
        }
    }
}
