use super::RegisterText;
use crate::text::En;
use desk::register::Contract;
use law::retention::Start;
use law::vocabulary::{Basis, Channel, Content, Country, Relation, SourceType};

impl RegisterText for En {
    fn register_title(&self) -> &'static str {
        "Register"
    }
    fn register_subtitle(&self) -> &'static str {
        "Records of processing activities (Art. 30 GDPR)"
    }
    fn register_version(&self, number: &str) -> String {
        format!("Version {number}")
    }
    fn register_history(&self) -> &'static str {
        "Earlier versions"
    }
    fn register_download(&self) -> &'static str {
        "Download as TOML"
    }
    fn register_upload(&self) -> &'static str {
        "Upload TOML"
    }
    fn register_upload_lead(&self) -> &'static str {
        "The file is checked and saved as a new version. Nothing is overwritten."
    }
    fn register_file(&self) -> &'static str {
        "File"
    }
    fn register_firm(&self) -> &'static str {
        "Controller"
    }
    fn register_activities(&self) -> &'static str {
        "Activities"
    }
    fn register_kinds(&self) -> &'static str {
        "Kinds of data"
    }
    fn register_sources(&self) -> &'static str {
        "Sources"
    }
    fn register_groups(&self) -> &'static str {
        "Product groups"
    }
    fn register_recipients(&self) -> &'static str {
        "Recipients"
    }
    fn register_processors(&self) -> &'static str {
        "Processors"
    }
    fn register_add(&self) -> &'static str {
        "New entry"
    }
    fn register_edit(&self) -> &'static str {
        "Edit"
    }
    fn register_name(&self) -> &'static str {
        "Name"
    }
    fn register_name_de(&self) -> &'static str {
        "Name (German)"
    }
    fn register_name_en(&self) -> &'static str {
        "Name (English)"
    }
    fn register_code(&self) -> &'static str {
        "Code"
    }
    fn register_code_hint(&self) -> &'static str {
        "a–z, 0–9, _; cannot be changed later"
    }
    fn register_purpose_de(&self) -> &'static str {
        "Purpose (German)"
    }
    fn register_purpose_en(&self) -> &'static str {
        "Purpose (English)"
    }
    fn register_purpose_hint(&self) -> &'static str {
        "As the person is told."
    }
    fn register_interest_de(&self) -> &'static str {
        "Legitimate interest (German)"
    }
    fn register_interest_en(&self) -> &'static str {
        "Legitimate interest (English)"
    }
    fn register_interest_hint(&self) -> &'static str {
        "Needed for the basis “legitimate interest” only."
    }
    fn register_roles(&self) -> &'static str {
        "Roles"
    }
    fn register_content(&self) -> &'static str {
        "Messages"
    }
    fn register_channels(&self) -> &'static str {
        "Channels"
    }
    fn register_marketing(&self) -> &'static str {
        "Direct marketing"
    }
    fn register_rights_work(&self) -> &'static str {
        "May see restricted records"
    }
    fn register_every_kind(&self) -> &'static str {
        "every kind"
    }
    fn register_purpose(&self) -> &'static str {
        "Purpose"
    }
    fn register_period(&self) -> &'static str {
        "Period"
    }
    fn register_evidence(&self) -> &'static str {
        "Evidence"
    }
    fn register_shape(&self) -> &'static str {
        "Parts"
    }
    fn register_class(&self) -> &'static str {
        "Retention class"
    }
    fn register_retired(&self) -> &'static str {
        "retired"
    }
    fn register_retired_hint(&self) -> &'static str {
        "No longer taken in; what is there stays until its deletion."
    }
    fn register_type(&self) -> &'static str {
        "Type of source"
    }
    fn register_relation(&self) -> &'static str {
        "Relation of new people"
    }
    fn register_documented(&self) -> &'static str {
        "Origin is on record"
    }
    fn register_art13(&self) -> &'static str {
        "Informed at collection (Art. 13 GDPR)"
    }
    fn register_suppression_only(&self) -> &'static str {
        "Suppression list: keep keyed hashes only"
    }
    fn register_follows(&self) -> &'static str {
        "What follows"
    }
    fn register_similar(&self) -> &'static str {
        "Similar groups"
    }
    fn register_country(&self) -> &'static str {
        "Country"
    }
    fn register_processor(&self) -> &'static str {
        "Processor"
    }
    fn register_no_processor(&self) -> &'static str {
        "none (own body)"
    }
    fn register_contract(&self) -> &'static str {
        "Contract (Art. 28 GDPR)"
    }
    fn register_address(&self) -> &'static str {
        "Address"
    }
    fn register_contact(&self) -> &'static str {
        "Data protection contact"
    }
    fn register_finance(&self) -> &'static str {
        "Bank, insurer or investment firm (vouchers ten years)"
    }

    fn register_period_unknown(&self) -> &'static str {
        "period of this country not known: a human decides"
    }

    fn register_similar_only(&self) -> &'static str {
        "Advertises own similar goods only"
    }
    fn register_when(&self) -> &'static str {
        "Saved"
    }
    fn register_who(&self) -> &'static str {
        "By"
    }
    fn register_setup(&self) -> &'static str {
        "Set-up"
    }
    fn register_period_open(&self) -> &'static str {
        "as long as needed, reviewed"
    }
    fn register_period_at_once(&self) -> &'static str {
        "at once"
    }
    fn register_period_days(&self, n: i32) -> String {
        format!("{n} days")
    }
    fn register_period_months(&self, n: i32) -> String {
        format!("{n} months")
    }
    fn register_period_year_end(&self, n: i32) -> String {
        format!("end of year {n}")
    }
    fn register_start(&self, start: Start) -> &'static str {
        match start {
            Start::Collection => "after collection",
            Start::Transaction => "after the transaction ends",
            Start::Relation => "after the relation ends",
        }
    }
    fn basis_is(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Consent => "Consent",
            Basis::Contract => "Contract",
            Basis::LegalObligation => "Legal obligation",
            Basis::VitalInterest => "Vital interest",
            Basis::PublicTask => "Public task",
            Basis::LegitimateInterest => "Legitimate interest",
            Basis::SoftOptIn => "Existing customer (soft opt-in)",
        }
    }
    fn channel_is(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::PhoneHuman => "Telephone",
            Channel::PhoneAuto => "Automated call",
            Channel::Email => "E-mail",
            Channel::Sms => "Text message",
            Channel::Messenger => "Messenger",
            Channel::Fax => "Fax",
            Channel::PostAddressed => "Letter",
            Channel::PostUnaddressed => "Unaddressed post",
            Channel::Push => "Push message",
            Channel::AdPlatformUpload => "Ad platform",
        }
    }
    fn content_is(&self, content: Content) -> &'static str {
        match content {
            Content::Advertising => "Advertising",
            Content::Transactional => "About the transaction",
            Content::Mixed => "Mixed",
            Content::LegalNotice => "Legal notice",
            Content::ConsentConfirm => "Confirmation of consent",
            Content::Datenbrief => "Data letter",
            Content::Survey => "Survey",
            Content::Greeting => "Greeting",
        }
    }
    fn source_type_is(&self, source: SourceType) -> &'static str {
        match source {
            SourceType::SelfGiven => "from the person",
            SourceType::Observed => "observed",
            SourceType::ThirdPartyPerson => "from another person",
            SourceType::Broker => "address broker",
            SourceType::PublicDirectory => "public directory",
            SourceType::SocialNetwork => "social network",
            SourceType::GroupCompany => "group company",
            SourceType::AddressBook => "address book",
            SourceType::Signature => "signature",
            SourceType::Unknown => "unknown",
        }
    }
    fn source_means(&self, source: SourceType) -> &'static str {
        match source {
            SourceType::SelfGiven => {
                "May be stored; inform at collection (Art. 13). Contact by the rules of the channel."
            }
            SourceType::Observed => "May be stored; inform at collection (Art. 13).",
            SourceType::ThirdPartyPerson => {
                "Decide first; inform within a month (Art. 14). Letter at most."
            }
            SourceType::Broker => "With proof only; inform within a month (Art. 14).",
            SourceType::PublicDirectory => {
                "Firms only, letter only; inform within a month (Art. 14)."
            }
            SourceType::SocialNetwork => {
                "Decide first; inform within a month (Art. 14). Letter at most."
            }
            SourceType::GroupCompany => {
                "With a basis of its own only; inform within a month (Art. 14)."
            }
            SourceType::AddressBook => "No advertising contact.",
            SourceType::Signature => "For this matter only.",
            SourceType::Unknown => "No advertising until the origin is settled.",
        }
    }
    fn relation_is(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::None => "none",
            Relation::Inquiry => "inquirer",
            Relation::Customer => "customer",
            Relation::FormerCustomer => "former customer",
            Relation::FreeAccount => "free account",
            Relation::LeadImported => "imported lead",
        }
    }
    fn country_is(&self, country: Country) -> &'static str {
        match country {
            Country::De => "Germany",
            Country::At => "Austria",
            Country::Ch => "Switzerland",
            Country::EuOther => "other EU",
            Country::Other => "outside the EU",
            Country::Unknown => "unknown",
        }
    }
    fn contract_is(&self, contract: Contract) -> &'static str {
        match contract {
            Contract::Missing => "missing",
            Contract::Draft => "draft",
            Contract::Signed => "signed",
            Contract::Ended => "ended",
        }
    }
    fn register_imprint(&self) -> &'static str {
        "Further lines in the foot of letters"
    }
    fn register_imprint_hint(&self) -> &'static str {
        "Commercial register, management, bank. Stands on every page together with the data-protection contact."
    }
    fn register_form(&self) -> &'static str {
        "Inquiry form"
    }
    fn register_form_offered(&self) -> &'static str {
        "Offer the form at /inquiry"
    }
    fn register_form_source_hint(&self) -> &'static str {
        "Source under which requests are kept; it decides what they may be used for."
    }
    fn register_form_title_de(&self) -> &'static str {
        "Heading (German)"
    }
    fn register_form_title_en(&self) -> &'static str {
        "Heading (English)"
    }
    fn register_form_embed(&self) -> &'static str {
        "Sites that may show the form in a frame"
    }
    fn register_form_embed_hint(&self) -> &'static str {
        "One a line, as https://www.firm.example without a path. Empty: in no frame."
    }
    fn register_form_accent(&self) -> &'static str {
        "Colour of button and links"
    }
    fn register_form_ground(&self) -> &'static str {
        "Colour of the background"
    }
    fn register_form_colour_hint(&self) -> &'static str {
        "As #rrggbb. Empty: the colours of this program, light and dark."
    }
    fn register_form_off(&self) -> &'static str {
        "not offered"
    }
    fn register_screening(&self) -> &'static str {
        "Screening of texts"
    }
    fn register_taken(&self) -> &'static str {
        "Take out of texts"
    }
    fn register_taken_hint(&self) -> &'static str {
        "Special categories are always taken out. What is not ticked here is only pointed out while somebody writes."
    }
    fn register_words_hint(&self) -> &'static str {
        "Words of your own for this category and those below, one a line. After saving, all texts are screened again."
    }
    fn register_quiet(&self) -> &'static str {
        "Harmless phrases"
    }
    fn register_quiet_hint(&self) -> &'static str {
        "For example names of goods that raise false alarms otherwise; one a line."
    }
    fn register_numbers(&self) -> &'static str {
        "Numbers of your own"
    }
    fn register_numbers_hint(&self) -> &'static str {
        "One a line: kind and pattern (regular expression), for example: ID_DOC MG-[0-9]{6}"
    }
    fn register_role_hint(&self) -> &'static str {
        "Which kinds of data the role sees follows from this. Each activity needs one role at least."
    }

    fn register_classes(&self) -> &'static str {
        "Retention classes"
    }

    fn register_from(&self) -> &'static str {
        "start"
    }

    fn register_periods(&self) -> &'static str {
        "Change the periods"
    }

    fn register_part(&self) -> &'static str {
        "Part"
    }

    fn register_entry(&self) -> &'static str {
        "Entry"
    }

    fn register_field(&self) -> &'static str {
        "Field"
    }

    fn register_before(&self) -> &'static str {
        "before"
    }

    fn register_after(&self) -> &'static str {
        "after"
    }

    fn register_changed(&self) -> &'static str {
        "What this version changes against the one before, in the words of the TOML file"
    }

    fn register_unchanged(&self) -> &'static str {
        "The first version, or nothing differs from the one before."
    }

    fn register_bring_back(&self) -> &'static str {
        "An earlier version holds again once its file is uploaded under “Upload TOML”."
    }

    fn register_own_words(&self) -> &'static str {
        "Words of your own"
    }
}
