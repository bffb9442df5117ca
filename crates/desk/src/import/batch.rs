//! One batch of rows becomes drafts: one per person, with everything the rows say about them.

use std::collections::HashSet;

use law::class::Class;
use law::ids::{DatumId, ObjectId, PersonId};
use law::kinds::Shape;
use law::vocabulary::{Channel, Country, InfoDuty, PersonType, Relation};
use store::records::consent::{ConsentAction, Event};
use store::records::purchase::Purchase;
use store::records::standing::Standing;

use super::clean::CleanRow;
use super::lookup::Known;
use super::run::Plan;
use crate::leading::Lead;
use crate::people::CUSTOMER_NUMBER;
use crate::register::{Kind, Register};
use crate::{day_number, places};

/// A value on its way in.
pub(crate) struct Value {
    pub(crate) id: DatumId,
    pub(crate) kind: u16,
    pub(crate) shape: Shape,
    pub(crate) class: Class,
    pub(crate) blind: Option<[u8; 16]>,
    pub(crate) parts: Vec<String>,
    /// State it is stored in: in force, or beside one that leads.
    pub(crate) state: i64,
}

/// An act of consent or objection told by a row.
pub(crate) struct Act {
    pub(crate) id: ObjectId,
    pub(crate) activity: u16,
    pub(crate) channel: i64,
    pub(crate) action: ConsentAction,
    pub(crate) happened_at: i64,
}

/// Everything a batch adds to one person.
pub(crate) struct Draft {
    pub(crate) person: PersonId,
    pub(crate) is_new: bool,
    /// The standing as it was looked up; whoever changed it since must not be overwritten.
    pub(crate) before: Option<Standing>,
    pub(crate) language: i64,
    pub(crate) standing: Standing,
    pub(crate) values: Vec<Value>,
    pub(crate) purchases: Vec<Purchase>,
    pub(crate) acts: Vec<Act>,
    /// Folded given and family name, for rows further down.
    pub(crate) name: (String, String),
    /// Blind keys and folded addresses the person has already.
    pub(crate) has: HashSet<[u8; 16]>,
    pub(crate) has_postal: Vec<String>,
    pub(crate) has_shape: Vec<Shape>,
    /// What they said about consent before: activity, channel and act.
    pub(crate) said: Vec<(u16, i64, ConsentAction)>,
    /// What names, firms and dates of birth say, in force or contradicting it.
    pub(crate) told: Vec<(Shape, String)>,
    /// Values in force that one of this list may take the lead from.
    pub(crate) leads: Vec<Lead>,
    /// Stored values that gave way.
    pub(crate) gave_way: Vec<DatumId>,
    /// Rows of the batch that tell about the person, by place.
    pub(crate) rows: Vec<usize>,
}

impl Draft {
    /// A person nobody has met before.
    pub(crate) fn new(person: PersonId, row: &CleanRow, plan: &Plan) -> Self {
        let mut standing = Standing::new(person);
        standing.party = party(row, plan);
        standing.relation = plan.source.relation;
        standing.country = row.country.unwrap_or(Country::Unknown);
        standing.info_duty =
            if plan.source.art13_at_collection { InfoDuty::Done } else { plan.info_duty };
        standing.info_due_on = plan.info_due_on.filter(|_| standing.info_duty == InfoDuty::Due);
        standing.lia_told = if plan.source.art13_at_collection { 2 } else { 0 };
        Self::of(standing, None, row.language)
    }

    /// A person known already.
    pub(crate) fn known(known: &Known) -> Self {
        Self {
            name: known.name.clone(),
            has: known.blinds.clone(),
            has_postal: known.postal.clone(),
            has_shape: known.shapes.clone(),
            said: still_said(&known.events),
            told: known.told.clone(),
            leads: known.leads.clone(),
            ..Self::of(known.standing, Some(known.standing), 0)
        }
    }

