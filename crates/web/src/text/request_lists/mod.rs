//! Lists around requests: notices to recipients, yearly letters, cases over their day.

mod de;
mod en;

/// Lists around requests.
pub trait RequestListText {
    fn request_letter_print(&self) -> &'static str;
    fn request_notice_file(&self, way: desk::requests::Way) -> &'static str;
    /// What the button of a right does.
    fn request_carry_out(&self, right: desk::requests::Request) -> &'static str;
    fn request_found_nobody(&self) -> &'static str;
    fn request_see_fates(&self) -> &'static str;
    fn request_letter_one(&self) -> &'static str;
    fn request_letter_one_hint(&self) -> &'static str;
    fn request_letter_nobody(&self) -> &'static str;
    fn request_letters_all(&self) -> &'static str;
    fn request_letters_all_hint(&self) -> &'static str;
    fn request_letters_held(&self) -> &'static str;
    fn request_letters_further(&self) -> &'static str;
    fn request_late(&self) -> &'static str;
    fn request_late_lead(&self) -> &'static str;
    fn request_late_none(&self) -> &'static str;
    fn request_late_none_text(&self) -> &'static str;
    fn request_late_note(&self) -> &'static str;
    fn request_days_late(&self, days: i64) -> String;
    fn request_round(&self) -> &'static str;
    fn request_round_set(&self) -> &'static str;
    fn request_round_none(&self) -> &'static str;
    fn request_round_day(&self) -> &'static str;
    fn request_round_month(&self) -> &'static str;
    fn request_round_off(&self) -> &'static str;
    fn request_round_note(&self) -> &'static str;
    /// Name of a month, 1 to 12.
    fn month(&self, month: i8) -> &'static str;
    fn request_late_lead_board(&self) -> &'static str;
}
