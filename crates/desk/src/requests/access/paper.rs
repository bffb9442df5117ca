//! The answer as a paper: a summary on top, then everything, grouped as people ask for it.

use papers::{Block, Letterhead, Paper};

use super::bundle::{Bundle, Value};

/// The answer, ready to be typeset.
pub fn paper(bundle: &Bundle) -> Paper {
    let german = bundle.language == "de";
    let say = |de: &str, en: &str| if german { de.to_owned() } else { en.to_owned() };
    let mut blocks = vec![
        Block::Heading(1, say("In Kürze", "In short")),
        Block::Text(summary(bundle)),
        Block::Heading(1, say("Wer verarbeitet", "Who processes")),
        Block::Facts(vec![
            (say("Verantwortlicher", "Controller"), bundle.controller.name.clone()),
            (say("Anschrift", "Address"), bundle.controller.address.clone()),
            (
                say("Kontakt zum Datenschutz", "Data-protection contact"),
                bundle.controller.contact.clone(),
            ),
            (say("Stand", "As of"), bundle.made_on.clone()),
        ]),
        Block::Facts(bundle.facts.clone()),
        Block::Heading(1, say("Ihre Daten", "Your data")),
    ];
    if bundle.values.is_empty() {
        blocks.push(Block::Text(say("Keine.", "None.")));
    }
    for value in &bundle.values {
        blocks.push(Block::Heading(2, value.name.clone()));
        blocks.push(Block::Facts(facts_of(value, german)));
    }
    table(
        &mut blocks,
        say("Bestellungen", "Orders"),
        &[
            say("Tag", "Day"),
            say("Inhalt", "Content"),
            say("Warengruppe", "Group"),
            say("Löschung", "Deletion"),
        ],
        bundle.orders.iter().map(|o| {
            vec![
                o.on.clone(),
                joined(&o.content),
                o.group.clone(),
                o.deletes_on.clone().unwrap_or_default(),
            ]
        }),
    );
    table(
        &mut blocks,
        say("Einwilligungen, Widerrufe, Widersprüche", "Consents, withdrawals, objections"),
        &[
            say("Zeitpunkt", "Time"),
            say("Was", "What"),
            say("Wofür", "What for"),
            say("Kanal", "Channel"),
            say("Nachweis", "Proof"),
            say("Wortlaut", "Wording"),
        ],
        bundle.consent_history.iter().map(|e| {
            vec![
                e.at.clone(),
                e.action.to_owned(),
                e.activity.clone(),
                e.channel.to_owned(),
                e.evidence.to_owned(),
                e.wording.clone(),
            ]
        }),
    );
    table(
        &mut blocks,
        say("Wer Ihre Daten erhalten hat", "Who received your data"),
        &[
            say("Empfänger", "Recipient"),
            say("Land", "Country"),
            say("Tag", "Day"),
            say("Wofür", "What for"),
            say("Welche Daten", "Which data"),
        ],
        bundle.recipients.iter().map(|r| {
            vec![
                r.name.clone(),
                r.country.to_owned(),
                r.on.clone(),
                r.activity.clone(),
                r.fields.join(", "),
            ]
        }),
    );
    table(
        &mut blocks,
        say("Prüfungen für Werbung", "Checks for advertising"),
        &[
            say("Tag", "Day"),
            say("Wofür", "What for"),
            say("Kanal", "Channel"),
            say("Ergebnis", "Result"),
        ],
        bundle.advertising.iter().map(|a| {
            vec![a.on.clone(), a.activity.clone(), a.channel.to_owned(), a.verdict.to_owned()]
        }),
    );
    table(
        &mut blocks,
        say("Sperrliste", "Block list"),
        &[say("Seit", "Since"), say("Kanal", "Channel"), say("Wofür", "What for")],
        bundle.block_list.iter().map(|b| {
            let all = || say("alle", "all");
            let channel = if b.channel.is_empty() { all() } else { b.channel.to_owned() };
            let activity = if b.activity.is_empty() {
                say("jede Werbung", "all advertising")
            } else {
                b.activity.clone()
            };
            vec![b.since.clone(), channel, activity]
        }),
    );
    if !bundle.requests.is_empty() {
        blocks.push(Block::Heading(
            1,
            say("Ihre Anträge und unsere Schreiben", "Your requests and our letters"),
        ));
    }
    for case in &bundle.requests {
        blocks.push(Block::Heading(2, format!("{}: {}", case.received, case.rights.join(", "))));
        blocks.push(Block::Text(case.text.clone()));
        for (sent, text) in &case.letters {
            let day = sent.clone().unwrap_or_else(|| say("Entwurf", "draft"));
            blocks.push(Block::Text(format!("{day}\n{text}")));
        }
    }
    table(
        &mut blocks,
        say("Wann Ihre Daten angesehen wurden", "When your data were looked at"),
        &[
            say("Zeitpunkt (UTC)", "Time (UTC)"),
            say("Was geschah", "What was done"),
            say("Wofür", "What for"),
        ],
        bundle.lookups.iter().map(|l| vec![l.at.clone(), l.action.to_owned(), l.activity.clone()]),
    );
    blocks.push(Block::Heading(1, say("Automatisierte Entscheidungen", "Automated decisions")));
    blocks.push(Block::Text(bundle.automated_decisions.to_owned()));
    table(
        &mut blocks,
        say("Geschwärzt", "Blackened"),
        &[say("Wo", "Where"), say("Was", "What"), say("Warum", "Why")],
        bundle.blackened.iter().map(|b| vec![b.kind.clone(), b.what.to_owned(), b.why.to_owned()]),
    );
    Paper {
        language: bundle.language,
        title: say("Auskunft über Ihre Daten", "Your data"),
        letterhead: Letterhead {
            firm: bundle.controller.name.clone(),
            address: bundle.controller.address.replace('\n', ", "),
            imprint: vec![bundle.controller.contact.clone()],
        },
        blocks,
    }
}

