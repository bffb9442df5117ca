//! Insisting: a request to the rights desk to keep one special category on a ground of Art. 9(2)
//! GDPR (R-ART9-02, R-EMP-20). The text itself is never part of it: after an approval its author
//! writes it again, once, within [`DAYS`]. So the text lies nowhere while somebody decides, and a
//! refusal leaves nothing behind that had to be erased.

use jiff::civil::Date;
use law::access::{Set64, Subjects, decide};
use law::basis::{SpecialGround, special_category};
use law::class::Class;
use law::ids::{ObjectId, PersonId};
use law::kinds::{self, Shape, View};
use law::refusal::{Refusal, Words};
use law::verdict::Outcome;
use law::vocabulary::Role;
use redact::Label;
use store::records::special::{self, SpecialRequest, SpecialState};
use vault::{Action, Grant, Note, Object, Sealed};

use super::lens::{text_lenses, writing_for};
use crate::people::{Listed, today};
use crate::{Call, Desk, Fault, Result, day_of, places};

/// Days an approval may be used.
const DAYS: i64 = 14;
/// Requests on one page.
const PAGE: i64 = 50;

/// A request as the rights desk sees it. No `Debug`: it names a person.
pub struct SpecialAsk {
    /// Its id.
    pub id: ObjectId,
    /// About whom.
    pub person: PersonId,
    /// Name of the person, or of the firm; may be empty.
    pub name: String,
    /// The category, if its key still opens it.
    pub category: Option<Label>,
    /// The ground named.
    pub ground: SpecialGround,
    /// What the rule book says of it.
    pub rules: Vec<&'static str>,
    /// Name of who asks.
    pub by: String,
    /// Since when it waits.
    pub on: Date,
    /// Asked by the reader, who therefore does not decide.
    pub own: bool,
}

/// An approved request its author may use now.
pub struct Approval {
    /// Its id.
    pub id: ObjectId,
    /// The ground.
    pub ground: SpecialGround,
    /// Last day.
    pub until: Date,
}

/// What an approval allows.
pub(super) struct Leave {
    pub(super) id: ObjectId,
    pub(super) label: Label,
    pub(super) ground: SpecialGround,
}

impl Desk {
    /// Asks the rights desk to let one special category stay. No text comes with it.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state, and `NO_GROUND` where the rule book knows none.
    pub fn ask_special(
        &self,
        call: &Call,
        person: PersonId,
        category: Label,
        ground: SpecialGround,
    ) -> Result<ObjectId> {
        let register = self.register();
        let activity = writing_for(call, &register, None)?.id;
        let ruling = special_category(ground, category == Label::Criminal, false);
        if ruling.verdict == Outcome::Block || !category.is_special() {
            return Err(NO_GROUND.into());
        }
        let permit = self.collecting(call, person, self.state_of(person)?)?;
        let key = self.make_key(call, person, Class::DsrCase)?;
        let id = self.fresh(call)?;
        let place = places::special(id, person);
        let sealed: Sealed<kinds::Note> =
            self.vault.seal_fields(&permit, &key, place, &[category.code()])?;
        let request = SpecialRequest {
            id,
            person,
            ground,
            asked_by: call.actor.user,
            asked_at: call.ms(),
            state: SpecialState::Asked,
            until_on: None,
            sealed: sealed.into_stored(),
        };
        self.store.write(|tx| {
            special::insert(tx, &request)?;
            let note =
                Note::new(call.actor.user, Action::SpecialAsked, Object::Case, call.moment());
            self.note(tx, note.about(&key).activity(activity))
        })?;
        Ok(id)
    }

    /// Requests nobody has decided about, the oldest first; for the rights desk.
    ///
    /// # Errors
    /// A refusal for everybody else.
    pub fn special_asks(&self, call: &Call) -> Result<Vec<SpecialAsk>> {
        rights_desk(call)?;
        let register = self.register();
        let open = self.store.read(|tx| special::open(tx, PAGE))?;
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let rights = text_lenses(call, &register).into_iter().find(|a| a.rights_work);
        let facts = register.facts(rights.ok_or(RIGHTS_ONLY)?);
        let at_most = u32::try_from(open.len()).unwrap_or(u32::MAX);
        let wanted = Set64::EMPTY.with(Shape::Note as i64);
        let permit = decide::<View>(call.actor, Subjects::Set { at_most }, &facts, wanted)?;
        let grant = self.grant(permit, call, None)?;
        let persons: Vec<PersonId> = open.iter().map(|r| r.person).collect();
        let who = self.listed(call, &persons)?;
        let keys: Vec<_> = open.iter().map(|r| (r.person, Class::DsrCase)).collect();
        let keys = self.keys.get_many(&keys)?;
        let mut asks = Vec::with_capacity(open.len());
        for (request, wrapped) in open.into_iter().zip(keys) {
            let named = who.iter().find(|l| l.person == request.person);
            let category = match wrapped {
                Some(w) => {
                    let (person, class) = (request.person, Class::DsrCase);
                    let key = self.vault.unwrap(person, class, w.epoch, &w.bytes)?;
                    category(&grant, &key, &request)?
                }
                None => None,
            };
            let ruling = special_category(request.ground, category == Some(Label::Criminal), false);
            asks.push(SpecialAsk {
                id: request.id,
                person: request.person,
                name: named.map(Listed::title).unwrap_or_default(),
                category,
                ground: request.ground,
                rules: ruling.rules.iter().map(|rule| rule.id).collect(),
                by: self.display_name(request.asked_by)?,
                on: day_of(request.asked_at.div_euclid(86_400_000)),
                own: request.asked_by == call.actor.user,
            });
        }
        Ok(asks)
    }

