use super::AudienceText;
use crate::text::En;
use crate::text::FrameText as _;
use law::vocabulary::{Channel, Country, PersonType, Relation};

impl AudienceText for En {
    fn audience_title(&self) -> &'static str {
        "Audiences"
    }
    fn audience_lead(&self) -> &'static str {
        "Who may be contacted for what – and why the others may not."
    }
    fn audience_new(&self) -> &'static str {
        "New audience"
    }
    fn audience_none(&self) -> &'static str {
        "No audience kept yet"
    }
    fn audience_none_text(&self) -> &'static str {
        "Ask who may be contacted. Only when you keep the answer does it become evidence."
    }
    fn audience_what(&self) -> &'static str {
        "What is sent?"
    }
    fn audience_whom(&self) -> &'static str {
        "To whom?"
    }
    fn audience_channel_label(&self) -> &'static str {
        "Channel"
    }
    fn audience_group(&self) -> &'static str {
        "Product group"
    }
    fn audience_group_hint(&self) -> &'static str {
        "Needed for advertising to existing customers without consent."
    }
    fn audience_any(&self) -> &'static str {
        "all"
    }
    fn audience_no_group(&self) -> &'static str {
        "none in particular"
    }
    fn audience_relation_label(&self) -> &'static str {
        "Relation"
    }
    fn audience_country_label(&self) -> &'static str {
        "Country"
    }
    fn audience_party_label(&self) -> &'static str {
        "Kind of person"
    }
    fn audience_town(&self) -> &'static str {
        "Town"
    }
    fn audience_town_hint(&self) -> &'static str {
        "Leave empty for all towns."
    }
    fn audience_since(&self) -> &'static str {
        "Last purchase since"
    }
    fn audience_stop_link(&self) -> &'static str {
        "The message carries a stop link or stop address"
    }
    fn audience_art21(&self) -> &'static str {
        "The right to object is pointed out separately"
    }
    fn audience_tracking(&self) -> &'static str {
        "Opens or clicks are measured"
    }
    fn audience_message(&self) -> &'static str {
        "Properties of the message"
    }
    fn audience_ask(&self) -> &'static str {
        "Work out the audience"
    }
    fn audience_keep(&self) -> &'static str {
        "Keep as evidence"
    }
    fn audience_keep_hint(&self) -> &'static str {
        "Keeps every decision with its reason. Then you can see the people and export them."
    }
    fn audience_inside(&self) -> &'static str {
        "May be contacted"
    }
    fn audience_outside(&self) -> &'static str {
        "May not be contacted"
    }
    fn audience_unreachable(&self) -> &'static str {
        "No address for this channel"
    }
    fn audience_reasons(&self) -> &'static str {
        "Count by reason"
    }
    fn audience_reasons_each(&self) -> &'static str {
        "The reasons one by one"
    }
    fn audience_rule(&self) -> &'static str {
        "Rule"
    }
    fn audience_sources(&self) -> &'static str {
        "Citations"
    }
    fn audience_duties(&self) -> &'static str {
        "Duties"
    }
    fn audience_nobody(&self) -> &'static str {
        "Nobody fits this selection. Please narrow it less."
    }
    fn audience_decided(&self) -> &'static str {
        "As of"
    }
    fn audience_ruleset(&self) -> &'static str {
        "Rules"
    }
    fn audience_members(&self) -> &'static str {
        "People"
    }
    fn audience_members_lead(&self) -> &'static str {
        "Every look at these names is recorded."
    }
    fn audience_nameless(&self) -> &'static str {
        "no name"
    }
    fn audience_why(&self) -> &'static str {
        "Why?"
    }
    fn audience_facts(&self) -> &'static str {
        "The facts it was decided from"
    }
    fn audience_facts_hint(&self) -> &'static str {
        "No personal data. “obhut law verdict” decides it again."
    }
    fn audience_show_people(&self) -> &'static str {
        "See the people"
    }
    fn audience_bad_channel(&self) -> &'static str {
        "This activity does not use this channel."
    }
    fn audience_bad_day(&self) -> &'static str {
        "Please give a day, such as 2026-03-31."
    }
    fn audience_back(&self) -> &'static str {
        "To the audience"
    }
    fn audience_allowed(&self, allowed: u64, of: u64) -> String {
        format!("{} of {} may be contacted", self.number(allowed), self.number(of))
    }
    fn audience_persons(&self, persons: u64) -> String {
        match persons {
            1 => "1 person".to_owned(),
            n => format!("{} people", self.number(n)),
        }
    }
    fn audience_channel(&self, word: Channel) -> &'static str {
        match word {
            Channel::PhoneHuman => "Phone",
            Channel::PhoneAuto => "Automated call",
            Channel::Email => "E-mail",
            Channel::Sms => "SMS",
            Channel::Messenger => "Messenger",
            Channel::Fax => "Fax",
            Channel::PostAddressed => "Letter",
            Channel::PostUnaddressed => "Unaddressed mail",
            Channel::Push => "Push message",
            Channel::AdPlatformUpload => "Ad platform",
        }
    }
    fn audience_relation(&self, word: Relation) -> &'static str {
        match word {
            Relation::None => "No relation",
            Relation::Inquiry => "Inquiry",
            Relation::Customer => "Customer",
            Relation::FormerCustomer => "Former customer",
            Relation::FreeAccount => "Free account",
            Relation::LeadImported => "Imported lead",
        }
    }
    fn audience_country(&self, word: Country) -> &'static str {
        match word {
            Country::De => "Germany",
            Country::At => "Austria",
            Country::Ch => "Switzerland",
            Country::EuOther => "Other EU/EEA country",
            Country::Other => "Other country",
            Country::Unknown => "Unknown",
        }
    }
    fn audience_party(&self, word: PersonType) -> &'static str {
        match word {
            PersonType::Consumer => "Consumer",
            PersonType::BusinessPerson => "Contact at a firm",
            PersonType::BusinessEntity => "Firm",
            PersonType::Unknown => "Unknown",
        }
    }
}
