//! Who may be contacted, and why not.

mod de;
mod en;

use law::vocabulary::{Channel, Country, PersonType, Relation};

use super::FrameText;

/// Who may be contacted, and why not.
pub trait AudienceText: FrameText {
    fn audience_title(&self) -> &'static str;
    fn audience_lead(&self) -> &'static str;
    fn audience_new(&self) -> &'static str;
    fn audience_none(&self) -> &'static str;
    fn audience_none_text(&self) -> &'static str;
    fn audience_what(&self) -> &'static str;
    fn audience_whom(&self) -> &'static str;
    fn audience_channel_label(&self) -> &'static str;
    fn audience_group(&self) -> &'static str;
    fn audience_group_hint(&self) -> &'static str;
    fn audience_any(&self) -> &'static str;
    fn audience_no_group(&self) -> &'static str;
    fn audience_relation_label(&self) -> &'static str;
    fn audience_country_label(&self) -> &'static str;
    fn audience_party_label(&self) -> &'static str;
    fn audience_town(&self) -> &'static str;
    fn audience_town_hint(&self) -> &'static str;
    fn audience_since(&self) -> &'static str;
    fn audience_stop_link(&self) -> &'static str;
    fn audience_art21(&self) -> &'static str;
    fn audience_tracking(&self) -> &'static str;
    fn audience_message(&self) -> &'static str;
    fn audience_ask(&self) -> &'static str;
    fn audience_keep(&self) -> &'static str;
    fn audience_keep_hint(&self) -> &'static str;
    fn audience_inside(&self) -> &'static str;
    fn audience_outside(&self) -> &'static str;
    fn audience_unreachable(&self) -> &'static str;
    fn audience_reasons(&self) -> &'static str;
    fn audience_reasons_each(&self) -> &'static str;
    fn audience_rule(&self) -> &'static str;
    fn audience_sources(&self) -> &'static str;
    fn audience_duties(&self) -> &'static str;
    fn audience_nobody(&self) -> &'static str;
    fn audience_decided(&self) -> &'static str;
    fn audience_ruleset(&self) -> &'static str;
    fn audience_members(&self) -> &'static str;
    fn audience_members_lead(&self) -> &'static str;
    fn audience_nameless(&self) -> &'static str;
    fn audience_why(&self) -> &'static str;
    fn audience_facts(&self) -> &'static str;
    fn audience_facts_hint(&self) -> &'static str;
    fn audience_show_people(&self) -> &'static str;
    fn audience_bad_channel(&self) -> &'static str;
    fn audience_bad_day(&self) -> &'static str;
    fn audience_back(&self) -> &'static str;
    fn audience_allowed(&self, allowed: u64, of: u64) -> String;
    fn audience_persons(&self, persons: u64) -> String;
    fn audience_channel(&self, word: Channel) -> &'static str;
    fn audience_relation(&self, word: Relation) -> &'static str;
    fn audience_country(&self, word: Country) -> &'static str;
    fn audience_party(&self, word: PersonType) -> &'static str;
}
