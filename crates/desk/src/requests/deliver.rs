//! Handing an answer out: sealed under a key of its own, fetched with a link and a code that go two
//! different ways, gone after 14 days (R-DSR-07, R-DSR-33).

use law::ids::{ObjectId, PersonId};
use law::rights::Request;
use papers::Paper;
use serde::{Deserialize, Serialize};
use store::records::rights::answer::{self, Answer};
use store::records::rights::case;
use store::records::rights::step::{self, Step, StepState};
use store::{Intent, IntentState, class_bits};
use vault::{Action, MacPurpose, Note, Object};

use super::access::{self, Bundle};
use super::settle::identified_for_answer;
use super::texts::{Text, open_text};
use super::{NO_PERSON, rights_desk_only};
use crate::{Call, Desk, Failure, Fault, Result};

/// How long an answer waits.
const DAYS: i64 = 14;
/// Wrong codes after which an answer is out of reach; the rights desk releases a new one.
const TRIES: i64 = 10;
/// Why the key of an answer is destroyed, kept with the intent.
const OVER: i64 = 22;

law::vocabulary! {
    /// The forms an answer is fetched in.
    Form { Page = 1 "html", Json = 2 "json", Csv = 3 "csv", Card = 4 "vcf", Pdf = 5 "pdf" }
}

/// What the rights desk sends on two ways. No `Debug`: it is the way in.
pub struct Released {
    /// Last part of the address.
    pub token: String,
    /// The code.
    pub code: String,
    /// When it is gone (milliseconds since 1970 UTC).
    pub expires_at: i64,
}

/// A file as it is fetched. No `Debug`.
pub struct Fetched {
    /// Name of the file.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// Assembles the answer of a case, seals it and makes it available; the step is settled. For
    /// portability only what R-DSR-70 allows goes in.
    ///
    /// # Errors
    /// `NOT_FOUND`, `CASE_CLOSED`, `CASE_WITHOUT_PERSON`; refusal `IDENTITY`; `RIGHTS_DESK_ONLY`.
    pub fn release_answer(&self, call: &Call, id: ObjectId, right: Request) -> Result<Released> {
        rights_desk_only(call)?;
        let (case, steps) = self.open_case(id)?;
        let asked = steps.iter().any(|step| step.right == right);
        if !asked || !matches!(right, Request::Access | Request::Portability) {
            return Err(Fault::NOT_FOUND.into());
        }
        let person = case.person.ok_or(NO_PERSON)?;
        identified_for_answer(&case)?;
        let bundle = self.access(call, person, case.language)?;
        let bundle = if right == Request::Access { bundle } else { access::portable(bundle) };
        let content = waiting(&bundle)?;
        let answer = self.fresh(call)?;
        let code = self.new_code()?;
        let expires_at = call.ms().saturating_add(DAYS * 86_400_000);
        let sealed = self.seal_text(call, Text::Answer, answer, answer, &content)?;
        let new = Answer {
            id: answer,
            case: id,
            code_hash: self.code_hash(answer, &code),
            tries: 0,
            created_at: call.ms(),
            expires_at,
            fetched_at: None,
            user: call.actor.user,
            sealed,
        };
        let key = self.leaf_key(person)?;
        self.store.write(|tx| {
            answer::put(tx, &new)?;
            let (state, done_at) = (StepState::Done, Some(call.ms()));
            step::put(tx, &Step { case: id, right, state, done_at, user: call.actor.user })?;
            let note = Note::new(call.actor.user, Action::Disclosed, Object::Case, call.moment());
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })?;
        Ok(Released { token: self.answer_token(answer), code, expires_at })
    }

