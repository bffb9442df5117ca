use super::OwnText;
use crate::text::En;

impl OwnText for En {
    fn own_title(&self) -> &'static str {
        "Your data with us"
    }
    fn own_lead(&self) -> &'static str {
        "See what we hold about you, and decide what happens with it."
    }
    fn own_address(&self) -> &'static str {
        "E-mail address you gave us"
    }
    fn own_address_hint(&self) -> &'static str {
        "We send a code to this address."
    }
    fn own_send(&self) -> &'static str {
        "Ask for a code"
    }
    fn own_asked(&self) -> &'static str {
        "If we know this address, we send a code there. It is good for 30 minutes."
    }
    fn own_code(&self) -> &'static str {
        "Code"
    }
    fn own_code_hint(&self) -> &'static str {
        "Ten characters, upper or lower case."
    }
    fn own_wrong(&self) -> &'static str {
        "Address and code do not fit, or the code is over."
    }
    fn own_open(&self) -> &'static str {
        "Open"
    }
    fn own_again(&self) -> &'static str {
        "Ask for a new code"
    }
    fn own_answer(&self) -> &'static str {
        "Your answer"
    }
    fn own_answer_lead(&self) -> &'static str {
        "With the code you got in another way you download the answer. After 14 days it is gone."
    }
    fn own_answer_hint(&self) -> &'static str {
        "It did not come together with this address."
    }
    fn own_as_page(&self) -> &'static str {
        "As a readable page"
    }
    fn own_correct(&self) -> &'static str {
        "Something is wrong?"
    }
    fn own_correct_what(&self) -> &'static str {
        "What is wrong, and what is right?"
    }
    fn own_correct_hint(&self) -> &'static str {
        "We check it and then change it."
    }
    fn own_submit(&self) -> &'static str {
        "Send"
    }
    fn own_contact(&self) -> &'static str {
        "Advertising and messages"
    }
    fn own_contact_lead(&self) -> &'static str {
        "What you stop here counts at once."
    }
    fn own_start(&self) -> &'static str {
        "Start"
    }
    fn own_start_sent(&self) -> &'static str {
        "A code is on its way to your stored e-mail address. Please type it here once it has arrived."
    }
    fn own_start_lead(&self) -> &'static str {
        "You may give this consent. We send a code to your stored e-mail address; it counts only once you type the code here."
    }
    fn own_start_send(&self) -> &'static str {
        "Yes, ask for the code"
    }
    fn own_confirm(&self) -> &'static str {
        "Confirm"
    }
    fn own_stop(&self) -> &'static str {
        "No more"
    }
    fn own_stopped(&self) -> &'static str {
        "stopped"
    }
    fn own_stop_all(&self) -> &'static str {
        "No more advertising at all, on any channel"
    }
    fn own_blocked(&self) -> &'static str {
        "At least one entry on the block list is about you."
    }
    fn own_no_recipients(&self) -> &'static str {
        "Your data went to nobody outside."
    }
    fn own_take(&self) -> &'static str {
        "Take along"
    }
    fn own_take_lead(&self) -> &'static str {
        "Everything at once, to read or for other programs."
    }
    fn own_requests(&self) -> &'static str {
        "Your requests"
    }
    fn own_erase(&self) -> &'static str {
        "Ask for erasure"
    }
    fn own_erase_lead(&self) -> &'static str {
        "We erase what we need not keep, and tell you what stays and why."
    }
    fn own_reason(&self) -> &'static str {
        "Would you like to add something?"
    }
    fn own_reason_hint(&self) -> &'static str {
        "You need not; no reason is required."
    }
    fn own_letter(&self) -> &'static str {
        "Yearly letter about your data"
    }
    fn own_letter_on(&self) -> &'static str {
        "You get it when we send such letters."
    }
    fn own_letter_off(&self) -> &'static str {
        "You have opted out of it."
    }
    fn own_letter_stop(&self) -> &'static str {
        "Opt out"
    }
    fn own_letter_start(&self) -> &'static str {
        "Opt in again"
    }
}
