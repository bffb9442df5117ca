//! Self-service of the people the data are about.

mod de;
mod en;

/// Self-service of the people the data are about.
pub trait OwnText {
    fn own_title(&self) -> &'static str;
    fn own_lead(&self) -> &'static str;
    fn own_address(&self) -> &'static str;
    fn own_address_hint(&self) -> &'static str;
    fn own_send(&self) -> &'static str;
    fn own_asked(&self) -> &'static str;
    fn own_code(&self) -> &'static str;
    fn own_code_hint(&self) -> &'static str;
    fn own_wrong(&self) -> &'static str;
    fn own_open(&self) -> &'static str;
    fn own_again(&self) -> &'static str;
    fn own_answer(&self) -> &'static str;
    fn own_answer_lead(&self) -> &'static str;
    fn own_answer_hint(&self) -> &'static str;
    fn own_as_page(&self) -> &'static str;
    fn own_correct(&self) -> &'static str;
    fn own_correct_what(&self) -> &'static str;
    fn own_correct_hint(&self) -> &'static str;
    fn own_submit(&self) -> &'static str;
    fn own_contact(&self) -> &'static str;
    fn own_contact_lead(&self) -> &'static str;
    fn own_start(&self) -> &'static str;
    fn own_start_sent(&self) -> &'static str;
    fn own_start_lead(&self) -> &'static str;
    fn own_start_send(&self) -> &'static str;
    fn own_confirm(&self) -> &'static str;
    fn own_stop(&self) -> &'static str;
    fn own_stopped(&self) -> &'static str;
    fn own_stop_all(&self) -> &'static str;
    fn own_blocked(&self) -> &'static str;
    fn own_no_recipients(&self) -> &'static str;
    fn own_take(&self) -> &'static str;
    fn own_take_lead(&self) -> &'static str;
    fn own_requests(&self) -> &'static str;
    fn own_erase(&self) -> &'static str;
    fn own_erase_lead(&self) -> &'static str;
    fn own_reason(&self) -> &'static str;
    fn own_reason_hint(&self) -> &'static str;
    fn own_letter(&self) -> &'static str;
    fn own_letter_on(&self) -> &'static str;
    fn own_letter_off(&self) -> &'static str;
    fn own_letter_stop(&self) -> &'static str;
    fn own_letter_start(&self) -> &'static str;
}