    fn of(standing: Standing, before: Option<Standing>, language: i64) -> Self {
        Self {
            person: standing.person,
            is_new: before.is_none(),
            before,
            language,
            standing,
            values: Vec::new(),
            purchases: Vec::new(),
            acts: Vec::new(),
            name: (String::new(), String::new()),
            has: HashSet::new(),
            has_postal: Vec::new(),
            has_shape: Vec::new(),
            said: Vec::new(),
            told: Vec::new(),
            leads: Vec::new(),
            gave_way: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Class of the person's master data (rule book 6.3).
    pub(crate) fn master_class(&self) -> Class {
        master_class(self.standing.relation, self.standing.party)
    }

    /// How much the batch adds: values, purchases, acts.
    pub(crate) fn size(&self) -> (usize, usize, usize) {
        (self.values.len(), self.purchases.len(), self.acts.len())
    }

    /// Whether the batch changes anything.
    pub(crate) fn changes(&self) -> bool {
        self.size() != (0, 0, 0) || self.before != Some(self.standing)
    }

    /// Gives all master data of a new person the class of what the person is by now: a later row
    /// may have made a customer of a prospect.
    pub(crate) fn settle_classes(&mut self) {
        let master = self.master_class();
        let of_master = |class: Class| MASTER.contains(&class);
        for value in self.values.iter_mut().filter(|value| of_master(value.class)) {
            value.class = master;
        }
    }

    /// Remembers that an address is held for these channels, and where it came from.
    pub(crate) fn reach(&mut self, channels: &[Channel], plan: &Plan) {
        for channel in channels {
            let held = self.standing.reachable >> channel.code() & 1 == 1;
            let sources = self.standing.channel_sources;
            self.standing.channel_sources =
                sources.and(*channel, plan.source.source_type, plan.documented, held);
            self.standing.reachable |= 1 << channel.code();
        }
    }
}

/// Classes that master data can have.
pub(crate) const MASTER: [Class; 4] =
    [Class::ProspectInquiry, Class::ProspectImported, Class::CustomerMaster, Class::ContactPerson];

/// Class of master data by relation and capacity (rule book 6.3: LK-01, 02, 03, 12).
pub(crate) fn master_class(relation: Relation, party: PersonType) -> Class {
    match (relation, party) {
        (Relation::Customer | Relation::FormerCustomer, _) => Class::CustomerMaster,
        (_, PersonType::BusinessPerson) => Class::ContactPerson,
        (Relation::LeadImported, _) => Class::ProspectImported,
        _ => Class::ProspectInquiry,
    }
}

/// The class a value of this kind gets.
pub(crate) fn class_of(kind: &Kind, master: Class) -> Class {
    if kind.class == Class::CustomerMaster { master } else { kind.class }
}

/// In which capacity: a firm without a person's name is the firm itself (R-SIG-02, R-SIG-03).
pub(crate) fn party(row: &CleanRow, plan: &Plan) -> PersonType {
    match (row.company.is_empty(), row.family.is_empty()) {
        (false, true) => PersonType::BusinessEntity,
        (false, false) => PersonType::BusinessPerson,
        (true, _) => plan.party,
    }
}

/// The parts of every value a row tells, with the kind of the register that takes it. A kind that
/// is retired or not in the register takes nothing (R-PRI-03).
/// A list of somebody else brings no birth dates (R-SRC-03).
pub(crate) fn values<'r>(
    row: &CleanRow,
    register: &'r Register,
    plan: &Plan,
) -> Vec<(&'r Kind, Vec<String>)> {
    let mut told: Vec<(&str, Vec<String>)> = Vec::new();
    if !row.family.is_empty() || !row.given.is_empty() {
        told.push(("name", vec![row.title.clone(), row.given.clone(), row.family.clone()]));
    }
    if !row.company.is_empty() {
        told.push(("company", vec![row.company.clone()]));
    }
    told.extend(row.emails.iter().map(|e| ("email", vec![e.canonical().to_owned()])));
    told.extend(row.phones.iter().map(|p| ("phone", vec![p.canonical().to_owned()])));
    if !row.street.is_empty() || !row.city.is_empty() || !row.postcode.is_empty() {
        let country = row.country.map_or("", Country::word).to_owned();
        told.push((
            "postal",
            vec![row.street_line(), row.postcode.clone(), row.city.clone(), country],
        ));
    }
    let birth_date = row.birth_date.filter(|_| !plan.is_foreign());
    told.extend(birth_date.map(|d| ("birth_date", vec![d.to_string()])));
    if !row.customer_number.is_empty() {
        told.push((CUSTOMER_NUMBER, vec![row.customer_number.clone()]));
    }
    if !row.note.is_empty() {
        told.push(("note", vec![row.note.clone()]));
    }
    if row.has_order() {
        let o = &row.order;
        told.push((
            "order",
            vec![o.number.clone(), o.product.clone(), o.amount.clone(), o.currency.clone()],
        ));
    }
    told.into_iter()
        .filter_map(|(code, parts)| {
            Some((register.kind_coded(code).filter(|k| !k.retired)?, parts))
        })
        .collect()
}

/// Channels opened by a value of this shape.
pub(crate) fn channels(shape: Shape, row: &CleanRow) -> &'static [Channel] {
    let is_mobile = || row.phones.iter().any(link::normal::Phone::is_mobile);
    let has_address = !row.street.is_empty() && !row.city.is_empty();
    opened_by(shape, is_mobile(), has_address)
}

