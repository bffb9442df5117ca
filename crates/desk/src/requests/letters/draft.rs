//! A letter for one case: drafted from the wording, changed by a human, kept when it left.

use std::collections::HashMap;

use jiff::civil::Date;
use law::ids::ObjectId;
use law::kinds::Shape;
use store::records::disclosure::{self, DisclosureState};
use store::records::rights::case::{self, Case};
use store::records::rights::letter::{self, Letter, LetterState};
use vault::{Action, Note, Object};

use super::Kind;
use super::fill::{GAP, fill, gaps};
use crate::register::Register;
use crate::requests::access::{Bundle, plain, summary};
use crate::requests::clock::clock;
use crate::requests::rights_desk_only;
use crate::requests::texts::Text;
use crate::{Call, Desk, Fault, Result, Words, day_number, day_of, zone};

/// What is put into a letter beside what the case knows.
pub(crate) type Known = HashMap<&'static str, String>;

impl Desk {
    /// Drafts a letter of this kind for a case, in the language of the case.
    ///
    /// # Errors
    /// `NOT_FOUND`; `RIGHTS_DESK_ONLY`.
    pub fn draft_letter(&self, call: &Call, case: ObjectId, kind: Kind) -> Result<ObjectId> {
        self.draft_letter_with(call, case, kind, Known::new())
    }

