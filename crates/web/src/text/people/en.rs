use super::PeopleText;
use crate::text::En;
use crate::text::FrameText as _;
use desk::people::{Decision, LookReason};
use law::vocabulary::{Basis, Country, PersonState, PersonType, Relation};

impl PeopleText for En {
    fn people_found(&self, count: u64) -> String {
        match count {
            0 => "Nobody found".to_owned(),
            1 => "1 person".to_owned(),
            n => format!("{} people", self.number(n)),
        }
    }
    fn people_since(&self, day: &str) -> String {
        format!("held since {day}")
    }
    fn people_withheld(&self, kinds: &str) -> String {
        format!("Not shown for this activity: {kinds}")
    }
    fn people_blocked_since(&self, day: &str) -> String {
        format!("This person has been on the suppression list since {day}.")
    }
    fn people_title(&self) -> &'static str {
        "People"
    }
    fn people_lead(&self) -> &'static str {
        "Newest first. Names are opened for this page, and that is logged."
    }
    fn people_new(&self) -> &'static str {
        "Enter a person"
    }
    fn people_name(&self) -> &'static str {
        "Name"
    }
    fn people_company(&self) -> &'static str {
        "Company"
    }
    fn people_town(&self) -> &'static str {
        "Town"
    }
    fn people_relation_title(&self) -> &'static str {
        "Relation"
    }
    fn people_party_title(&self) -> &'static str {
        "Kind"
    }
    fn people_country_title(&self) -> &'static str {
        "Country"
    }
    fn people_state_title(&self) -> &'static str {
        "State"
    }
    fn people_language_title(&self) -> &'static str {
        "Language"
    }
    fn people_any(&self) -> &'static str {
        "any"
    }
    fn people_filter(&self) -> &'static str {
        "Filter"
    }
    fn people_unnamed(&self) -> &'static str {
        "(no name)"
    }
    fn people_search_label(&self) -> &'static str {
        "Search: name, town, company, e-mail, phone"
    }
    fn people_search(&self) -> &'static str {
        "Search"
    }
    fn people_none(&self) -> &'static str {
        "Nobody found"
    }
    fn people_none_text(&self) -> &'static str {
        "Try other words or fewer filters. Restricted people are seen by the rights desk only."
    }
    fn people_scan_on(&self) -> &'static str {
        "Nobody fitted so far; there may be some further on."
    }
    fn people_best(&self) -> &'static str {
        "The best hits. More letters narrow them down."
    }
    fn people_may_contact(&self) -> &'static str {
        "May I contact them?"
    }
    fn people_closed(&self, count: u64) -> String {
        match count {
            1 => "One way is not allowed".to_owned(),
            n => format!("{} ways are not allowed", self.number(n)),
        }
    }
    fn people_more(&self) -> &'static str {
        "More …"
    }
    fn people_opened(&self) -> &'static str {
        "Who opened this?"
    }
    fn people_none_open(&self) -> &'static str {
        "At present no way is open for advertising. Answering an inquiry and writing about a contract remain possible (R-MKT-50)."
    }
    fn people_due(&self) -> &'static str {
        "To be informed"
    }
    fn people_due_lead(&self) -> &'static str {
        "These people did not give their data themselves and have to learn that they are held: within a month, and at the first contact at the latest (Art. 14 GDPR)."
    }
    fn people_due_none(&self) -> &'static str {
        "Nobody has to be informed"
    }
    fn people_due_none_text(&self) -> &'static str {
        "Whoever comes from somebody else's source appears here until they were told."
    }
    fn people_due_on(&self) -> &'static str {
        "At the latest on"
    }
    fn people_overdue(&self) -> &'static str {
        "overdue"
    }
    fn people_informed_tick(&self) -> &'static str {
        "Informed"
    }
    fn people_informed(&self) -> &'static str {
        "Mark the ticked as informed"
    }
    fn people_no_address(&self) -> &'static str {
        "No address is held for this channel."
    }
    fn people_data(&self) -> &'static str {
        "Data"
    }
    fn people_orders(&self) -> &'static str {
        "Orders"
    }
    fn people_history(&self) -> &'static str {
        "History"
    }
    fn people_disclosures(&self) -> &'static str {
        "Disclosures"
    }
    fn people_no_values(&self) -> &'static str {
        "Nothing is held for this activity."
    }
    fn people_no_orders(&self) -> &'static str {
        "No orders."
    }
    fn people_no_disclosures(&self) -> &'static str {
        "Nothing handed out yet."
    }
    fn people_opened_for(&self) -> &'static str {
        "Opened for"
    }
    fn people_change_view(&self) -> &'static str {
        "Change view"
    }
    fn people_add_value(&self) -> &'static str {
        "Add a value"
    }
    fn people_correct(&self) -> &'static str {
        "Correct"
    }
    fn people_remove(&self) -> &'static str {
        "Remove"
    }
    fn people_correct_lead(&self) -> &'static str {
        "The wrong value is replaced; its content is destroyed at once."
    }
    fn people_remove_lead(&self) -> &'static str {
        "The value is removed at once and for good."
    }
    fn people_edit(&self) -> &'static str {
        "Change facts"
    }
    fn people_edit_lead(&self) -> &'static str {
        "Kind and country decide which rules apply. What you confirm overrides every signal."
    }
    fn people_kind(&self) -> &'static str {
        "Kind of data"
    }
    fn people_source_hint(&self) -> &'static str {
        "Where does this come from?"
    }
    fn people_doubtful(&self) -> &'static str {
        "doubtful"
    }
    fn people_undocumented(&self) -> &'static str {
        "source not documented"
    }
    fn people_title_field(&self) -> &'static str {
        "Title"
    }
    fn people_given(&self) -> &'static str {
        "Given name"
    }
    fn people_family(&self) -> &'static str {
        "Family name"
    }
    fn people_email(&self) -> &'static str {
        "E-mail"
    }
    fn people_phone(&self) -> &'static str {
        "Telephone"
    }
    fn people_street(&self) -> &'static str {
        "Street and number"
    }
    fn people_postcode(&self) -> &'static str {
        "Postcode"
    }
    fn people_value(&self) -> &'static str {
        "Value"
    }
    fn people_party_auto(&self) -> &'static str {
        "by what is told"
    }
    fn people_only_needed(&self) -> &'static str {
        "Enter only what is needed."
    }
    fn people_stop_title(&self) -> &'static str {
        "Please decide first"
    }
    fn people_same(&self) -> &'static str {
        "The same address or number is held already:"
    }
    fn people_same_open(&self) -> &'static str {
        "See the card"
    }
    fn people_perhaps_blocked(&self, day: &str) -> String {
        format!("Perhaps resembles somebody who was erased or refused on {day}.")
    }
    fn people_alike(&self) -> &'static str {
        "Perhaps held already, spelled otherwise:"
    }
    fn people_alike_open(&self, percent: u8) -> String {
        format!("See the card ({percent} % the same person)")
    }
    fn people_source_asks(&self) -> &'static str {
        "Somebody has to answer for data from third parties or networks."
    }
    fn people_same_lead(&self) -> &'static str {
        "If it is the same person, please go on in their record. Entering anyway is logged with your name and reason."
    }
    fn people_decide_lead(&self) -> &'static str {
        "If you enter the person anyway, advertising stays blocked. Your decision is logged with your name and reason."
    }
    fn people_decide(&self) -> &'static str {
        "Enter anyway"
    }
    fn people_decision(&self) -> &'static str {
        "Reason for the decision"
    }
    fn people_choose(&self) -> &'static str {
        "please choose"
    }
    fn people_restricted(&self) -> &'static str {
        "This record is restricted."
    }
    fn people_why_lead(&self) -> &'static str {
        "The rights desk may look inside when it says why. The reason is logged."
    }
    fn people_why(&self) -> &'static str {
        "Reason"
    }
    fn people_open(&self) -> &'static str {
        "Open"
    }
    fn people_order_add(&self) -> &'static str {
        "Record an order"
    }
    fn people_order_cancel(&self) -> &'static str {
        "Record as cancelled"
    }
    fn people_order_cancelled(&self) -> &'static str {
        "cancelled"
    }
    fn people_order_valid(&self) -> &'static str {
        "valid"
    }
    fn people_order_number(&self) -> &'static str {
        "Number"
    }
    fn people_order_product(&self) -> &'static str {
        "Goods"
    }
    fn people_order_amount(&self) -> &'static str {
        "Amount"
    }
    fn people_order_currency(&self) -> &'static str {
        "Currency"
    }
    fn people_order_group(&self) -> &'static str {
        "Product group"
    }
    fn people_order_on(&self) -> &'static str {
        "Day of the order"
    }
    fn people_order_notice(&self) -> &'static str {
        "Notice of the right to object when the address was taken"
    }
    fn people_order_captured(&self) -> &'static str {
        "Addresses were taken in this sale"
    }
    fn people_notice_short(&self) -> &'static str {
        "Notice"
    }
    fn people_yes(&self) -> &'static str {
        "yes"
    }
    fn people_no(&self) -> &'static str {
        "no"
    }
    fn people_unknown(&self) -> &'static str {
        "unknown"
    }
    fn people_blocked(&self) -> &'static str {
        "On the suppression list: advertising is blocked on the channels concerned."
    }
    fn people_recipient(&self) -> &'static str {
        "Recipient"
    }
    fn people_persons(&self) -> &'static str {
        "Persons"
    }
    fn people_relation(&self, word: Relation) -> &'static str {
        match word {
            Relation::None => "none",
            Relation::Inquiry => "inquiry",
            Relation::Customer => "customer",
            Relation::FormerCustomer => "former customer",
            Relation::FreeAccount => "free account",
            Relation::LeadImported => "imported lead",
        }
    }
    fn people_party(&self, word: PersonType) -> &'static str {
        match word {
            PersonType::Consumer => "consumer",
            PersonType::BusinessPerson => "business contact",
            PersonType::BusinessEntity => "firm",
            PersonType::Unknown => "unknown",
        }
    }
    fn people_country(&self, word: Country) -> &'static str {
        match word {
            Country::De => "Germany",
            Country::At => "Austria",
            Country::Ch => "Switzerland",
            Country::EuOther => "other EU/EEA",
            Country::Other => "rest of the world",
            Country::Unknown => "unknown",
        }
    }
    fn people_state(&self, word: PersonState) -> &'static str {
        match word {
            PersonState::Active => "active",
            PersonState::Restricted => "restricted",
            PersonState::Erased => "erased",
            PersonState::Deceased => "deceased",
        }
    }
    fn people_basis(&self, word: Basis) -> &'static str {
        match word {
            Basis::Consent => "consent",
            Basis::Contract => "contract",
            Basis::LegalObligation => "legal obligation",
            Basis::VitalInterest => "vital interests",
            Basis::PublicTask => "public task",
            Basis::LegitimateInterest => "legitimate interest",
            Basis::SoftOptIn => "existing-customer exception",
        }
    }
    fn people_decision_word(&self, word: Decision) -> &'static str {
        match word {
            Decision::OwnContract => "Needed for a contract with us",
            Decision::AskedThemselves => "The person came to us",
            Decision::OtherPerson => "It is another person",
            Decision::LegalDuty => "Legal duty",
        }
    }
    fn people_why_word(&self, word: LookReason) -> &'static str {
        match word {
            LookReason::RightsRequest => "Request of the person",
            LookReason::Incident => "Incident",
            LookReason::LegalClaim => "Legal claims",
            LookReason::Consent => "Consent of the person",
            LookReason::Correction => "Check accuracy",
        }
    }
}
