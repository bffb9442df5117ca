//! Purchases told by hand: what makes somebody an existing customer (R-MKT-20…26).

use jiff::civil::Date;
use law::ids::{DatumId, PersonId};
use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::{Channel, Relation, SourceType};
use store::Tx;
use store::records::datum::{self, Datum};
use store::records::label;
use store::records::person;
use store::records::purchase::{self, Purchase, PurchaseStanding};
use store::records::standing::{self, Standing};
use vault::{Action, Note, Object};

use super::decision::Outcome;
use super::form::{Told, as_fault, plain, source_by_hand};
use crate::{Call, Desk, Failure, Fault, Result, day_number, zone};

/// What somebody types about a purchase. No `Debug`: it holds the order.
pub struct NewPurchase {
    /// Number of the order.
    pub number: String,
    /// What was bought.
    pub product: String,
    /// Amount as written.
    pub amount: String,
    /// Currency.
    pub currency: String,
    /// Product group, a number of the register.
    pub group: u16,
    /// Day of the order.
    pub on: Date,
    /// Notice of the right to object when the address was taken: 0 unknown, 1 no, 2 yes.
    pub notice: i64,
    /// Whether the addresses held were taken in this sale (R-MKT-20).
    pub captured: bool,
    /// Source, a number of the register.
    pub source: u16,
}

impl Desk {
    /// Records a purchase; the person becomes a customer if the sale was our own.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn record_purchase(
        &self,
        call: &Call,
        person: PersonId,
        new: &NewPurchase,
    ) -> Result<Outcome<DatumId>> {
        let register = self.register();
        let known = self.store.read(|tx| standing::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        let permit = self.collecting(call, person, known.state)?;
        let source = match source_by_hand(&register, new.source, known.party) {
            Ok(source) => source,
            Err(fault) => return Ok(Outcome::Faulty(vec![fault])),
        };
        let today = call.now.to_zoned(zone(register.firm.country)).date();
        let parts = match self.order_parts(new, today) {
            Ok(parts) => parts,
            Err(fault) => return Ok(Outcome::Faulty(vec![fault])),
        };
        let kind = register.kind_shaped(Shape::Order);
        let kind = kind.ok_or(Failure::at("finding the kind of orders"))?;
        let label = self.label_by_hand(call, &register, source)?;
        let on = day_number(new.on);
        let dated = Standing { last_purchase_on: known.last_purchase_on.max(Some(on)), ..known };
        let told = [Told { kind, parts }];
        let sealed = self.seal_told(call, &permit, &dated, &label, &told)?;
        let datum = sealed.first().map(|d| d.id).unwrap_or_default();
        let own = source.source_type == SourceType::SelfGiven;
        self.store.write(|tx| {
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            label::insert(tx, &label)?;
            tx.load(&datum::LOAD, sealed.iter().map(Datum::values))?;
            let captured = if new.captured && own { standing.reachable & ELECTRONIC } else { 0 };
            let purchase = Purchase {
                person,
                datum,
                group: new.group,
                bought_on: on,
                notice: new.notice,
                channels: captured,
                cancelled: 1,
            };
            purchase::insert(tx, &purchase)?;
            standing.sources |= 1 << i64::from(source.id);
            if own {
                standing.relation = Relation::Customer;
            }
            self.reproject_purchases(tx, call, &mut standing)?;
            Ok::<_, crate::Error>(())
        })?;
        if own {
            self.reclass(call, &[person])?;
        }
        Ok(Outcome::Done(datum))
    }

    /// Marks a purchase as rescinded: it counts as no sale from now on (R-MKT-26).
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn cancel_purchase(&self, call: &Call, person: PersonId, datum: DatumId) -> Result<()> {
        drop(self.collecting(call, person, self.state_of(person)?)?);
        self.store.write(|tx| {
            if purchase::cancel(tx, person, datum)? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            self.reproject_purchases(tx, call, &mut standing)
        })
    }

    fn order_parts(
        &self,
        new: &NewPurchase,
        today: Date,
    ) -> std::result::Result<Vec<String>, Fault> {
        if new.on > today {
            return Err(LATER);
        }
        if self.register().product_groups.iter().all(|group| group.id != new.group) {
            return Err(NO_GROUP);
        }
        let part = |text: &str, field| plain(text, field).map_err(|(f, fault)| as_fault(f, fault));
        Ok(vec![
            part(&new.number, "number")?,
            part(&new.product, "product")?,
            part(&new.amount, "amount")?,
            part(&new.currency, "currency")?,
        ])
    }

    /// Brings everything projected from purchases up to date, with the leaf of the change.
    fn reproject_purchases(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        standing: &mut Standing,
    ) -> Result<()> {
        let person = standing.person;
        let purchases = purchase::of_person(tx, person)?;
        let valid = purchases.iter().filter(|p| p.cancelled != 2);
        standing.last_purchase_on = valid.map(|p| p.bought_on).max();
        purchase::put_standing(tx, person, &PurchaseStanding::project(&purchases))?;
        standing::put(tx, standing)?;
        let mut known = person::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
        known.relation = standing.relation;
        person::update(tx, &known)?;
        let data = datum::of_person(tx, person)?;
        let data: Vec<_> = data.into_iter().filter(|d| d.state != 2).collect();
        let key = self.master_key(&self.register(), person, &data)?;
        let note = Note::new(call.actor.user, Action::ValueChanged, Object::Datum, call.moment());
        let note = note.fields(law::access::Set64::EMPTY.with(Shape::Order.code()));
        self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
    }
}

