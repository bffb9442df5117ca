//! The card of one person: every value with where it came from, what for, and when it goes.

use std::collections::HashMap;

use jiff::civil::Date;
use law::access::{ActivityFacts, Set64, Subjects, decide};
use law::class::Class;
use law::ids::{DatumId, LabelId, PersonId, UserId};
use law::kinds::{Shape, View};
use law::refusal::{Refusal, Words};
use law::vocabulary::{Basis, PersonState};
use store::records::consent::{self, ConsentStanding, Event};
use store::records::datum::{self, Datum};
use store::records::disclosure::{self, Disclosure};
use store::records::label::{self, Label};
use store::records::person::{self, Person};
use store::records::purchase::{self, Purchase};
use store::records::standing::{self, Standing};
use vault::{Action, Note, Object, PersonKey};

use super::LookReason;
use super::seal::open_parts;
use super::view::{lens, lenses};
use crate::register::Register;
use crate::{Call, Desk, Fault, Result, day_of};

/// What for and why somebody opens a card.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Activity number; by role if none is chosen.
    pub activity: Option<u16>,
    /// Why, for a restricted record.
    pub why: Option<LookReason>,
}

/// One value with its label. No `Debug`: it holds an opened value.
pub struct CardValue {
    /// Its id.
    pub datum: DatumId,
    /// Kind, a number of the register.
    pub kind: u16,
    /// What it consists of.
    pub shape: Shape,
    /// The parts, in the order of the shape.
    pub parts: Vec<String>,
    /// Source, a number of the register.
    pub source: u16,
    /// Activities it may be used for.
    pub activities: Vec<u16>,
    /// Legal basis of holding it.
    pub basis: Basis,
    /// Day the firm obtained it.
    pub obtained_on: Date,
    /// Day it goes, if known by now.
    pub deletes_on: Option<Date>,
    /// Whether evidence of the origin is at hand.
    pub documented: bool,
    /// Bounced or returned.
    pub doubtful: bool,
    /// Another value leads: since a merge, or because a list brought a newer or better one.
    pub beside: bool,
}

/// One purchase.
pub struct CardOrder {
    /// The purchase without content.
    pub purchase: Purchase,
    /// Day of the order.
    pub on: Date,
    /// Number, product, amount, currency; empty where the activity does not need them.
    pub parts: Vec<String>,
}

/// Everything a page about one person shows.
pub struct Card {
    /// The person without content.
    pub person: Person,
    /// The facts the law sees.
    pub standing: Standing,
    /// The activity it was opened for.
    pub activity: u16,
    /// Other activities the caller may open it for.
    pub others: Vec<u16>,
    /// The values this activity needs.
    pub values: Vec<CardValue>,
    /// Kinds that are held and not shown for this activity.
    pub withheld: Vec<u16>,
    /// Purchases, newest first.
    pub orders: Vec<CardOrder>,
    /// Where each consent stands.
    pub consents: Vec<ConsentStanding>,
    /// Everything that happened to consents, newest first.
    pub events: Vec<Event>,
    /// Who recorded what, by name.
    pub names: HashMap<UserId, String>,
    /// What was handed to whom.
    pub disclosures: Vec<Disclosure>,
}

/// What is read before anything is opened.
struct Held {
    person: Person,
    standing: Standing,
    data: Vec<Datum>,
    labels: HashMap<LabelId, Label>,
    purchases: Vec<Purchase>,
    consents: Vec<ConsentStanding>,
    events: Vec<Event>,
    disclosures: Vec<Disclosure>,
}

impl Desk {
    /// Opens the card of a person for an activity; one audit leaf, written before anything opens.
    /// Looking at a restricted record takes a reason, kept in a leaf of its own.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals `ROLE`, `RESTRICTED`, `REASON_NEEDED`.
    pub fn card(&self, call: &Call, person: PersonId, look: Look) -> Result<Card> {
        let register = self.register();
        let held = self.held(person)?;
        let restricted = held.person.state != PersonState::Active;
        let facts = lens(call, &register, look.activity, restricted)?;
        let held_shapes = shapes_of(&register, &held.data).and(facts.shapes);
        let wanted = if held_shapes.is_empty() { facts.shapes } else { held_shapes };
        let subject = Subjects::One(person, held.person.state);
        let permit = decide::<View>(call.actor, subject, &facts, wanted)?;
        let (values, orders) = match leading(&register, &held.data) {
            Some(leading) => {
                let keys = self.keys_of(person, &held.data)?;
                let key = keys.get(&leading.class).ok_or(Fault::NOT_FOUND)?;
                self.say_why(call, key, &facts, restricted, look.why)?;
                let shown = permit.shapes();
                let grant = self.grant(permit, call, Some(key))?;
                let opened = open_all(&register, &grant, &keys, shown, &held)?;
                let shows =
                    |d: &&Datum| register.kind(d.kind).is_some_and(|k| shown.has(k.shape.code()));
                self.used(call, facts.id, held.data.iter().filter(shows).map(|d| d.kind))?;
                opened
            }
            None => (Vec::new(), bare_orders(&held.purchases)),
        };
        let kind_shape = |kind: u16| register.kind(kind).map(|k| k.shape);
        let mut withheld: Vec<u16> = held
            .data
            .iter()
            .map(|d| d.kind)
            .filter(|k| kind_shape(*k).is_none_or(|s| !facts.shapes.has(s.code())))
            .collect();
        withheld.sort_unstable();
        withheld.dedup();
        let others = lenses(call, &register).iter().map(|a| a.id).collect();
        let mut events = held.events;
        events.reverse();
        Ok(Card {
            names: self.names_of(&events),
            person: held.person,
            standing: held.standing,
            activity: facts.id,
            others,
            values,
            withheld,
            orders,
            consents: held.consents,
            events,
            disclosures: held.disclosures,
        })
    }

