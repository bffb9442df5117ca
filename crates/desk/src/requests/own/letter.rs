//! The data letter (Datenbrief): once a year, unasked, like an account statement. Assembled in
//! memory and never stored (R-DBR-06); it leaves only when the law's checklist lets it.

use law::ids::PersonId;
use law::letter::{Letter, LetterPart, LetterParts, may_leave};
use law::vocabulary::{Channel, InfoDuty, PersonState, SourceType};
use store::records::rights::own;
use store::records::standing;
use vault::{Action, Note, Object};

use crate::people::today;
use crate::requests::access::{Bundle, paper, summary};
use crate::requests::letters::{Kind, Lack, fill_letter, lint};
use crate::requests::{Fetched, Form, printed, rights_desk_only};
use crate::{Call, Desk, Fault, Refusal, Result, day_number};

/// A person whose letter is due. No `Debug`: it holds a name.
pub struct DueLetter {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
}

/// A letter on its way out. No `Debug`: nothing of it is kept.
pub struct LetterMade {
    /// The words of the letter.
    pub text: String,
    /// The letter with everything behind it, to be printed or attached.
    pub paper: papers::Paper,
    /// Link to the page, sealed by signature and end.
    pub token: String,
}

impl LetterMade {
    /// The letter as PDF or as a page.
    ///
    /// # Errors
    /// Failures only.
    pub fn file(&self, form: Form) -> Result<Fetched> {
        printed(&self.paper, "data-letter", form)
    }
}

impl Desk {
    /// People whose letter is due, and who have not opted out: none for a year, or since the day of
    /// the year that the firm has set.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn letters_due(&self, call: &Call, after: PersonId) -> Result<Vec<DueLetter>> {
        rights_desk_only(call)?;
        let since = self.letters_since(call)?;
        let persons = self.store.read(|tx| own::due(tx, since, after, 50))?;
        let rows = self.listed_for_rights(call, &persons)?;
        Ok(rows.into_iter().map(|r| DueLetter { person: r.person, name: r.name }).collect())
    }

    /// Makes the letter of one person: first lets go of what is due (R-DBR-03), then asks the law's
    /// checklist; keeps only that it was made.
    ///
    /// # Errors
    /// `NOT_FOUND`; `LETTER_GONE` for who was kept for nothing else and is gone now;
    /// `RIGHTS_DESK_ONLY`; a refusal that names the rule (R-DBR-01 to R-DBR-05).
    pub fn data_letter(&self, call: &Call, person: PersonId, language: i64) -> Result<LetterMade> {
        rights_desk_only(call)?;
        self.store.read(|tx| standing::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        if !self.let_go_of_due(call, person)? {
            self.store.write(Self::letter_made)?;
            return Err(GONE.into());
        }
        let known = self.store.read(|tx| standing::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        let (opted_out, _) = self.store.read(|tx| own::letter_of(tx, person))?;
        let mut bundle = self.access(call, person, language)?;
        bundle.answers = "data letter";
        let wording = self.letter_wording(Kind::DataLetter, language)?;
        let register = self.register();
        let now = today(call, &register);
        let over = |day: &Option<String>| {
            let day = day.as_deref().and_then(|text| text.parse().ok());
            day.is_some_and(|day| day_number(day) <= now)
        };
        let letter = Letter {
            parts: parts(&bundle, &wording.body),
            deleted_first: !bundle.values.iter().any(|value| over(&value.deletes_on)),
            source_in_order: known.info_duty != InfoDuty::Overdue
                && bundle.values.iter().all(|v| v.source_type != SourceType::Unknown.word()),
            address_verified: known.reachable >> Channel::Email.code() & 1 == 1
                || known.reachable >> Channel::PostAddressed.code() & 1 == 1,
            sealed: true,
            contains_ads: lint(Kind::DataLetter, &wording.body).contains(&Lack::Advertising),
            opted_out,
            restricted_only: known.state != PersonState::Active,
        };
        let ruling = may_leave(&letter);
        if !ruling.may() {
            return Err(refused(&ruling).into());
        }
        let token = self.own_token(person, call.ms().saturating_add(14 * 86_400_000));
        let text = fill_letter(&register, &wording.body, language != 2, &bundle, call);
        let mut whole =
            self.letter_paper(&text, self.addressee(call, person)?, language, call.ms());
        whole.blocks.append(&mut paper(&bundle).blocks);
        let key = self.leaf_key(person)?;
        self.store.write(|tx| {
            own::put_letter(tx, person, opted_out, Some(now))?;
            Self::letter_made(tx)?;
            let note = Note::new(call.actor.user, Action::Disclosed, Object::Person, call.moment());
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })?;
        Ok(LetterMade { text, paper: whole, token })
    }
}

const GONE: Fault = Fault::new(
    "LETTER_GONE",
    "Alles, was zu dieser Person gespeichert war, war fällig und ist jetzt gelöscht. Ein Brief fällt weg; mehr ist nicht zu tun.",
    "Everything held about this person was due and is erased now. No letter is needed; nothing else is to be done.",
);

/// What the letter has: what the answer holds by construction, and what the wording adds.
fn parts(bundle: &Bundle, wording: &str) -> LetterParts {
    let has = |mark: &str| wording.contains(mark);
    let there = |part: &LetterPart| match part {
        LetterPart::Controller => !bundle.controller.name.is_empty(),
        LetterPart::Rights => has("{rights}"),
        LetterPart::Complaint => has("{complaint}"),
        LetterPart::Summary => has("{summary}") && !summary(bundle).is_empty(),
        // These stand in every answer, empty or not: values, sources, purposes, recipients,
        // consents, blocks, dates, looks; derived values and breaches are said to be none.
        _ => true,
    };
    LetterPart::ALL.iter().copied().filter(there).collect()
}

fn refused(ruling: &law::verdict::Ruling) -> Refusal {
    let rule = ruling.rules.first().copied().unwrap_or(&law::letter::R_DBR_02);
    let rules = std::slice::from_ref(&rule.id);
    Refusal { code: "LETTER_HELD", rules, reason: rule.reason, way_forward: rule.way_forward }
}
