//! The answer as a paper: a summary on top, then everything, grouped as people ask for it, in plain
//! words (Art. 12(1) DSGVO).

use jiff::Timestamp;
use jiff::civil::Date;
use law::vocabulary::ConsentState;
use papers::{Block, Paper};

use super::bundle::{Bundle, Case, Value};
use super::plain::plain;
use crate::letterhead::language;
use crate::requests::letters::day;

/// The answer, ready to be typeset.
pub fn paper(bundle: &Bundle) -> Paper {
    let write = Writer { german: bundle.language == "de" };
    let mut blocks = write.head(bundle);
    for value in &bundle.values {
        blocks.push(Block::Heading(2, value.name.clone()));
        blocks.push(Block::Facts(write.value(value)));
    }
    write.tables(bundle, &mut blocks);
    Paper {
        language: language(if write.german { 1 } else { 2 }),
        title: match bundle.answers {
            "portability" => write.say("Ihre Daten zum Mitnehmen", "Your data to take along"),
            "data letter" => {
                write.say("Datenbrief: Ihre Daten bei uns", "Data letter: your data with us")
            }
            _ => write.say("Auskunft über Ihre Daten", "Your data"),
        },
        letterhead: bundle.controller.letterhead.clone(),
        addressee: Vec::new(),
        date: write.day(&bundle.made_on),
        blocks,
    }
}

/// A few sentences that say what is in the answer.
pub fn summary(bundle: &Bundle) -> String {
    let german = bundle.language == "de";
    let count = |n: usize, de: [&str; 3], en: [&str; 3]| {
        let [none, one, many] = if german { de } else { en };
        match n {
            0 => none.to_owned(),
            1 => one.to_owned(),
            n => format!("{n} {many}"),
        }
    };
    let values = count(
        bundle.values.len(),
        ["keine Angaben", "eine Angabe", "Angaben"],
        ["no values", "one value", "values"],
    );
    let orders = count(
        bundle.orders.len(),
        ["keine Bestellung", "eine Bestellung", "Bestellungen"],
        ["no order", "one order", "orders"],
    );
    // One that was only asked for, or is withdrawn, is none.
    let stands = |record: &&serde_json::Value| {
        record.get("consent_status").is_some_and(|status| status == ConsentState::Active.word())
    };
    let consents = count(
        bundle.consent_receipts.iter().filter(stands).count(),
        ["keine Einwilligung", "eine Einwilligung", "Einwilligungen"],
        ["no consent", "one consent", "consents"],
    );
    let recipients = count(
        bundle.recipients.len(),
        ["kein Mal", "einmal", "Mal"],
        ["not once", "once", "times"],
    );
    let looks = bundle.lookups.len();
    if german {
        format!(
            "Wir haben von Ihnen gespeichert: {values}, {orders}, {consents}. An Empfänger außerhalb gingen Ihre Daten {recipients}. Im Protokoll stehen {looks} Vorgänge zu Ihrer Person."
        )
    } else {
        format!(
            "We hold about you: {values}, {orders}, {consents}. Your data went to recipients outside {recipients}. The log has {looks} entries about you."
        )
    }
}

/// Words and days in one language.
struct Writer {
    german: bool,
}

impl Writer {
    fn head(&self, bundle: &Bundle) -> Vec<Block> {
        let controller = &bundle.controller;
        let mut facts = vec![
            (self.say("Verantwortlich", "Controller"), controller.name.clone()),
            (self.say("Anschrift", "Address"), controller.address.clone()),
            (self.say("Datenschutz", "Data protection"), controller.contact.clone()),
            (self.say("Stand", "As of"), self.day(&bundle.made_on)),
        ];
        let vocabularies = ["party", "relation", "country", "state", ""];
        facts.extend(bundle.facts.iter().zip(vocabularies).map(|((name, code), vocabulary)| {
            let told = match vocabulary {
                "" => self.day(code),
                named => plain(named, code, self.german).to_owned(),
            };
            (name.clone(), told)
        }));
        let mut blocks = vec![
            Block::Heading(1, self.say("In Kürze", "In short")),
            Block::Text(summary(bundle)),
            Block::Facts(facts),
            Block::Heading(1, self.say("Ihre Daten", "Your data")),
        ];
        if bundle.values.is_empty() {
            blocks.push(Block::Text(self.say("Keine.", "None.")));
        }
        blocks
    }