    pub(crate) fn draft_letter_with(
        &self,
        call: &Call,
        id: ObjectId,
        kind: Kind,
        more: Known,
    ) -> Result<ObjectId> {
        rights_desk_only(call)?;
        let case = self.store.read(|tx| case::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        let register = self.register();
        let mut known = gaps(case.language != 2);
        known.extend(self.known_of_case(call, &register, &case)?);
        if kind == Kind::Extension {
            let told = extended(&case, call, &register);
            known.insert("legal", day(case.language != 2, clock(&told, &register).legal));
        }
        known.extend(self.known_of_answer(call, &case, kind)?);
        known.extend(more);
        let wording = self.letter_wording(kind, case.language)?;
        let text = fill(&wording.body, &known);
        let letter = self.fresh(call)?;
        self.keep_letter(call, &case, letter, kind.code(), &text, LetterState::Draft)?;
        Ok(letter)
    }

    /// Changes a draft, or keeps that it was sent as it is now. One with a gap stays a draft. When a
    /// letter of extension has left, the period is extended, if it left in time.
    ///
    /// # Errors
    /// `NOT_FOUND` also for a letter that has left already; `RIGHTS_DESK_ONLY`; `GAP`;
    /// `NO_EXTENSION` where it left too late, and is kept as sent.
    pub fn keep_draft(
        &self,
        call: &Call,
        id: ObjectId,
        letter: ObjectId,
        text: &str,
        sent: bool,
    ) -> Result<()> {
        rights_desk_only(call)?;
        let (case, letters) = self
            .store
            .read(|tx| Ok::<_, store::Failure>((case::get(tx, id)?, letter::of_case(tx, id)?)))?;
        let case = case.ok_or(Fault::NOT_FOUND)?;
        let draft = |l: &&Letter| l.id == letter && l.state == LetterState::Draft;
        let template = letters.iter().find(draft).ok_or(Fault::NOT_FOUND)?.template;
        let gap = sent && text.contains(GAP);
        let state = if sent && !gap { LetterState::Sent } else { LetterState::Draft };
        self.keep_letter(call, &case, letter, template, &text.replace("\r\n", "\n"), state)?;
        let longer = template == Kind::Extension.code() && case.extended_on.is_none();
        match state {
            LetterState::Sent if longer => self.extend_request(call, id, true),
            _ if gap => Err(STILL_GAPS.into()),
            _ => Ok(()),
        }
    }

    fn keep_letter(
        &self,
        call: &Call,
        case: &Case,
        id: ObjectId,
        template: i64,
        text: &str,
        state: LetterState,
    ) -> Result<()> {
        let sealed = self.seal_text(call, Text::Letter, case.id, id, text)?;
        let letter = Letter {
            case: case.id,
            id,
            template,
            language: case.language,
            state,
            created_at: call.ms(),
            sent_at: (state == LetterState::Sent).then_some(call.ms()),
            user: call.actor.user,
            sealed,
        };
        self.store.write(|tx| {
            letter::put(tx, &letter)?;
            let note = Note::new(call.actor.user, Action::CaseChanged, Object::Case, call.moment());
            self.note(tx, note)
        })
    }

    /// What a letter of this case can say by itself.
    pub(crate) fn known_of_case(
        &self,
        call: &Call,
        register: &Register,
        case: &Case,
    ) -> Result<Known> {
        let german = case.language != 2;
        let clock = clock(case, register);
        let today = call.now.to_zoned(zone(register.firm.country)).date();
        let mut known = of_firm(register, german, today);
        known.insert("received", day(german, day_of(case.received_on)));
        known.insert("target", day(german, clock.target));
        known.insert("legal", day(german, clock.legal));
        if let Some(asked) = case.asked_on {
            known.insert("asked", day(german, day_of(asked)));
        }
        let name = match case.person {
            Some(person) => self.listed_for_rights(call, &[person])?.pop().map(|row| row.name),
            None => None,
        };
        let name = name.filter(|name| !name.is_empty());
        known.insert("salutation", salutation(german, name.as_deref()));
        known.insert("name", name.unwrap_or_default());
        if let Some(person) = case.person {
            let all = self.store.read(|tx| disclosure::of_person(tx, person))?;
            let handed = all.iter().filter(|d| d.state == DisclosureState::Handed);
            let mut names: Vec<String> = handed
                .filter_map(|d| register.recipient(d.recipient).map(|r| r.name.clone()))
                .collect();
            names.sort_unstable();
            names.dedup();
            known.insert("recipients", recipients(german, &names));
            known.insert("disclosed", disclosed(german, &all));
        }
        Ok(known)
    }
}

/// The case as it is once the person was told today, with reasons, that it takes longer.
fn extended(case: &Case, call: &Call, register: &Register) -> Case {
    let today = call.now.to_zoned(zone(register.firm.country)).date();
    let extended_on = case.extended_on.or(Some(day_number(today)));
    Case { extended_on, reasons: true, ..case.clone() }
}

/// The message that carries a code.
pub(crate) fn fill_code(
    register: &Register,
    body: &str,
    german: bool,
    code: &str,
    call: &Call,
) -> String {
    let today = call.now.to_zoned(zone(register.firm.country)).date();
    let mut known = of_firm(register, german, today);
    known.insert("code", code.to_owned());
    known.insert("salutation", salutation(german, None));
    fill(body, &known)
}

/// The message that asks to confirm a consent: the code, and the wording to the letter.
pub(crate) fn fill_confirmation(
    register: &Register,
    body: &str,
    german: bool,
    (code, wording): (&str, &str),
    call: &Call,
) -> String {
    let more = [("code", code), ("wording", wording)].map(|(mark, text)| (mark, text.to_owned()));
    notice_text(register, body, german, Known::from(more), call)
}

/// The letter of a notice to a recipient.
pub(crate) fn notice_text(
    register: &Register,
    body: &str,
    german: bool,
    more: Known,
    call: &Call,
) -> String {
    let today = call.now.to_zoned(zone(register.firm.country)).date();
    let mut known = of_firm(register, german, today);
    known.extend(more);
    fill(body, &known)
}

/// The data letter of one person.
pub(crate) fn fill_letter(
    register: &Register,
    body: &str,
    german: bool,
    bundle: &Bundle,
    call: &Call,
) -> String {
    let today = call.now.to_zoned(zone(register.firm.country)).date();
    let mut known = of_firm(register, german, today);
    let part = |name: &str| {
        let value = bundle.values.iter().find(|value| value.kind == "name");
        let found = value.and_then(|v| v.content.iter().find(|(part, _)| *part == name));
        found.map_or("", |(_, text)| text.as_str())
    };
    let name = format!("{} {}", part("given"), part("family")).trim().to_owned();
    known.insert("salutation", salutation(german, Some(name.as_str()).filter(|n| !n.is_empty())));
    known.insert("name", name);
    known.insert("summary", summary(bundle));
    let fetch = if german {
        "Alles im Einzelnen sehen Sie auf der Seite, deren Adresse und Code Sie getrennt erhalten."
    } else {
        "You see every detail on the page whose address and code you receive separately."
    };
    known.insert("fetch", fetch.to_owned());
    fill(body, &known)
}

/// What every letter of the firm says.
pub(crate) fn of_firm(register: &Register, german: bool, today: Date) -> Known {
    let firm = &register.firm;
    let say = |de: &str, en: &str| if german { de.to_owned() } else { en.to_owned() };
    HashMap::from([
        ("firm", firm.name.clone()),
        ("address", firm.address.clone()),
        ("contact", firm.data_protection_contact.clone()),
        ("today", day(german, today)),
        (
            "rights",
            say(
                "Sie können verlangen, dass wir Ihre Daten berichtigen (Art. 16 DSGVO), löschen (Art. 17) oder nur noch eingeschränkt verarbeiten (Art. 18), dass Sie sie in einem maschinenlesbaren Format erhalten (Art. 20), und der Verarbeitung widersprechen (Art. 21). Eine Einwilligung können Sie jederzeit widerrufen; was bis dahin geschah, bleibt rechtmäßig. Der Nutzung für Werbung können Sie jederzeit und ohne Gründe widersprechen.",
                "You may have your data rectified (Art. 16 GDPR), erased (Art. 17) or restricted (Art. 18), receive them in a machine-readable format (Art. 20), and object to their processing (Art. 21). You may withdraw a consent at any time; what was done until then stays lawful. You may object to the use for advertising at any time and without reasons.",
            ),
        ),
        (
            "complaint",
            say(
                "Sie können sich bei einer Datenschutz-Aufsichtsbehörde beschweren, zum Beispiel an Ihrem Wohnort oder an unserem Sitz (Art. 77 DSGVO).",
                "You may lodge a complaint with a data-protection supervisory authority, for example where you live or where we have our seat (Art. 77 GDPR).",
            ),
        ),
        (
            "court",
            say(
                "Daneben steht Ihnen der Rechtsweg zu den Gerichten offen (Art. 79 DSGVO).",
                "You may also seek a judicial remedy (Art. 79 GDPR).",
            ),
        ),
        (
            "restriction",
            say(
                "Solange das nicht geklärt ist, verarbeiten wir diese Daten nur noch eingeschränkt: Wir bewahren sie auf und nutzen sie sonst nicht (Art. 18 DSGVO). Bevor wir die Einschränkung aufheben, unterrichten wir Sie.",
                "Until this is settled we process these data in a restricted way only: we keep them and do not use them otherwise (Art. 18 GDPR). We will tell you before the restriction is lifted.",
            ),
        ),
        (
            "suppression",
            say(
                "Damit Sie keine Werbung mehr erhalten, führen wir Ihre Kontaktangaben als verschlüsselte Kennungen auf einer Sperrliste; andere Daten stehen dort nicht. Auf Ihren Wunsch löschen wir auch diesen Eintrag. Dann können wir eine neue Zusendung aber nicht mehr verhindern.",
                "So that you receive no more advertising, we keep your contact details as keyed codes on a block list; nothing else stands there. At your wish we remove this entry as well; we can then no longer prevent a new mailing.",
            ),
        ),
        (
            "optout",
            say(
                "Wenn Sie diesen Brief nicht mehr bekommen möchten, genügt eine kurze Nachricht an uns.",
                "If you do not want to receive this letter any more, a short message to us is enough.",
            ),
        ),
    ])
}

/// A day as people write it.
pub(crate) fn day(german: bool, day: Date) -> String {
    if german {
        day.strftime("%-d.%-m.%Y").to_string()
    } else {
        day.strftime("%-d %B %Y").to_string()
    }
}

/// Without a salutation that nobody told us (R-BAS-07).
pub(crate) fn salutation(german: bool, name: Option<&str>) -> String {
    match (german, name) {
        (true, Some(name)) => format!("Guten Tag {name},"),
        (true, None) => "Guten Tag,".to_owned(),
        (false, Some(name)) => format!("Dear {name},"),
        (false, None) => "Hello,".to_owned(),
    }
}

fn recipients(german: bool, names: &[String]) -> String {
    match (german, names.is_empty()) {
        (true, true) => {
            "Wir haben Ihre Daten an niemanden weitergegeben, den wir unterrichten müssten."
                .to_owned()
        }
        (false, true) => {
            "We have not disclosed your data to anyone whom we would have to tell.".to_owned()
        }
        (true, false) => format!(
            "Wir haben unterrichtet, wem wir Ihre Daten gegeben hatten: {}.",
            names.join(", ")
        ),
        (false, false) => {
            format!("We have told those to whom we had given your data: {}.", names.join(", "))
        }
    }
}

/// Which kinds of data went out and when, for the letter to a recipient: no values.
pub(crate) fn disclosed(german: bool, all: &[disclosure::Disclosure]) -> String {
    let lines = all.iter().filter_map(|d| {
        let at = jiff::Timestamp::from_millisecond(d.handed_at?).ok()?;
        let shapes = Shape::ALL.iter().filter(|s| d.shapes >> s.code() & 1 == 1);
        let shapes: Vec<&str> = shapes.map(|s| plain("shape", s.word(), german)).collect();
        let date = day(german, at.to_zoned(jiff::tz::TimeZone::UTC).date());
        Some(format!("– {date}: {}", shapes.join(", ")))
    });
    lines.collect::<Vec<_>>().join("\n")
}

const STILL_GAPS: Fault = Fault::of(
    "text",
    "GAP",
    Words {
        de: "Im Schreiben ist noch eine Lücke; sie steht in […]. Der Entwurf ist gespeichert: bitte ausfüllen, dann als versandt festhalten.",
        en: "The letter still has a gap, marked by […]. The draft is kept: please fill it in, then record it as sent.",
    },
);