    /// The answer of a case as it would leave, to look at before; a look of its own in the log.
    ///
    /// # Errors
    /// `NOT_FOUND`; `CASE_WITHOUT_PERSON`; `RIGHTS_DESK_ONLY`.
    pub fn preview_answer(
        &self,
        call: &Call,
        id: ObjectId,
        right: Request,
        form: Form,
    ) -> Result<Fetched> {
        rights_desk_only(call)?;
        let case = self.store.read(|tx| case::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        let bundle = self.access(call, case.person.ok_or(NO_PERSON)?, case.language)?;
        let portable = right == Request::Portability;
        one_form(&if portable { access::portable(bundle) } else { bundle }, form)
    }

    /// Fetches an answer with its code. A wrong code, a foreign link and an answer that is gone look
    /// alike.
    ///
    /// # Errors
    /// `NO_ANSWER`.
    pub fn fetch_answer(
        &self,
        call: &Call,
        token: &str,
        code: &str,
        form: Form,
    ) -> Result<Fetched> {
        let id = self.answer_of(token).ok_or(NO_ANSWER)?;
        let found = self.store.read(|tx| answer::get(tx, id))?;
        let found = found.filter(|a| a.expires_at > call.ms() && a.tries < TRIES);
        let mut answer = found.ok_or(NO_ANSWER)?;
        let typed = canonical(code);
        let fits = self.code_fits(id, &typed, &answer.code_hash);
        if fits {
            answer.fetched_at = answer.fetched_at.or(Some(call.ms()));
            answer.tries = 0;
        } else {
            answer.tries += 1;
        }
        let system = Call::by_system(call.now, call.request);
        self.store.write(|tx| {
            answer::put(tx, &answer)?;
            let outcome = if fits { vault::Outcome::Done } else { vault::Outcome::Refused };
            let note =
                Note::new(system.actor.user, Action::ExportFetched, Object::Case, system.moment());
            self.note(tx, note.outcome(outcome))
        })?;
        if !fits {
            return Err(NO_ANSWER.into());
        }
        let reading = self.reading_texts(&system, Text::Answer, id)?.ok_or(NO_ANSWER)?;
        let content = open_text(&reading, Text::Answer, id, id, &answer.sealed)?;
        in_form(&content, form)
    }

    /// Destroys the keys of answers and codes whose time is over, and takes their rows away.
    ///
    /// # Errors
    /// Failures only; it can be repeated.
    pub fn sweep_answers(&self, call: &Call) -> Result<usize> {
        self.sweep_codes(call)?;
        let over = self.store.read(|tx| answer::over(tx, call.ms()))?;
        for id in &over {
            self.destroy_text_key(call, *id, Text::Answer)?;
            self.store.write(|tx| answer::delete(tx, *id))?;
        }
        Ok(over.len())
    }

    /// Destroys the key of a text that has had its time.
    pub(crate) fn destroy_text_key(&self, call: &Call, owner: ObjectId, text: Text) -> Result<()> {
        let intent = Intent {
            id: self.fresh(call)?,
            person: PersonId(owner.0),
            classes: class_bits([text.class()]),
            reason: OVER,
            created_at: call.ms(),
            state: IntentState::Open,
            steps: 0,
        };
        self.keys.open_intent(&intent)?;
        self.keys.destroy(intent.id)?;
        Ok(self.keys.finish(intent.id)?)
    }

    /// Ten characters nobody confuses, 50 bits.
    pub(crate) fn new_code(&self) -> Result<String> {
        const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        let random: [u8; 10] = self.vault.random()?;
        let letter = |byte: &u8| LETTERS.get(usize::from(byte & 31)).map(|l| char::from(*l));
        Ok(random.iter().filter_map(letter).collect())
    }

    /// What is kept of a code.
    pub(crate) fn code_hash(&self, owner: ObjectId, code: &str) -> [u8; 16] {
        self.vault.mac(MacPurpose::Link, &code_bytes(owner, code))
    }

    /// Whether this is the code, in constant time.
    pub(crate) fn code_fits(&self, owner: ObjectId, code: &str, hash: &[u8]) -> bool {
        self.vault.mac_fits(MacPurpose::Link, &code_bytes(owner, code), hash)
    }

    fn answer_token(&self, id: ObjectId) -> String {
        let mac = self.vault.mac(MacPurpose::Link, &token_bytes(id));
        format!("{id}{}", ObjectId(mac))
    }

    fn answer_of(&self, token: &str) -> Option<ObjectId> {
        let (id, mac) = token.split_at_checked(32)?;
        let (id, mac) = (ObjectId::parse(id)?, ObjectId::parse(mac)?);
        self.vault.mac_fits(MacPurpose::Link, &token_bytes(id), mac.bytes()).then_some(id)
    }
}

/// The answer as it is sealed: what the machine-readable forms are, and the paper that page and PDF
/// are set from when they are fetched.
#[derive(Serialize, Deserialize)]
struct Waiting {
    name: String,
    paper: Paper,
    json: String,
    csv: String,
    card: String,
}

fn waiting(bundle: &Bundle) -> Result<String> {
    let waiting = Waiting {
        name: name_of(bundle),
        paper: access::paper(bundle),
        json: access::json(bundle)?,
        csv: access::csv(bundle),
        card: access::vcard(bundle),
    };
    serde_json::to_string(&waiting).map_err(|_| Failure::at("writing an answer").into())
}

fn in_form(content: &str, form: Form) -> Result<Fetched> {
    let waiting: Waiting =
        serde_json::from_str(content).map_err(|_| Failure::at("reading an answer"))?;
    match form {
        Form::Page | Form::Pdf => printed(&waiting.paper, &waiting.name, form),
        Form::Json => Ok(file(&waiting.name, form, waiting.json)),
        Form::Csv => Ok(file(&waiting.name, form, waiting.csv)),
        Form::Card => Ok(file(&waiting.name, form, waiting.card)),
    }
}

/// The answer in one form, for who may have it at once.
///
/// # Errors
/// Failures only.
pub(crate) fn one_form(bundle: &Bundle, form: Form) -> Result<Fetched> {
    let name = name_of(bundle);
    match form {
        Form::Page | Form::Pdf => printed(&access::paper(bundle), &name, form),
        Form::Json => Ok(file(&name, form, access::json(bundle)?)),
        Form::Csv => Ok(file(&name, form, access::csv(bundle))),
        Form::Card => Ok(file(&name, form, access::vcard(bundle))),
    }
}

/// A paper as PDF, or as a page for every other form; set in memory.
///
/// # Errors
/// Failures only.
pub(crate) fn printed(paper: &Paper, name: &str, form: Form) -> Result<Fetched> {
    match form {
        Form::Pdf => Ok(Fetched { bytes: papers::pdf(paper)?, ..file(name, form, String::new()) }),
        _ => Ok(file(name, Form::Page, papers::html(paper))),
    }
}

fn file(name: &str, form: Form, text: String) -> Fetched {
    let media_type = match form {
        Form::Page => "text/html; charset=utf-8",
        Form::Json => "application/ld+json",
        Form::Csv => "text/csv; charset=utf-8",
        Form::Card => "text/vcard; charset=utf-8",
        Form::Pdf => "application/pdf",
    };
    Fetched { name: format!("{name}.{}", form.word()), media_type, bytes: text.into_bytes() }
}

fn name_of(bundle: &Bundle) -> String {
    format!("{}-{}", bundle.answers.replace(' ', "-"), bundle.made_on)
}

fn token_bytes(id: ObjectId) -> Vec<u8> {
    [b"answer/v1".as_slice(), id.bytes()].concat()
}

fn code_bytes(owner: ObjectId, code: &str) -> Vec<u8> {
    [b"code/v1".as_slice(), owner.bytes(), canonical(code).as_bytes()].concat()
}

/// A code as people type it: any case, with spaces or hyphens between.
fn canonical(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

const NO_ANSWER: Fault = Fault::of(
    "code",
    "NO_ANSWER",
    crate::Words {
        de: "Adresse und Code passen nicht zusammen, oder die Frist von 14 Tagen ist vorbei. Bitte prüfen, oder uns um eine neue Bereitstellung bitten.",
        en: "Address and code do not fit, or the 14 days are over. Please check, or ask us to make it available again.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::{Arrival, Identity, NewCase};
    use crate::testing::{desk, entered, somebody};

    fn case(desk: &Desk, call: &Call) -> ObjectId {
        let person = entered(desk, call, &somebody("Muster", "max@nordpol.example"));
        let new = NewCase {
            person: Some(person),
            rights: vec![Request::Access],
            arrival: Arrival::Email,
            received: None,
            language: 1,
            text: String::new(),
            known_channel: false,
        };
        desk.file_request(call, &new).unwrap().case
    }

    #[test]
    fn an_answer_leaves_with_link_and_code_and_is_gone_after_14_days() {
        let (_folder, desk, call) = desk();
        let id = case(&desk, &call);
        let refused = desk.release_answer(&call, id, Request::Access).err().unwrap();
        assert!(refused.to_string().contains("IDENTITY"));
        desk.identify_requester(&call, id, Identity::Confirmed, false).unwrap();
        assert!(desk.release_answer(&call, id, Request::Portability).is_err());
        let released = desk.release_answer(&call, id, Request::Access).unwrap();
        let fetch = |call: &Call, token: &str, code: &str, form| {
            desk.fetch_answer(call, token, code, form).map(|f| String::from_utf8(f.bytes).unwrap())
        };
        let nobody = Call { actor: crate::testing::call_as(&[]).actor, ..call };
        let page = fetch(&nobody, &released.token, &released.code, Form::Page).unwrap();
        assert!(page.contains("Muster") && page.contains("<html lang=\"de\">"));
        let typed = released.code.to_lowercase();
        assert!(fetch(&nobody, &released.token, &typed, Form::Json).unwrap().contains("dpv"));
        let pdf = desk.fetch_answer(&nobody, &released.token, &released.code, Form::Pdf).unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.name.ends_with(".pdf"));
        for form in [Form::Csv, Form::Card] {
            assert!(
                fetch(&nobody, &released.token, &released.code, form).unwrap().contains("Muster")
            );
        }
        assert!(fetch(&nobody, &released.token, "WRONG", Form::Page).is_err());
        assert!(fetch(&nobody, &"0".repeat(64), &released.code, Form::Page).is_err());
        let later = Call { now: "2026-12-06T12:00:00Z".parse().unwrap(), ..nobody };
        assert!(fetch(&later, &released.token, &released.code, Form::Page).is_err());
        assert_eq!(desk.sweep_answers(&later).unwrap(), 1);
        assert!(fetch(&nobody, &released.token, &released.code, Form::Page).is_err());
        let answers = desk.store.read(|tx| answer::of_case(tx, id)).unwrap();
        assert!(answers.is_empty());
    }

    #[test]
    fn ten_wrong_codes_put_an_answer_out_of_reach() {
        let (_folder, desk, call) = desk();
        let id = case(&desk, &call);
        desk.identify_requester(&call, id, Identity::KnownChannel, false).unwrap();
        let released = desk.release_answer(&call, id, Request::Access).unwrap();
        for _ in 0..10 {
            assert!(desk.fetch_answer(&call, &released.token, "AAAAAAAAAA", Form::Json).is_err());
        }
        assert!(desk.fetch_answer(&call, &released.token, &released.code, Form::Json).is_err());
    }
}
