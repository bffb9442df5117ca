//! The inquiry form on the firm's own pages; its readers are the firm's customers.

mod de;
mod en;

/// The inquiry form.
pub trait InquiryText {
    fn inquiry_lead(&self) -> &'static str;
    fn inquiry_name(&self) -> &'static str;
    fn inquiry_email(&self) -> &'static str;
    fn inquiry_text(&self) -> &'static str;
    fn inquiry_text_hint(&self) -> &'static str;
    fn inquiry_send(&self) -> &'static str;
    fn inquiry_wait(&self) -> &'static str;
    fn inquiry_done(&self) -> &'static str;
    fn inquiry_done_masked(&self) -> &'static str;
    fn inquiry_another(&self) -> &'static str;
    fn inquiry_privacy(&self) -> &'static str;
    fn inquiry_trap(&self) -> &'static str;
    /// What Art. 13 GDPR asks for, in short sentences.
    fn inquiry_told(&self, firm: &str, address: &str, contact: &str) -> Vec<String>;
}