/// Channels opened by a value of this shape, a number being mobile, an address being complete.
pub(crate) const fn opened_by(
    shape: Shape,
    is_mobile: bool,
    has_address: bool,
) -> &'static [Channel] {
    use Channel::{Email, Messenger, PhoneAuto, PhoneHuman, PostAddressed, Sms};
    match shape {
        Shape::Email => &[Email],
        Shape::Phone if is_mobile => &[PhoneHuman, PhoneAuto, Sms, Messenger],
        Shape::Phone => &[PhoneHuman, PhoneAuto],
        Shape::Postal if has_address => &[PostAddressed],
        _ => &[],
    }
}

/// One purchase told by a row.
pub(crate) fn purchase(
    row: &CleanRow,
    person: PersonId,
    datum: DatumId,
    plan: &Plan,
) -> Option<Purchase> {
    let on = row.order.on?;
    let captured = |is: bool, channels: &[Channel]| {
        channels.iter().filter(|_| is).fold(0, |bits, channel| bits | 1 << channel.code())
    };
    let mobile = row.phones.iter().any(link::normal::Phone::is_mobile);
    Some(Purchase {
        person,
        datum,
        group: row.order.group.unwrap_or(0),
        bought_on: day_number(on),
        notice: row.order.notice,
        channels: captured(plan.is_own_sale() && !row.emails.is_empty(), &[Channel::Email])
            | captured(plan.is_own_sale() && mobile, &[Channel::Sms, Channel::Messenger]),
        cancelled: 1,
    })
}

/// Where a value will stand.
pub(crate) fn place(draft: &Draft, value: &Value) -> vault::Place {
    places::datum(draft.person, value.id, value.class)
}

/// What a list need not repeat. A refusal counts anew once anything was agreed to after it: whoever
/// subscribed again and leaves again must be heard (R-CON-41).
fn still_said(events: &[Event]) -> Vec<(u16, i64, ConsentAction)> {
    let refuses =
        |e: &Event| matches!(e.action, ConsentAction::Withdrawn | ConsentAction::Objected);
    let overtaken = |e: &Event| {
        let since = |later: &Event| (later.recorded_at, later.id) > (e.recorded_at, e.id);
        refuses(e) && events.iter().any(|later| !refuses(later) && since(later))
    };
    let still = events.iter().filter(|e| !overtaken(e));
    still.map(|e| (e.activity, e.channel, e.action)).collect()
}

#[cfg(test)]
mod tests {
    use law::ids::LabelId;
    use law::vocabulary::Evidence;

    use super::*;

    fn event(at: i64, action: ConsentAction) -> Event {
        Event {
            person: PersonId::default(),
            id: ObjectId::default(),
            activity: 4,
            channel: 3,
            action,
            happened_at: at,
            recorded_at: at,
            wording: None,
            evidence: Evidence::None,
            documented: 0,
            proof: None,
            label: LabelId::default(),
            user: law::ids::UserId::default(),
        }
    }

    #[test]
    fn a_refusal_is_heard_again_once_something_was_agreed_to_after_it() {
        use ConsentAction::{Given, Objected, Requested, Withdrawn};
        let told = |actions: &[ConsentAction]| {
            let events: Vec<Event> = (1..).zip(actions).map(|(at, a)| event(at, *a)).collect();
            still_said(&events).into_iter().map(|(_, _, action)| action).collect::<Vec<_>>()
        };
        assert_eq!(
            told(&[Requested, Withdrawn]),
            [Requested, Withdrawn],
            "told twice, counts once"
        );
        assert_eq!(told(&[Given, Withdrawn, Given]), [Given, Given]);
        assert_eq!(told(&[Objected, Requested]), [Requested]);
        assert_eq!(told(&[Given, Withdrawn, Objected]), [Given, Withdrawn, Objected]);
    }
}
