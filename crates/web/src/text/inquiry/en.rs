use super::InquiryText;
use crate::text::En;

impl InquiryText for En {
    fn inquiry_lead(&self) -> &'static str {
        "Tell us what you are looking for. We answer by e-mail."
    }
    fn inquiry_name(&self) -> &'static str {
        "Name"
    }
    fn inquiry_email(&self) -> &'static str {
        "E-mail address"
    }
    fn inquiry_text(&self) -> &'static str {
        "Your request"
    }
    fn inquiry_text_hint(&self) -> &'static str {
        "Please nothing about health, religion, politics or the like: we do not need it and do not keep it."
    }
    fn inquiry_send(&self) -> &'static str {
        "Send"
    }
    fn inquiry_wait(&self) -> &'static str {
        "That was very quick, or the page lay open for long. Please press \"Send\" once more."
    }
    fn inquiry_done(&self) -> &'static str {
        "Thank you, your request has arrived."
    }
    fn inquiry_done_masked(&self) -> &'static str {
        "One passage of your message we did not keep, for your protection: we keep nothing about health, religion, politics and the like. The rest is being dealt with."
    }
    fn inquiry_another(&self) -> &'static str {
        "Write something else"
    }
    fn inquiry_privacy(&self) -> &'static str {
        "What we do with your data"
    }
    fn inquiry_trap(&self) -> &'static str {
        "Please leave empty"
    }
    fn inquiry_told(&self, firm: &str, address: &str, contact: &str) -> Vec<String> {
        let mut told = vec![
            format!("Controller: {firm}, {address}."),
            "Purpose: to answer your request (Art. 6(1)(b) GDPR). You get no advertising because of it.".to_owned(),
            "Kept until twelve months after your last contact, then erased. We pass nothing on.".to_owned(),
            "You may ask for access, rectification, erasure, restriction and your data as a file, and complain \
             to a supervisory authority. We need name, address and request for the answer; nothing more.".to_owned(),
        ];
        if !contact.is_empty() {
            told.push(format!("Questions about data protection: {contact}."));
        }
        told
    }
}