/// A few sentences that say what is in the answer.
pub fn summary(bundle: &Bundle) -> String {
    let (values, orders, consents) =
        (bundle.values.len(), bundle.orders.len(), bundle.consent_receipts.len());
    let (recipients, looks) = (bundle.recipients.len(), bundle.lookups.len());
    if bundle.language == "de" {
        format!(
            "Wir haben {values} Angaben und {orders} Bestellungen von Ihnen gespeichert, dazu {consents} Einwilligungen. An Empfänger außerhalb gingen Ihre Daten {recipients}-mal. {looks} Vorgänge zu Ihrer Person stehen im Protokoll."
        )
    } else {
        format!(
            "We hold {values} values and {orders} orders of yours, and {consents} consents. Your data went to recipients {recipients} times. The log has {looks} entries about you."
        )
    }
}

fn facts_of(value: &Value, german: bool) -> Vec<(String, String)> {
    let say = |de: &str, en: &str| if german { de.to_owned() } else { en.to_owned() };
    let purposes: Vec<&str> = value.purposes.iter().map(|p| p.name.as_str()).collect();
    let mut facts = vec![
        (say("Inhalt", "Content"), joined(&value.content)),
        (say("Herkunft", "Source"), format!("{} ({})", value.source, value.source_type)),
        (say("Erhalten am", "Obtained on"), value.obtained_on.clone()),
        (say("Wofür", "What for"), purposes.join(", ")),
        (say("Rechtsgrundlage", "Legal basis"), value.held_by.word().to_owned()),
    ];
    let until = value
        .deletes_on
        .clone()
        .unwrap_or_else(|| format!("{} ({})", say("nach Löschklasse", "by class"), value.class));
    facts.push((say("Löschung", "Deletion"), until));
    facts
}

fn joined(content: &[(&'static str, String)]) -> String {
    content.iter().map(|(_, part)| part.as_str()).collect::<Vec<_>>().join(", ")
}

fn table(
    blocks: &mut Vec<Block>,
    title: String,
    head: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return;
    }
    blocks.push(Block::Heading(1, title.clone()));
    blocks.push(Block::Table { caption: title, head: head.to_vec(), rows });
}
