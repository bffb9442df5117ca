//! The certificate as a paper that people read and file. It names nobody; the JSON beside it is what
//! `obhut certificate verify` checks.

use jiff::Timestamp;
use law::class::Class;
use law::ids::ObjectId;
use law::retention::class_rule;
use papers::{Block, Paper};

use super::certificate::Certificate;
use super::statement::{Kept, Stage};
use super::{Ground, rights_desk};
use crate::letterhead::{language, letterhead};
use crate::requests::letters::day;
use crate::requests::{Fetched, Form, printed};
use crate::{Call, Desk, Failure, Result, Words, zone};

impl Desk {
    /// The certificate of an erasure as PDF or page, in German (1) or English (2).
    ///
    /// # Errors
    /// Those of [`Desk::certificate`].
    pub fn certificate_file(
        &self,
        call: &Call,
        number: ObjectId,
        in_language: i64,
        form: Form,
    ) -> Result<Fetched> {
        rights_desk(call)?;
        let text = self.certificate(call, number)?;
        if form == Form::Json {
            let name = format!("erasure-{number}.json");
            return Ok(Fetched { name, media_type: "application/json", bytes: text.into_bytes() });
        }
        let certificate: Certificate =
            serde_json::from_str(&text).map_err(|_| Failure::at("reading a certificate"))?;
        let firm = &self.register().firm;
        let writer = Writer { german: in_language != 2, zone: zone(firm.country) };
        let paper = Paper {
            language: language(in_language),
            title: writer.say("Bescheinigung über eine Löschung", "Certificate of erasure"),
            letterhead: letterhead(firm),
            addressee: Vec::new(),
            date: day(writer.german, call.now.to_zoned(zone(firm.country)).date()),
            blocks: writer.blocks(&certificate),
        };
        printed(&paper, &format!("erasure-{number}"), form)
    }
}

struct Writer {
    german: bool,
    zone: jiff::tz::TimeZone,
}

impl Writer {
    fn blocks(&self, certificate: &Certificate) -> Vec<Block> {
        let statement = &certificate.statement;
        let mut blocks = vec![
            Block::Text(self.lead(statement.stage)),
            Block::Facts(self.facts(certificate)),
            Block::Heading(1, self.say("Was gelöscht ist", "What has been erased")),
            Block::Table {
                caption: self.say("Gelöschte Arten von Daten", "Kinds of data erased"),
                head: vec![self.say("Art von Daten", "Kind of data"), self.say("Werte", "Values")],
                rows: statement
                    .erased
                    .iter()
                    .map(|gone| vec![self.class(&gone.class), gone.values.to_string()])
                    .collect(),
            },
        ];
        blocks.push(Block::Heading(1, self.say("Was bleibt, und warum", "What stays, and why")));
        if statement.kept.is_empty() {
            blocks.push(Block::Text(self.say("Nichts.", "Nothing.")));
        } else {
            blocks.push(self.kept(&statement.kept));
        }
        if statement.suppression_kept {
            blocks.push(Block::Text(self.say(
                "Auf der Sperrliste bleiben verschlüsselte Kennungen, damit keine Werbung mehr kommt. Auf Wunsch werden auch sie entfernt.",
                "Keyed codes stay on the block list so that no more advertising is sent. They are removed on request.",
            )));
        }
        blocks.push(Block::Heading(1, self.say("So lässt es sich prüfen", "How to check it")));
        blocks.push(Block::Text(self.say(
            "Zu dieser Bescheinigung gehört eine Datei (JSON) mit demselben Inhalt. „obhut certificate verify“ prüft sie ohne Verbindung zur Firma: Aussage, Protokollblatt, Beweis der Aufnahme und Unterschrift.",
            "A file (JSON) with the same content belongs to this certificate. “obhut certificate verify” checks it without a connection to the firm: statement, audit leaf, proof of inclusion and signature.",
        )));
        blocks.push(Block::Facts(self.proof(certificate)));
        blocks
    }

