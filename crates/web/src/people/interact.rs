//! `/people/{id}/interactions/…`: something written down, with what cannot be kept shown first.
//!
//! One form, three ways: saved, checked by a button, or checked while somebody types (the script
//! sends the same form). The text goes to this server alone and is kept only once it is saved.

use askama::Template;
use desk::interactions::{InteractionKind, NewInteraction, Show, Written};
use desk::screening::{self, Label, Screened, Spot};
use jiff::civil::Date;
use law::basis::SpecialGround;
use law::ids::{DatumId, ObjectId, PersonId};
use serde::Deserialize;

use super::words;
use crate::errors::{Answer, Fault, Kind};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Place, Search};
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::{Ask, unhex};
use crate::text::Lang;

/// Kinds that people write; inquiries come from the form on the firm's own pages.
pub const TYPED: [InteractionKind; 5] = [
    InteractionKind::Note,
    InteractionKind::Call,
    InteractionKind::Visit,
    InteractionKind::Mail,
    InteractionKind::Task,
];

/// What is written, and by which approval.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    kind: Option<String>,
    approval: Option<String>,
}

#[derive(Template)]
#[template(path = "people/interaction.html")]
struct WritePage {
    frame: Frame,
    id: String,
    /// The text that is changed; `new` for a new one.
    datum: String,
    typed: Typed,
    kinds: Vec<Choice>,
    sources: Vec<Choice>,
    activities: Vec<Choice>,
    faults: Vec<desk::Fault>,
    found: Option<Found>,
    grounds: Vec<Choice>,
    /// Categories somebody could insist on.
    categories: Vec<Choice>,
}

/// What the screening says, in the words of the author.
pub struct Found {
    /// What is taken out.
    pub removed: Vec<Line>,
    /// What belongs elsewhere.
    pub hints: Vec<Line>,
    /// The text as it will be kept.
    pub kept: String,
    /// Sent back, it says that the author has seen all this.
    pub fingerprint: String,
}

/// One finding.
pub struct Line {
    /// The words.
    pub text: String,
    /// What they are.
    pub name: &'static str,
    /// Why they may not be kept.
    pub why: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// What may be written instead; may be empty.
    pub instead: String,
    /// It can be put in place as it stands.
    pub takes: bool,
}

/// What was typed.
#[derive(Default, Clone)]
struct Typed {
    kind: String,
    text: String,
    on: String,
    due: String,
    source: u16,
    activity: u16,
    seen: String,
    approval: String,
}

impl Found {
    /// The findings in a language.
    pub fn new(screened: &Screened, lang: Lang) -> Self {
        let line = |spot: &Spot| Line {
            text: spot.text.clone(),
            name: lang.of(screening::name(spot.label)),
            why: lang.of(spot.why()),
            rule: spot.rule,
            takes: spot.wording().is_some(),
            instead: spot.neutral.map_or(String::new(), |words| lang.of(words).to_owned()),
        };
        Self {
            removed: screened.removed.iter().map(line).collect(),
            hints: screened.hints.iter().map(line).collect(),
            kept: screened.kept.clone(),
            fingerprint: screened.fingerprint(),
        }
    }
}

impl WritePage {
    fn new(frame: Frame, ask: &Ask, id: String, datum: String, typed: Typed) -> Self {
        let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
        let kind = |k: &InteractionKind| {
            words::choice(k.word(), t.interaction_kind(*k), typed.kind == k.word())
        };
        let activities = ask.behind().writing_activities(&ask.call());
        let activity =
            |a: u16| words::choice(a, words::activity(lang, &register, a), a == typed.activity);
        let ground = |g: &SpecialGround| words::choice(g.word(), t.interaction_ground(*g), false);
        let named = SpecialGround::ALL.iter().filter(|g| **g != SpecialGround::None);
        Self {
            kinds: TYPED.iter().map(kind).collect(),
            sources: words::or(t.people_choose(), words::sources(lang, &register, typed.source)),
            activities: activities.into_iter().map(activity).collect(),
            grounds: words::or(t.people_choose(), named.map(ground).collect()),
            faults: Vec::new(),
            categories: Vec::new(),
            found: None,
            frame,
            id,
            datum,
            typed,
        }
    }