    fn held(&self, person: PersonId) -> Result<Held> {
        let held = self.store.read(|tx| {
            let Some(known) = person::get(tx, person)? else { return Ok(None) };
            let Some(standing) = standing::get(tx, person)? else { return Ok(None) };
            let mut data = datum::of_person(tx, person)?;
            data.retain(|d| d.state != 2);
            data.sort_by_key(|d| d.state >= crate::merge::BESIDE);
            let mut labels: Vec<LabelId> = data.iter().map(|d| d.label).collect();
            labels.sort_unstable();
            labels.dedup();
            let labels = label::of_many(tx, &labels)?;
            Ok::<_, store::Failure>(Some(Held {
                person: known,
                standing,
                data,
                labels: labels.into_iter().map(|l| (l.id, l)).collect(),
                purchases: purchase::of_person(tx, person)?,
                consents: consent::standing_of(tx, person)?,
                events: consent::of_person(tx, person)?,
                disclosures: disclosure::of_person(tx, person)?,
            }))
        })?;
        let erased = |held: &Held| held.person.state == PersonState::Erased;
        held.filter(|held| !erased(held)).ok_or_else(|| Fault::NOT_FOUND.into())
    }

    /// Keeps why somebody looks at a restricted record.
    fn say_why(
        &self,
        call: &Call,
        key: &PersonKey,
        facts: &ActivityFacts,
        restricted: bool,
        why: Option<LookReason>,
    ) -> Result<()> {
        if !restricted {
            return Ok(());
        }
        let why = why.ok_or(REASON_NEEDED)?;
        let code = u32::try_from(why.code()).unwrap_or_default();
        let note = Note::new(call.actor.user, Action::View, Object::Case, call.moment());
        self.store.write(|tx| self.note(tx, note.about(key).activity(facts.id).count(code)))
    }

    /// The keys of the classes these values lie in.
    fn keys_of(&self, person: PersonId, data: &[Datum]) -> Result<HashMap<Class, PersonKey>> {
        let mut keys = HashMap::new();
        for (class, wrapped) in self.keys.of_person(person)? {
            if data.iter().any(|datum| datum.class == class) {
                let key = self.vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes)?;
                keys.insert(class, key);
            }
        }
        Ok(keys)
    }

    /// The key whose tag all leaves about a person carry: that of the name, else of the first value.
    pub(crate) fn master_key(
        &self,
        register: &Register,
        person: PersonId,
        data: &[Datum],
    ) -> Result<Option<PersonKey>> {
        let leading = leading(register, data);
        leading.map(|datum| self.key(person, datum.class)).transpose()
    }

    fn names_of(&self, events: &[Event]) -> HashMap<UserId, String> {
        let named = |event: &Event| Some((event.user, self.display_name(event.user).ok()?));
        events.iter().filter_map(named).filter(|(_, name)| !name.is_empty()).collect()
    }
}

/// The value whose key tags all leaves about a person.
fn leading<'d>(register: &Register, data: &'d [Datum]) -> Option<&'d Datum> {
    let named = |d: &&Datum| register.kind(d.kind).is_some_and(|kind| kind.shape == Shape::Name);
    data.iter().find(named).or(data.first())
}