    fn value(&self, value: &Value) -> Vec<(String, String)> {
        let purposes: Vec<&str> = value.purposes.iter().map(|p| p.name.as_str()).collect();
        let source = plain("source", value.source_type, self.german);
        let until = match &value.deletes_on {
            Some(on) => self.day(on),
            None => self.say(
                "sobald der Anlass der Frist eingetreten ist",
                "once the event that starts the period has happened",
            ),
        };
        vec![
            (self.say("Inhalt", "Content"), joined(&value.content)),
            (self.say("Herkunft", "Source"), format!("{} ({source})", value.source)),
            (self.say("Erhalten am", "Obtained on"), self.day(&value.obtained_on)),
            (self.say("Wofür", "What for"), purposes.join(", ")),
            (
                self.say("Rechtsgrundlage", "Legal basis"),
                plain("basis", value.held_by.word(), self.german).to_owned(),
            ),
            (self.say("Löschung", "Deletion"), format!("{until} ({})", value.class)),
        ]
    }

    fn tables(&self, bundle: &Bundle, blocks: &mut Vec<Block>) {
        let german = self.german;
        self.table(
            blocks,
            ("Bestellungen", "Orders"),
            &[
                ("Tag", "Day"),
                ("Inhalt", "Content"),
                ("Warengruppe", "Group"),
                ("Löschung", "Deletion"),
            ],
            bundle.orders.iter().map(|o| {
                let goes = o.deletes_on.as_deref().map_or_else(String::new, |on| self.day(on));
                vec![self.day(&o.on), joined(&o.content), o.group.clone(), goes]
            }),
        );
        self.table(
            blocks,
            ("Einwilligungen, Widerrufe, Widersprüche", "Consents, withdrawals, objections"),
            &[
                ("Zeitpunkt", "Time"),
                ("Was", "What"),
                ("Wofür", "What for"),
                ("Weg", "Way"),
                ("Nachweis", "Proof"),
            ],
            bundle.consent_history.iter().map(|e| {
                vec![
                    self.moment(&e.at),
                    plain("consent", e.action, german).to_owned(),
                    self.or_all(&e.activity),
                    self.or_all(plain("channel", e.channel, german)),
                    plain("evidence", e.evidence, german).to_owned(),
                ]
            }),
        );
        self.wordings(bundle, blocks);
        self.table(
            blocks,
            ("Wer Ihre Daten erhalten hat", "Who received your data"),
            &[
                ("Empfänger", "Recipient"),
                ("Land", "Country"),
                ("Tag", "Day"),
                ("Wofür", "What for"),
                ("Welche Daten", "Which data"),
            ],
            bundle.recipients.iter().map(|r| {
                let fields: Vec<&str> =
                    r.fields.iter().map(|f| plain("shape", f, german)).collect();
                let country = plain("country", r.country, german).to_owned();
                vec![
                    r.name.clone(),
                    country,
                    self.day(&r.on),
                    r.activity.clone(),
                    fields.join(", "),
                ]
            }),
        );
        self.table(
            blocks,
            ("Prüfungen für Werbung", "Checks for advertising"),
            &[("Tag", "Day"), ("Wofür", "What for"), ("Weg", "Way"), ("Ergebnis", "Result")],
            bundle.advertising.iter().map(|a| {
                let channel = self.or_all(plain("channel", a.channel, german));
                let verdict = plain("verdict", a.verdict, german).to_owned();
                vec![self.day(&a.on), a.activity.clone(), channel, verdict]
            }),
        );
        self.table(
            blocks,
            ("Sperrliste", "Block list"),
            &[("Seit", "Since"), ("Weg", "Way"), ("Wofür", "What for")],
            bundle.block_list.iter().map(|b| {
                let channel = self.or_all(plain("channel", b.channel, german));
                vec![self.day(&b.since), channel, self.or_all(&b.activity)]
            }),
        );
        self.table(
            blocks,
            ("Zeilen in Quarantäne", "Rows in quarantine"),
            &[
                ("Seit", "Since"),
                ("Herkunft", "Source"),
                ("Inhalt", "Content"),
                ("Löschung", "Deletion"),
            ],
            bundle.held_rows.iter().map(|row| {
                let content = row.content.iter().map(|(name, cell)| format!("{name}: {cell}"));
                let content = content.collect::<Vec<_>>().join("\n");
                vec![
                    self.day(&row.received),
                    row.source.clone(),
                    content,
                    self.day(&row.deletes_on),
                ]
            }),
        );
        self.table(
            blocks,
            ("Besondere Angaben (Art. 9 DSGVO)", "Special categories (Art. 9 GDPR)"),
            &[
                ("Erbeten", "Asked for"),
                ("Art der Angabe", "Category"),
                ("Grund", "Ground"),
                ("Stand", "State"),
                ("Bis", "Until"),
            ],
            bundle.special.iter().map(|s| {
                let told = |vocabulary, code| plain(vocabulary, code, german).to_owned();
                let until = s.until.as_deref().map_or_else(String::new, |on| self.day(on));
                vec![
                    self.day(&s.asked_on),
                    told("category", &s.category),
                    told("ground", s.ground),
                    told("special", s.state),
                    until,
                ]
            }),
        );
        self.cases(&bundle.requests, blocks);
        self.table(
            blocks,
            ("Wann Ihre Daten angesehen wurden", "When your data were looked at"),
            &[
                ("Zeitpunkt (UTC)", "Time (UTC)"),
                ("Was geschah", "What was done"),
                ("Wofür", "What for"),
            ],
            bundle.lookups.iter().map(|l| {
                let action = plain("action", l.action, german).to_owned();
                vec![self.moment(&l.at), action, l.activity.clone()]
            }),
        );
        let title = self.say("Automatisierte Entscheidungen", "Automated decisions");
        blocks.push(Block::Heading(1, title));
        blocks.push(Block::Text(bundle.automated_decisions.to_owned()));
        self.table(
            blocks,
            ("Geschwärzt", "Blackened"),
            &[("Wo", "Where"), ("Was", "What"), ("Warum", "Why")],
            bundle
                .blackened
                .iter()
                .map(|b| vec![b.kind.clone(), b.what.to_owned(), b.why.to_owned()]),
        );
    }

