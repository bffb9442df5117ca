//! Handing data out.

mod de;
mod en;

use desk::export::ExportState;

use super::FrameText;

/// Handing data out.
pub trait ExportText: FrameText {
    fn export_title(&self) -> &'static str;
    fn export_lead(&self) -> &'static str;
    fn export_purpose(&self) -> &'static str;
    fn export_none(&self) -> &'static str;
    fn export_none_text(&self) -> &'static str;
    fn export_start(&self) -> &'static str;
    fn export_recipient(&self) -> &'static str;
    fn export_recipient_hint(&self) -> &'static str;
    fn export_format(&self) -> &'static str;
    fn export_ask(&self) -> &'static str;
    fn export_ask_hint(&self) -> &'static str;
    fn export_day(&self) -> &'static str;
    fn export_state(&self) -> &'static str;
    fn export_approve(&self) -> &'static str;
    fn export_decline(&self) -> &'static str;
    fn export_fetch(&self) -> &'static str;
    fn export_fetch_hint(&self) -> &'static str;
    fn export_second(&self) -> &'static str;
    fn export_do(&self) -> &'static str;
    fn export_people(&self) -> &'static str;
    fn export_unknown(&self) -> &'static str;
    fn export_state_of(&self, word: ExportState) -> &'static str;
}
