//! Writing down what was read: codes become words, days become dates, numbers become names.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use law::kinds::Shape;
use law::verdict::Outcome;
use law::vocabulary::Channel;
use serde_json::{Value as Json, json};
use store::records::rights::case::Case as Request;
use store::records::rights::copy::{self, Cell};
use store::records::suppression::Hit;

use super::assemble::{Held, Opened, dpv};
use super::blacken::blacken;
use super::bundle::{
    Advertising, Block, Bundle, Case, Controller, Event, Lookup, Order, Purpose, Recipient, Value,
};
use crate::day_of;
use crate::register::{Bilingual, Register};
use crate::requests::rights_of;

/// Writes one answer in one language.
pub(super) struct Scribe<'r> {
    pub(super) register: &'r Register,
    german: bool,
    now: Timestamp,
}

impl<'r> Scribe<'r> {
    pub(super) const fn new(register: &'r Register, language: i64, now: Timestamp) -> Self {
        Self { register, german: language != 2, now }
    }

    /// The head of the answer.
    pub(super) fn begin(&self, held: &Held) -> Bundle {
        let firm = &self.register.firm;
        let person = &held.person;
        let say = |de: &str, en: &str| self.say(de, en).to_owned();
        Bundle {
            context: json!({
                "dpv": "https://w3id.org/dpv#",
                "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
            }),
            format: "obhut-access/1",
            answers: "access",
            made_on: self.day_of_ms(self.now.as_millisecond()),
            language: if self.german { "de" } else { "en" },
            controller: Controller {
                name: firm.name.clone(),
                address: firm.address.clone(),
                contact: firm.data_protection_contact.clone(),
                country: firm.country.word(),
                letterhead: crate::letterhead::letterhead(firm),
            },
            facts: vec![
                (say("Eigenschaft", "Capacity"), person.party.word().to_owned()),
                (say("Beziehung", "Relation"), person.relation.word().to_owned()),
                (say("Land", "Country"), person.country.word().to_owned()),
                (say("Stand des Datensatzes", "State of the record"), person.state.word().to_owned()),
                (say("Gespeichert seit", "Held since"), day_of(person.created_on).to_string()),
            ],
            values: Vec::new(),
            orders: Vec::new(),
            consent_receipts: Vec::new(),
            consent_history: Vec::new(),
            recipients: Vec::new(),
            advertising: Vec::new(),
            block_list: Vec::new(),
            held_rows: Vec::new(),
            special: Vec::new(),
            requests: Vec::new(),
            lookups: Vec::new(),
            automated_decisions: self.say(
                "Es werden keine Werte über Sie berechnet und keine Entscheidungen automatisch getroffen.",
                "No values about you are computed and no decision is taken automatically.",
            ),
            copy: Json::Null,
            blackened: Vec::new(),
        }
    }