    /// Each wording once, under the table that speaks of it.
    fn wordings(&self, bundle: &Bundle, blocks: &mut Vec<Block>) {
        let mut told: Vec<&str> =
            bundle.consent_history.iter().map(|e| e.wording.as_str()).collect();
        told.sort_unstable();
        told.dedup();
        told.retain(|wording| !wording.is_empty());
        if !told.is_empty() {
            let title = self.say("Wortlaut Ihrer Einwilligungen", "Wording of your consents");
            blocks.push(Block::Heading(2, title));
            blocks.extend(told.into_iter().map(|wording| Block::Text(wording.to_owned())));
        }
    }

    fn cases(&self, cases: &[Case], blocks: &mut Vec<Block>) {
        if !cases.is_empty() {
            let title =
                self.say("Ihre Anträge und unsere Schreiben", "Your requests and our letters");
            blocks.push(Block::Heading(1, title));
        }
        for case in cases {
            let rights: Vec<&str> =
                case.rights.iter().map(|right| plain("right", right, self.german)).collect();
            let title = format!("{}: {}", self.day(&case.received), rights.join(", "));
            blocks.push(Block::Heading(2, title));
            blocks.push(Block::Text(case.text.clone()));
            for (sent, text) in &case.letters {
                let day = match sent {
                    Some(on) => self.say("Unser Schreiben vom ", "Our letter of ") + &self.day(on),
                    None => self.say("Entwurf eines Schreibens", "Draft of a letter"),
                };
                blocks.push(Block::Heading(3, day));
                blocks.push(Block::Text(text.clone()));
            }
        }
    }

    /// A titled table; nothing when it has no row.
    fn table(
        &self,
        blocks: &mut Vec<Block>,
        (de, en): (&str, &str),
        head: &[(&str, &str)],
        rows: impl Iterator<Item = Vec<String>>,
    ) {
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            let caption = self.say(de, en);
            let head = head.iter().map(|(de, en)| self.say(de, en)).collect();
            blocks.push(Block::Heading(1, caption.clone()));
            blocks.push(Block::Table { caption, head, rows });
        }
    }

    fn say(&self, de: &str, en: &str) -> String {
        if self.german { de.to_owned() } else { en.to_owned() }
    }

    fn or_all(&self, told: &str) -> String {
        if told.is_empty() { self.say("alle", "all") } else { told.to_owned() }
    }

    fn day(&self, iso: &str) -> String {
        iso.parse::<Date>().map_or_else(|_| iso.to_owned(), |on| day(self.german, on))
    }

    fn moment(&self, iso: &str) -> String {
        let Ok(at) = iso.parse::<Timestamp>() else { return iso.to_owned() };
        let at = at.to_zoned(jiff::tz::TimeZone::UTC);
        format!("{} {}", day(self.german, at.date()), at.strftime("%H:%M"))
    }
}

fn joined(content: &[(&'static str, String)]) -> String {
    content.iter().map(|(_, part)| part.as_str()).collect::<Vec<_>>().join(", ")
}