    /// Decides about a request; nobody decides about their own.
    ///
    /// # Errors
    /// `NOT_FOUND` when it is decided already; refusals `RIGHTS_DESK_ONLY`, `OWN_REQUEST`.
    pub fn decide_special(&self, call: &Call, id: ObjectId, approve: bool) -> Result<()> {
        rights_desk(call)?;
        let request = self.store.read(|tx| special::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        if request.asked_by == call.actor.user {
            return Err(OWN_REQUEST.into());
        }
        let key = self.key(request.person, Class::DsrCase)?;
        let (state, until) = match approve {
            true => (SpecialState::Approved, Some(today(call, &self.register()) + DAYS)),
            false => (SpecialState::Refused, None),
        };
        self.store.write(|tx| {
            if special::decide(tx, id, state, until, (call.actor.user, call.ms()))? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            let note =
                Note::new(call.actor.user, Action::SpecialDecided, Object::Case, call.moment());
            self.note(tx, note.about(&key).count(u32::from(approve)))
        })
    }

    /// What the caller may write about this person now, by approval.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn approvals(&self, call: &Call, person: PersonId) -> Result<Vec<Approval>> {
        let today = today(call, &self.register());
        let mut requests = self.store.read(|tx| special::of_person(tx, person))?;
        requests.retain(|r| is_usable(r, call, today));
        let approval = |r: SpecialRequest| Approval {
            id: r.id,
            ground: r.ground,
            until: day_of(r.until_on.unwrap_or(today)),
        };
        Ok(requests.into_iter().map(approval).collect())
    }

    /// What an approval allows its author about this person.
    pub(super) fn leave(
        &self,
        call: &Call,
        person: PersonId,
        id: ObjectId,
    ) -> Result<Option<Leave>> {
        let register = self.register();
        let request = self.store.read(|tx| special::get(tx, id))?;
        let usable =
            |r: &SpecialRequest| r.person == person && is_usable(r, call, today(call, &register));
        let Some(request) = request.filter(usable) else { return Ok(None) };
        let facts = register.facts(writing_for(call, &register, None)?);
        let subject = Subjects::One(person, self.state_of(person)?);
        let wanted = Set64::EMPTY.with(Shape::Note as i64);
        let permit = decide::<View>(call.actor, subject, &facts, wanted)?;
        let key = self.key(person, Class::DsrCase)?;
        let grant = self.grant(permit, call, Some(&key))?;
        let label = category(&grant, &key, &request)?.ok_or(Fault::NOT_FOUND)?;
        Ok(Some(Leave { id, label, ground: request.ground }))
    }
}

/// The author keeps the text and sees again what cannot be kept.
pub(super) const SPENT: Fault = Fault::of(
    "text",
    "APPROVAL_SPENT",
    Words {
        de: "Die Genehmigung ist schon benutzt oder abgelaufen. Bitte neutral formulieren oder neu fragen.",
        en: "The approval has been used or has run out. Please word it neutrally, or ask again.",
    },
);

fn category(
    grant: &Grant<'_, View>,
    key: &vault::PersonKey,
    request: &SpecialRequest,
) -> Result<Option<Label>> {
    let place = places::special(request.id, request.person);
    let sealed = Sealed::<kinds::Note>::from_stored(place, request.sealed.clone());
    Ok(Label::from_code(grant.open(key, &sealed)?.field(0)))
}

fn is_usable(request: &SpecialRequest, call: &Call, today: i64) -> bool {
    request.state == SpecialState::Approved
        && request.asked_by == call.actor.user
        && request.until_on.is_some_and(|until| until >= today)
}

fn rights_desk(call: &Call) -> Result<()> {
    if call.is(Role::RightsDesk) { Ok(()) } else { Err(RIGHTS_ONLY.into()) }
}

const RIGHTS_ONLY: Refusal = Refusal::new(
    "RIGHTS_DESK_ONLY",
    &["R-EMP-01", "R-EMP-20"],
    Words {
        de: "Darüber entscheidet die Betroffenenstelle.",
        en: "The rights desk decides about this.",
    },
    Words { de: "Bitte die Betroffenenstelle fragen.", en: "Please ask the rights desk." },
);
const OWN_REQUEST: Refusal = Refusal::new(
    "OWN_REQUEST",
    &["R-EMP-20"],
    Words {
        de: "Über den eigenen Antrag entscheidet jemand anderes.",
        en: "Somebody else decides about your own request.",
    },
    Words {
        de: "Eine zweite Person aus der Betroffenenstelle bitten.",
        en: "Ask a second person of the rights desk.",
    },
);
const NO_GROUND: Refusal = Refusal::new(
    "NO_GROUND",
    &["R-ART9-02", "R-EMP-20"],
    Words {
        de: "Ohne einen Grund nach Art. 9 Abs. 2 DSGVO darf das nicht gespeichert werden.",
        en: "Without a ground of Art. 9(2) GDPR this may not be kept.",
    },
    Words {
        de: "Neutral formulieren oder die ausdrückliche Einwilligung der Person einholen.",
        en: "Word it neutrally, or obtain the person's explicit consent.",
    },
);
