//! What an answer consists of: plain values, ready to be written as JSON, CSV, a page or a letter.
//! Terms follow W3C DPV 2 (Data Privacy Vocabulary); consents are receipts after ISO/IEC TS 27560.

use serde::Serialize;
use serde_json::Value as Json;

/// Everything held about one person. No `Debug`: it holds the person's data.
#[derive(Serialize)]
pub struct Bundle {
    /// Terms of the vocabulary.
    #[serde(rename = "@context")]
    pub context: Json,
    /// Name and version of this format.
    pub format: &'static str,
    /// What it answers: `access`, `portability` or `data letter`.
    pub answers: &'static str,
    /// Day it was made, ISO 8601.
    pub made_on: String,
    /// Language of the words in it: `de` or `en`.
    pub language: &'static str,
    /// The firm.
    #[serde(rename = "dpv:hasDataController")]
    pub controller: Controller,
    /// State of the record and content-free facts.
    pub facts: Vec<(String, String)>,
    /// Every value.
    #[serde(rename = "dpv:hasPersonalData")]
    pub values: Vec<Value>,
    /// Orders.
    pub orders: Vec<Order>,
    /// One receipt for each consent.
    pub consent_receipts: Vec<Json>,
    /// Consents, withdrawals and objections in time.
    pub consent_history: Vec<Event>,
    /// Who got data, by name (C-154/21).
    #[serde(rename = "dpv:hasRecipient")]
    pub recipients: Vec<Recipient>,
    /// Audiences the person was looked at for.
    pub advertising: Vec<Advertising>,
    /// Entries of the block list.
    pub block_list: Vec<Block>,
    /// Rows of files that wait in quarantine and may be about the person.
    pub held_rows: Vec<HeldLine>,
    /// Requests of staff to keep a special category (Art. 9).
    #[serde(rename = "special_categories")]
    pub special: Vec<Special>,
    /// Requests and letters.
    pub requests: Vec<Case>,
    /// When somebody looked and what for; no names of staff (C-579/21).
    pub lookups: Vec<Lookup>,
    /// Derived values and automated decisions; Obhut makes none.
    pub automated_decisions: &'static str,
    /// Every content-free row that is kept, as it is kept (Art. 15(3)).
    pub copy: Json,
    /// What was blackened for the sake of others, and why (R-DSR-32).
    pub blackened: Vec<Blackened>,
}

/// The firm.
#[derive(Serialize, Clone)]
pub struct Controller {
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Contact for data protection.
    pub contact: String,
    /// Country.
    pub country: &'static str,
    /// Head and foot of its papers.
    #[serde(skip)]
    pub letterhead: papers::Letterhead,
}

/// One purpose a value is used for.
#[derive(Serialize, Clone)]
pub struct Purpose {
    /// Stable word of the activity.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its purpose as told.
    pub purpose: String,
    /// Legal basis, as a DPV term.
    #[serde(rename = "dpv:hasLegalBasis")]
    pub basis: &'static str,
}

/// One value.
#[derive(Serialize)]
pub struct Value {
    /// Stable word of the kind.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The parts with their names; parts that are empty are left out.
    pub content: Vec<(&'static str, String)>,
    /// Where it came from.
    #[serde(rename = "dpv:hasDataSource")]
    pub source: String,
    /// Type of the source.
    pub source_type: &'static str,
    /// What for.
    #[serde(rename = "dpv:hasPurpose")]
    pub purposes: Vec<Purpose>,
    /// Basis of holding it, as a DPV term.
    #[serde(rename = "dpv:hasLegalBasis")]
    pub basis: &'static str,
    /// The same basis as a word of ours.
    #[serde(skip)]
    pub held_by: law::vocabulary::Basis,
    /// Day it was obtained.
    pub obtained_on: String,
    /// Day it goes, if known by now.
    pub deletes_on: Option<String>,
    /// Class that says how long it is kept.
    #[serde(rename = "dpv:hasStorageCondition")]
    pub class: &'static str,
    /// Whether it was replaced; nothing of its content is left then.
    pub replaced: bool,
}

/// One order.
#[derive(Serialize)]
pub struct Order {
    /// Day.
    pub on: String,
    /// Number, product, amount, currency.
    pub content: Vec<(&'static str, String)>,
    /// Group of goods.
    pub group: String,
    /// Whether it was rescinded.
    pub cancelled: bool,
    /// Day it goes.
    pub deletes_on: Option<String>,
}

/// One act about a consent.
#[derive(Serialize)]
pub struct Event {
    /// When.
    pub at: String,
    /// What.
    pub action: &'static str,
    /// What for; empty for all advertising.
    pub activity: String,
    /// Channel; empty for all.
    pub channel: &'static str,
    /// What proves it.
    pub evidence: &'static str,
    /// The wording agreed to.
    pub wording: String,
}

/// Data handed to somebody.
#[derive(Serialize)]
pub struct Recipient {
    /// Name.
    pub name: String,
    /// Country.
    pub country: &'static str,
    /// Day.
    pub on: String,
    /// What for.
    pub activity: String,
    /// Kinds of data.
    pub fields: Vec<&'static str>,
}

/// A look at the person for a campaign.
#[derive(Serialize)]
pub struct Advertising {
    /// Day.
    pub on: String,
    /// What for.
    pub activity: String,
    /// Channel.
    pub channel: &'static str,
    /// What was decided.
    pub verdict: &'static str,
}

/// An entry of the block list that is about the person.
#[derive(Serialize, PartialEq, Eq)]
pub struct Block {
    /// Since.
    pub since: String,
    /// Channel; empty for all.
    pub channel: &'static str,
    /// What is blocked; empty for all advertising.
    pub activity: String,
}

/// A row in quarantine.
#[derive(Serialize)]
pub struct HeldLine {
    /// Day it was taken in.
    pub received: String,
    /// Where the file came from.
    pub source: String,
    /// Day it goes undecided.
    pub deletes_on: String,
    /// Columns and cells that are told.
    pub content: Vec<(&'static str, String)>,
}

/// A request to keep a special category.
#[derive(Serialize)]
pub struct Special {
    /// Day it was asked for.
    pub asked_on: String,
    /// The category; empty when its key is gone.
    pub category: String,
    /// Ground named (Art. 9(2)).
    pub ground: &'static str,
    /// Where it stands.
    pub state: &'static str,
    /// Last day an approval may be used.
    pub until: Option<String>,
}

/// A request.
#[derive(Serialize)]
pub struct Case {
    /// Day of arrival.
    pub received: String,
    /// What was asked for.
    pub rights: Vec<&'static str>,
    /// How it ended.
    pub outcome: &'static str,
    /// What was written.
    pub text: String,
    /// Letters, with the day each left; drafts without.
    pub letters: Vec<(Option<String>, String)>,
}

/// Somebody looked.
#[derive(Serialize)]
pub struct Lookup {
    /// When, in UTC.
    pub at: String,
    /// What was done.
    pub action: &'static str,
    /// What for.
    pub activity: String,
}

/// A place that was blackened.
#[derive(Serialize)]
pub struct Blackened {
    /// In which kind of value.
    pub kind: String,
    /// What it was.
    pub what: &'static str,
    /// Why.
    pub why: &'static str,
}