    /// Every value, and the orders among them.
    pub(super) fn values(&mut self, bundle: &mut Bundle, held: &Held, opened: &[Opened<'_>]) {
        let own: Vec<&str> = opened
            .iter()
            .filter(|v| !matches!(v.shape, Shape::Note))
            .flat_map(|v| v.parts.iter().map(String::as_str))
            .collect();
        // In the order of the register, so that the name comes first also after a correction.
        let mut opened: Vec<&Opened<'_>> = opened.iter().collect();
        opened.sort_by_key(|value| (value.datum.kind, value.datum.id));
        for value in opened {
            let kind = self.register.kind(value.datum.kind);
            let name = kind.map_or_else(String::new, |k| self.pick(&k.name).to_owned());
            let parts = value.parts.iter().map(|part| match value.shape {
                Shape::Note => {
                    let (text, found) = blacken(part, &own, &name, self.german);
                    bundle.blackened.extend(found);
                    text
                }
                _ => part.clone(),
            });
            let content: Vec<(&'static str, String)> = value
                .shape
                .fields()
                .iter()
                .copied()
                .zip(parts)
                .filter(|(_, part)| !part.is_empty())
                .collect();
            let deletes_on = value.datum.delete_on.map(|day| day_of(day).to_string());
            match held.purchases.iter().find(|p| p.datum == value.datum.id) {
                Some(purchase) => bundle.orders.push(Order {
                    on: day_of(purchase.bought_on).to_string(),
                    content,
                    group: self.group(purchase.group),
                    cancelled: purchase.cancelled == 2,
                    deletes_on,
                }),
                None => {
                    let Some(label) = held.labels.get(&value.datum.label) else { continue };
                    bundle.values.push(Value {
                        kind: kind.map_or_else(String::new, |k| k.code.clone()),
                        name,
                        content,
                        source: self.source(label.source),
                        source_type: label.source_type.word(),
                        purposes: self.purposes(label.activities),
                        basis: dpv(label.basis),
                        held_by: label.basis,
                        obtained_on: day_of(label.obtained_on).to_string(),
                        deletes_on,
                        class: value.datum.class.word(),
                        replaced: false,
                    });
                }
            }
        }
    }

    /// Receipts and history.
    pub(super) fn consents(&self, bundle: &mut Bundle, held: &Held) {
        let body = |id| {
            let found = held.wordings.iter().find(|wording| Some(wording.id) == id);
            found.map_or_else(String::new, |wording| wording.body.clone())
        };
        for event in &held.events {
            bundle.consent_history.push(Event {
                at: self.moment(event.happened_at),
                action: event.action.word(),
                activity: self.activity(event.activity),
                channel: channel(event.channel),
                evidence: event.evidence.word(),
                wording: body(event.wording),
            });
        }
        let receipts =
            held.consents.iter().map(|c| self.receipt(bundle, held, c, &body(c.wording)));
        bundle.consent_receipts = receipts.collect();
    }

    /// Recipients by name, and audiences.
    pub(super) fn disclosures(&self, bundle: &mut Bundle, held: &Held) {
        for disclosure in &held.disclosures {
            let Some(handed) = disclosure.handed_at else { continue };
            let known = self.register.recipient(disclosure.recipient);
            let has = |shape: &&Shape| disclosure.shapes >> shape.code() & 1 == 1;
            bundle.recipients.push(Recipient {
                name: known.map_or_else(|| disclosure.recipient.to_string(), |r| r.name.clone()),
                country: known.map_or("", |r| r.country.word()),
                on: self.day_of_ms(handed),
                activity: self.activity(disclosure.activity),
                fields: Shape::ALL.iter().filter(has).map(|s| s.word()).collect(),
            });
        }
        for past in &held.campaigns {
            bundle.advertising.push(Advertising {
                on: day_of(past.decided_on).to_string(),
                activity: self.activity(past.activity),
                channel: channel(past.channel),
                verdict: Outcome::from_code(past.verdict).map_or("", Outcome::word),
            });
        }
    }

    /// Entries of the block list, each once.
    pub(super) fn blocks(&self, hits: &[Hit]) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for hit in hits {
            let block = Block {
                since: day_of(hit.since_on).to_string(),
                channel: channel(hit.channel),
                activity: u16::try_from(hit.activity)
                    .map_or_else(|_| String::new(), |a| self.activity(a)),
            };
            if !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        blocks
    }

    /// One request.
    pub(super) fn case(
        &self,
        case: &Request,
        text: String,
        letters: Vec<(Option<String>, String)>,
    ) -> Case {
        Case {
            received: day_of(case.received_on).to_string(),
            rights: rights_of(case.rights).iter().map(|right| right.word()).collect(),
            outcome: case.outcome.word(),
            text,
            letters,
        }
    }

    /// One look, without who it was.
    pub(super) fn lookup(&self, leaf: &vault::Leaf) -> Lookup {
        Lookup {
            at: self.moment(i64::try_from(leaf.utc_ms).unwrap_or_default()),
            action: leaf.action.word(),
            activity: self.activity(leaf.activity),
        }
    }

    /// The rows as they are kept, table by table; tables without a row are left out.
    pub(super) fn copy(&self, held: &Held) -> Json {
        let cell = |cell: &Cell| match cell {
            Cell::Null => Json::Null,
            Cell::Int(number) => json!(number),
            Cell::Id(id) => json!(law::ids::ObjectId(*id).to_string()),
        };
        let tables = copy::TABLES.iter().zip(&held.copy).filter(|(_, rows)| !rows.is_empty());
        let tables = tables.map(|(table, rows)| {
            let row = |row: &Vec<Cell>| {
                let cells = table.columns.iter().zip(row);
                Json::Object(cells.map(|(name, c)| ((*name).to_owned(), cell(c))).collect())
            };
            (table.table.to_owned(), Json::Array(rows.iter().map(row).collect()))
        });
        Json::Object(tables.collect())
    }

    pub(super) fn purposes(&self, bits: u64) -> Vec<Purpose> {
        let named = self.register.activities.iter().filter(|a| bits >> u32::from(a.id) & 1 == 1);
        named
            .map(|a| Purpose {
                code: a.code.clone(),
                name: self.pick(&a.name).to_owned(),
                purpose: self.pick(&a.purpose).to_owned(),
                basis: a.basis.map_or("", dpv),
            })
            .collect()
    }

    pub(super) fn day_of_ms(&self, ms: i64) -> String {
        let at = Timestamp::from_millisecond(ms).unwrap_or_default();
        at.to_zoned(crate::zone(self.register.firm.country)).date().to_string()
    }

    pub(super) fn moment(&self, ms: i64) -> String {
        let at = Timestamp::from_millisecond(ms).unwrap_or_default();
        at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn activity(&self, id: u16) -> String {
        self.register.activity(id).map_or_else(String::new, |a| self.pick(&a.name).to_owned())
    }

    /// What a column of a file holds.
    pub(super) fn column(&self, target: intake::mapping::Target) -> &'static str {
        let words = target.words();
        self.say(words.de, words.en)
    }

    pub(super) fn source(&self, id: u16) -> String {
        self.register.source(id).map_or_else(|| id.to_string(), |s| self.pick(&s.name).to_owned())
    }

    fn group(&self, id: u16) -> String {
        let found = self.register.product_groups.iter().find(|group| group.id == id);
        found.map_or_else(|| id.to_string(), |group| self.pick(&group.name).to_owned())
    }

    fn pick<'t>(&self, text: &'t Bilingual) -> &'t str {
        if self.german { &text.de } else { &text.en }
    }

    pub(super) const fn say<'t>(&self, de: &'t str, en: &'t str) -> &'t str {
        if self.german { de } else { en }
    }
}

fn channel(code: i64) -> &'static str {
    Channel::from_code(code).map_or("", Channel::word)
}