    fn error(&self, field: &str) -> String {
        super::beside(self.frame.t, &self.faults, field)
    }

    fn is_masking(&self) -> bool {
        self.found.as_ref().is_some_and(|found| !found.removed.is_empty())
    }
}

impl Typed {
    fn fresh(ask: &Ask, kind: InteractionKind) -> Self {
        let by_hand = ask.behind().register().source_coded("by_hand").map_or(0, |s| s.id);
        Self { kind: kind.word().to_owned(), source: by_hand, ..Self::default() }
    }

    fn take(fields: &mut Fields) -> Result<Self, crate::errors::Error> {
        Ok(Self {
            kind: fields.one("kind")?,
            text: fields.one("text")?,
            on: fields.one("on")?,
            due: fields.one("due")?,
            source: fields.one("source")?.parse().unwrap_or_default(),
            activity: fields.all("activity").pop().and_then(|a| a.parse().ok()).unwrap_or_default(),
            seen: fields.all("seen").pop().unwrap_or_default(),
            approval: fields.all("approval").pop().unwrap_or_default(),
        })
    }

    fn approval(&self) -> Option<ObjectId> {
        unhex(&self.approval).map(ObjectId)
    }

    fn told(&self, replaces: Option<DatumId>) -> NewInteraction {
        // Browsers send line ends as CR LF.
        NewInteraction {
            kind: InteractionKind::from_word(&self.kind),
            text: self.text.replace("\r\n", "\n"),
            happened_on: self.on.parse::<Date>().ok(),
            due_on: self.due.parse::<Date>().ok(),
            source: self.source,
            activity: Some(self.activity).filter(|a| *a != 0),
            seen: self.seen.clone(),
            approval: self.approval(),
            replaces,
        }
    }
}

/// The form.
///
/// # Errors
/// Not found for a malformed id.
pub async fn show(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Search(wanted): Search<Wanted>,
) -> Answer {
    super::person(&id)?;
    let kind = wanted.kind.as_deref().and_then(InteractionKind::from_word);
    let mut typed = Typed::fresh(&ask, kind.unwrap_or(InteractionKind::Note));
    typed.approval = wanted.approval.unwrap_or_default();
    html(&WritePage::new(frame, &ask, id, "new".to_owned(), typed))
}

/// The form filled with what is held.
///
/// # Errors
/// Those of [`desk::Desk::timeline`].
pub async fn edit(frame: Frame, ask: Ask, Place((id, value)): Place<(String, String)>) -> Answer {
    let (person, datum) = (super::person(&id)?, super::datum(&value)?);
    let timeline = ask.desk(move |desk, call| desk.timeline(call, person, Show::default())).await?;
    let held = timeline.entries.into_iter().find(|e| e.datum == datum);
    let held = held.ok_or_else(Fault::not_found)?;
    let kind = held.kind.ok_or_else(Fault::not_found)?;
    let typed = Typed {
        text: held.text,
        on: held.on.to_string(),
        due: held.due.map(|day| day.to_string()).unwrap_or_default(),
        source: held.source,
        activity: held.activities.first().copied().unwrap_or_default(),
        ..Typed::fresh(&ask, kind)
    };
    html(&WritePage::new(frame, &ask, id, value, typed))
}

/// Writes it down, or shows what cannot be kept.
///
/// # Errors
/// Those of [`desk::Desk::write_down`].
pub async fn write(frame: Frame, ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    put(frame, ask, id, "new".to_owned(), fields).await
}