/// Channels of electronic mail, whose addresses the existing-customer exception speaks of.
const ELECTRONIC: i64 =
    1 << Channel::Email as i64 | 1 << Channel::Sms as i64 | 1 << Channel::Messenger as i64;

const LATER: Fault = Fault::of(
    "on",
    "DATE_IN_FUTURE",
    Words { de: "Dieser Tag liegt in der Zukunft.", en: "This day lies in the future." },
);
const NO_GROUP: Fault = Fault::of(
    "group",
    "GROUP_MISSING",
    Words {
        de: "Bitte eine Warengruppe aus dem Verzeichnis wählen.",
        en: "Please choose a product group of the register.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, entered, somebody};

    fn shoes(on: &str) -> NewPurchase {
        NewPurchase {
            number: "NV-7".into(),
            product: "Wanderschuhe".into(),
            amount: "129,90".into(),
            currency: "EUR".into(),
            group: 1,
            on: on.parse().unwrap(),
            notice: 2,
            captured: true,
            source: 2,
        }
    }

    #[test]
    fn a_purchase_makes_a_customer_and_a_rescinded_one_counts_as_none() {
        let (_folder, desk, call) = desk();
        // From a source that informs people when it collects.
        let new =
            crate::people::NewPerson { source: 3, ..somebody("Muster", "max@nordpol.example") };
        let person = entered(&desk, &call, &new);
        let may_advertise = || {
            let lights = desk.lights(&call, person).unwrap();
            let mail = |l: &&crate::contact::Light| {
                l.plan.activity == 5 && l.plan.channel == Channel::Email
            };
            lights.iter().find(mail).unwrap().verdict.may()
        };
        assert!(!may_advertise());
        let Outcome::Done(order) =
            desk.record_purchase(&call, person, &shoes("2026-11-01")).unwrap()
        else {
            panic!("not recorded")
        };
        let standing = || desk.store.read(|tx| standing::get(tx, person)).unwrap().unwrap();
        assert_eq!(standing().relation, Relation::Customer);
        assert!(may_advertise() && standing().last_purchase_on.is_some());
        desk.cancel_purchase(&call, person, order).unwrap();
        assert!(!may_advertise() && standing().last_purchase_on.is_none());
        assert!(desk.cancel_purchase(&call, person, order).is_err());
    }

    #[test]
    fn a_day_to_come_and_an_unknown_group_are_told() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let code = |new: &NewPurchase| match desk.record_purchase(&call, person, new).unwrap() {
            Outcome::Faulty(faults) => faults[0].code,
            _ => "taken",
        };
        assert_eq!(code(&shoes("2026-11-22")), "DATE_IN_FUTURE");
        assert_eq!(code(&NewPurchase { group: 99, ..shoes("2026-11-01") }), "GROUP_MISSING");
    }
}