    fn lead(&self, stage: Stage) -> String {
        match stage {
            Stage::Preliminary => self.say(
                "Die Schlüssel der unten genannten Daten sind vernichtet; die Daten sind damit unlesbar, auch in jeder Sicherung der Daten. Diese Bescheinigung ist vorläufig, bis auch die letzte Sicherung der Schlüssel abgelaufen ist. Sie nennt keine Person.",
                "The keys of the data named below are destroyed; the data can no longer be read, in any backup of the data either. This certificate is preliminary until the last backup of the keys has expired. It names nobody.",
            ),
            Stage::Final => self.say(
                "Die unten genannten Daten sind endgültig gelöscht: Ihre Schlüssel sind vernichtet, und keine Sicherung enthält sie noch. Diese Bescheinigung nennt keine Person.",
                "The data named below are erased for good: their keys are destroyed and no backup holds them any more. This certificate names nobody.",
            ),
        }
    }

    fn facts(&self, certificate: &Certificate) -> Vec<(String, String)> {
        let statement = &certificate.statement;
        let open = || self.say("noch offen", "not yet");
        let at = |at: &Option<String>| at.as_deref().map_or_else(open, |at| self.moment(at));
        let ground = Ground::from_word(&statement.ground).map(|ground| self.words(ground.words()));
        let gone = statement.gone_on.as_deref().map_or_else(open, |on| self.day(on));
        vec![
            (self.say("Nummer", "Number"), statement.number.clone()),
            (self.say("Grund", "Ground"), ground.unwrap_or_default()),
            (self.say("Verlangt", "Asked for"), self.moment(&statement.asked_at)),
            (self.say("Schlüssel vernichtet", "Keys destroyed"), at(&statement.erased_at)),
            (
                self.say("Zeilen und Protokolle bereinigt", "Rows and logs cleaned"),
                at(&statement.compacted_at),
            ),
            (self.say("In keiner Sicherung mehr ab", "In no backup from"), gone),
            (
                self.say("Zu unterrichtende Empfänger", "Recipients to be told"),
                statement.recipients.to_string(),
            ),
        ]
    }

    fn kept(&self, kept: &[Kept]) -> Block {
        let row = |kept: &Kept| {
            let until = kept.until.as_deref().map_or_else(
                || self.say("Ende des Rechtsstreits", "end of the legal matter"),
                |on| self.day(on),
            );
            vec![self.class(&kept.class), kept.values.to_string(), until, kept.citations.join("; ")]
        };
        Block::Table {
            caption: self.say("Gesperrt aufbewahrt", "Kept, restricted"),
            head: vec![
                self.say("Art von Daten", "Kind of data"),
                self.say("Werte", "Values"),
                self.say("Bis", "Until"),
                self.say("Grundlage", "Ground"),
            ],
            rows: kept.iter().map(row).collect(),
        }
    }

    fn proof(&self, certificate: &Certificate) -> Vec<(String, String)> {
        vec![
            (self.say("Programm", "Program"), certificate.statement.software.clone()),
            (
                self.say("Protokollblatt", "Audit leaf"),
                format!("{}: {}", certificate.leaf_number, certificate.leaf),
            ),
            (self.say("Beweis", "Proof"), certificate.proof.join(" ")),
            (
                self.say("Unterschriebener Kopf", "Signed head"),
                certificate.checkpoint.trim().to_owned(),
            ),
            (self.say("Schlüssel der Firma", "Key of the firm"), certificate.verifier.clone()),
        ]
    }

    fn class(&self, word: &str) -> String {
        let name = Class::from_word(word).map(|class| self.words(class_rule(class).name));
        name.map_or_else(|| word.to_owned(), |name| format!("{name} ({word})"))
    }

    fn day(&self, iso: &str) -> String {
        iso.parse().map_or_else(|_| iso.to_owned(), |on| day(self.german, on))
    }

    fn moment(&self, iso: &str) -> String {
        let Ok(at) = iso.parse::<Timestamp>() else { return iso.to_owned() };
        let at = at.to_zoned(self.zone.clone());
        format!("{}, {}", day(self.german, at.date()), at.strftime("%H:%M"))
    }

    fn words(&self, words: Words) -> String {
        self.say(words.de, words.en)
    }

    fn say(&self, de: &str, en: &str) -> String {
        if self.german { de.to_owned() } else { en.to_owned() }
    }
}