/// Puts another text in its place.
///
/// # Errors
/// Those of [`desk::Desk::write_down`].
pub async fn change(
    frame: Frame,
    ask: Ask,
    Place((id, value)): Place<(String, String)>,
    fields: Fields,
) -> Answer {
    super::datum(&value)?;
    put(frame, ask, id, value, fields).await
}

async fn put(frame: Frame, ask: Ask, id: String, datum: String, mut fields: Fields) -> Answer {
    let person = super::person(&id)?;
    let typed = Typed::take(&mut fields)?;
    let step = fields.one("step")?;
    let wording = step.strip_prefix("instead-").and_then(|place| place.parse::<usize>().ok());
    let checks = step == "check" || wording.is_some();
    fields.done()?;
    let mut new = typed.told(super::datum(&datum).ok());
    let lang = frame.lang;
    let (text, ended) = ask
        .desk(move |desk, call| {
            if let Some(place) = wording {
                let text = new.text.trim();
                let before = desk.screen_for(call, person, text, new.approval)?;
                new.text = before.with_wording(text, place).unwrap_or(new.text);
            }
            let text = new.text.trim();
            let ended = match checks {
                true => desk.screen_for(call, person, text, new.approval).map(Written::Look),
                false => desk.write_down(call, person, &new),
            };
            Ok((new.text, ended?))
        })
        .await?;
    let typed = Typed { text, ..typed };
    let mut page = WritePage::new(frame, &ask, id, datum, typed);
    match ended {
        Written::Done(_) => return done(&format!("/people/{person}"), Notice::Saved),
        Written::Look(screened) => {
            page.categories = categories(&screened, lang);
            page.found = Some(Found::new(&screened, lang));
        }
        Written::Faulty(faults) => {
            if faults.iter().any(|fault| fault.code == "APPROVAL_SPENT") {
                page.typed.approval.clear();
            }
            page.faults = faults;
        }
    }
    html(&page)
}

/// The special categories a text touches.
fn categories(screened: &Screened, lang: Lang) -> Vec<Choice> {
    let named = |label: &Label| {
        label.is_special() && screened.removed.iter().any(|spot| spot.label == *label)
    };
    let category = |l: Label| words::choice(l.code(), lang.of(screening::name(l)), false);
    Label::ALL.into_iter().filter(named).map(category).collect()
}

/// Takes a text away.
///
/// # Errors
/// Those of [`desk::Desk::remove_interaction`].
pub async fn remove(
    ask: Ask,
    Place((id, value)): Place<(String, String)>,
    fields: Fields,
) -> Answer {
    let (person, datum) = (super::person(&id)?, super::datum(&value)?);
    fields.done()?;
    ask.desk(move |desk, call| desk.remove_interaction(call, person, datum)).await?;
    done(&format!("/people/{person}"), Notice::Deleted)
}

/// Ticks a task off.
///
/// # Errors
/// Those of [`desk::Desk::finish_task`].
pub async fn finish(
    ask: Ask,
    Place((id, value)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (person, datum) = (super::person(&id)?, super::datum(&value)?);
    let is_done = fields.one("done")? == "yes";
    fields.done()?;
    ask.desk(move |desk, call| desk.finish_task(call, person, datum, is_done)).await?;
    done(&format!("/people/{person}"), Notice::Saved)
}

/// Asks the rights desk to let a special category stay; the text is no part of this form.
///
/// # Errors
/// Those of [`desk::Desk::ask_special`].
pub async fn insist(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let person: PersonId = super::person(&id)?;
    let category = fields.word("category", Label::from_code)?;
    let ground = fields.one("ground")?;
    fields.done()?;
    let ground = match ground.as_str() {
        "" => SpecialGround::None,
        word => SpecialGround::from_word(word).ok_or_else(|| Fault::new(Kind::Malformed))?,
    };
    ask.desk(move |desk, call| desk.ask_special(call, person, category, ground)).await?;
    done(&format!("/people/{person}"), Notice::Asked)
}