fn open_all(
    register: &Register,
    grant: &vault::Grant<'_, View>,
    keys: &HashMap<Class, PersonKey>,
    shown: Set64,
    held: &Held,
) -> Result<(Vec<CardValue>, Vec<CardOrder>)> {
    let mut values = Vec::new();
    let mut orders = bare_orders(&held.purchases);
    for datum in &held.data {
        let Some(kind) = register.kind(datum.kind) else { continue };
        let Some(label) = held.labels.get(&datum.label) else { continue };
        if !shown.has(kind.shape.code()) {
            continue;
        }
        let key = keys.get(&datum.class).ok_or(Fault::NOT_FOUND)?;
        let parts = open_parts(grant, key, kind.shape, datum)?;
        match orders.iter_mut().find(|o| o.purchase.datum == datum.id) {
            Some(order) => order.parts = parts,
            None => values.push(CardValue::new(datum, kind.shape, parts, label)),
        }
    }
    values.sort_by_key(|v| (v.shape.code(), v.beside, v.datum));
    Ok((values, orders))
}

const REASON_NEEDED: Refusal = Refusal::new(
    "REASON_NEEDED",
    &["R-DSR-60"],
    Words { de: "Der Datensatz ist gesperrt.", en: "The record is restricted." },
    Words {
        de: "Die Betroffenenstelle gibt zuerst an, warum sie hineinsieht.",
        en: "The rights desk says first why it looks inside.",
    },
);

fn shapes_of(register: &Register, data: &[Datum]) -> Set64 {
    data.iter().filter_map(|d| register.kind(d.kind)).map(|k| k.shape).collect()
}

fn bare_orders(purchases: &[Purchase]) -> Vec<CardOrder> {
    let bare = |p: &Purchase| CardOrder { purchase: *p, on: day_of(p.bought_on), parts: vec![] };
    purchases.iter().rev().map(bare).collect()
}

impl CardValue {
    fn new(datum: &Datum, shape: Shape, parts: Vec<String>, label: &Label) -> Self {
        let in_label = |id: &u16| label.activities >> u32::from(*id) & 1 == 1;
        Self {
            datum: datum.id,
            kind: datum.kind,
            shape,
            parts,
            source: label.source,
            activities: (1..63).filter(in_label).collect(),
            basis: label.basis,
            obtained_on: day_of(label.obtained_on),
            deletes_on: datum.delete_on.map(day_of),
            documented: label.documented,
            doubtful: datum.state == 3,
            beside: datum.state >= crate::merge::BESIDE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{At, Filter};
    use crate::testing::{call_as, desk, entered, leaves, somebody};
    use law::vocabulary::Role;

    #[test]
    fn opening_a_card_writes_exactly_one_leaf() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let before = leaves(&desk).len();
        let card = desk.card(&call_as(&[Role::Sales]), person, Look::default()).unwrap();
        let log = leaves(&desk);
        assert_eq!(log.len(), before + 1);
        assert_eq!((log[before].action, log[before].activity), (Action::View, 1));
        assert_eq!(card.values[0].parts, ["", "Max", "Muster"]);
        assert_eq!((card.values[0].source, card.values[0].basis), (1, Basis::Contract));
        assert!(card.values[0].deletes_on.is_some());
    }

    #[test]
    fn a_restricted_person_is_there_for_the_rights_desk_only() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        desk.store
            .write(|tx| {
                let mut known = person::get(tx, person)?.unwrap();
                let mut standing = standing::get(tx, person)?.unwrap();
                (known.state, standing.state) = (PersonState::Restricted, PersonState::Restricted);
                person::update(tx, &known)?;
                standing::put(tx, &standing)
            })
            .unwrap();
        let sales = call_as(&[Role::Sales]);
        let refused = desk.card(&sales, person, Look::default()).err().unwrap();
        assert!(refused.to_string().contains("RESTRICTED"));
        assert_eq!(desk.people(&sales, &Filter::default(), At::Newest).unwrap().rows.len(), 0);
        assert_eq!(desk.search(&sales, "muster").unwrap().total, Some(0));
        let rights = call_as(&[Role::RightsDesk]);
        let why = desk.card(&rights, person, Look::default()).err().unwrap();
        assert!(why.to_string().contains("REASON_NEEDED"));
        let look = Look { why: Some(LookReason::RightsRequest), ..Look::default() };
        assert_eq!(desk.card(&rights, person, look).unwrap().values.len(), 2);
        let reason = leaves(&desk).into_iter().rev().nth(1).unwrap();
        assert_eq!((reason.object, reason.count), (Object::Case, 1));
    }

    #[test]
    fn marketing_sees_what_its_activity_needs_and_that_more_is_held() {
        let (_folder, desk, call) = desk();
        let new = crate::people::NewPerson {
            phone: "0170 1234567".into(),
            ..somebody("Muster", "max@nordpol.example")
        };
        let person = entered(&desk, &call, &new);
        let card = desk.card(&call_as(&[Role::Marketing]), person, Look::default()).unwrap();
        assert!(card.values.iter().all(|value| value.shape != Shape::Phone));
        assert_eq!(card.withheld, [4]);
    }
}
