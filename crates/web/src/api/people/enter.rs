//! Entering a person, and changing what is known of one. Programs decide nothing: where a named
//! person has to decide, nothing is saved and the answer says so.

use desk::Fault;
use desk::import::{Entered, Evidence};
use desk::people::{Decision, NewFacts, NewPerson, Outcome, Warning};
use desk::register::Register;
use law::kinds::Shape;
use law::vocabulary::{Country, PersonType, Relation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::person;
use crate::api::bound::{self, Language};
use crate::api::imports::Origin;
use crate::api::once::{Once, accepted, created, ok};
use crate::errors::Answer;
use crate::input::Place;
use crate::seam::Ask;
use crate::session::ApiCaller;

/// No decision: that of a named person only comes in through the screens.
pub(super) const NOBODY_DECIDED: Option<Decision> = None;

/// A person to enter, as the source of the key tells them. Empty fields say nothing.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"title": "Dr.", "given": "Erika", "family": "Muster",
    "email": "erika.muster@nordpol.example", "street": "Musterweg 1", "postcode": "12345",
    "city": "Musterstadt", "country": "DE", "language": "de"}))]
pub struct Entry {
    /// Capacity, if known better than the fields tell.
    #[schema(value_type = Option<String>)]
    party: Option<PersonType>,
    /// Country, whose law applies.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// `de` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    /// Academic title.
    title: String,
    /// Given name.
    given: String,
    /// Family name.
    family: String,
    /// Firm.
    company: String,
    /// E-mail address.
    email: String,
    /// Telephone number.
    phone: String,
    /// Street and number.
    street: String,
    /// Postcode.
    postcode: String,
    /// Town.
    city: String,
    /// What proves where these values come from, if they are not from the person (R-SRC-02). About
    /// the supplier, not about the person: it stays when the person is erased.
    evidence: Origin,
}

/// Facts to change; what is left out stays.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"relation": "CUSTOMER", "language": "de"}))]
pub struct Facts {
    /// Capacity.
    #[schema(value_type = Option<String>)]
    party: Option<PersonType>,
    /// Relation to the firm.
    #[schema(value_type = Option<String>)]
    relation: Option<Relation>,
    /// Country, whose law applies.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// `de` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
}

/// The id of what was made or changed.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0193514f3c007a1b9c2d3e4f5a6b7c8d"}))]
pub struct Made {
    /// Its id.
    pub id: String,
}

/// Somebody waits in quarantine for a human.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"held": "0193514f3c007a1b9c2d3e4f5a6b7c8d"}))]
pub struct Held {
    /// Id of the row in quarantine.
    pub held: String,
}

/// Enters a person. Who much resembles somebody held already is judged like a row of an import:
/// 200 with the id of the person held who got what was new, or 202 with the id of the row that
/// waits in quarantine (`/api/v1/quarantine/{held}`). 409 when the suppression list, a person with
/// the same address or the source stands against it (`SUPPRESSED`, `ALREADY_HELD`,
/// `NEEDS_DECISION`), or when the same was told and decided about before (`PERHAPS_HELD`); nothing
/// is saved then.
///
/// # Errors
/// Those conflicts; faults of fields; refused for kinds the key's activity does not need.
#[utoipa::path(post, path = "/api/v1/people", tag = "people",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Entry, responses((status = 201, body = Made), (status = 202, body = Held), (status = 200, body = Made)))]
pub async fn enter(ask: Ask, caller: ApiCaller, once: Once<Entry>) -> Answer {
    once.answer(&ask, &caller, move |desk, call, entry| {
        entry.needed(&desk.register(), &caller)?;
        let new = entry.told(caller.source);
        let outcome = desk.enter(call, &new, NOBODY_DECIDED)?;
        if matches!(&outcome, Outcome::Ask(warning) if undecided(warning).code == PERHAPS_HELD.code)
        {
            return match desk.enter_as_row(call, &new)? {
                Entered::Held(held) => accepted(&Held { held: held.to_string() }),
                Entered::Known(person) => ok(&Made { id: person.to_string() }),
                Entered::Nothing => Err(PERHAPS_HELD.into()),
            };
        }
        let person = done(outcome)?;
        created(&Made { id: person.to_string() })
    })
    .await
}

/// Changes facts about a person; the next question about contact counts them.
///
/// # Errors
/// Not found; refused by role or state of the record, and the relation to keys whose activity needs
/// no orders.
#[utoipa::path(patch, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Facts, responses((status = 200, body = Made)))]
pub async fn facts(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Facts>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        // Being a customer is what orders say (R-MKT-22).
        if new.relation.is_some() {
            bound::needs(&desk.register(), &caller, Shape::Order)?;
        }
        desk.change_facts(call, person, |old| NewFacts {
            party: new.party.unwrap_or(old.party),
            relation: new.relation.unwrap_or(old.relation),
            country: new.country.unwrap_or(old.country),
            language: new.language.map_or(old.language, Language::code),
        })?;
        ok(&Made { id: person.to_string() })
    })
    .await
}

/// What was done, or what stands against it.
///
/// # Errors
/// The first wrong field; a conflict where a named person has to decide.
pub fn done<T>(outcome: Outcome<T>) -> desk::Result<T> {
    match outcome {
        Outcome::Done(done) => Ok(done),
        Outcome::Ask(warning) => Err(undecided(&warning).into()),
        Outcome::Faulty(faults) => {
            let unsaid = desk::Failure::at("saying which field is wrong");
            Err(faults.into_iter().next().map_or_else(|| unsaid.into(), Into::into))
        }
    }
}

fn undecided(warning: &Warning) -> Fault {
    match warning {
        Warning { blocked_since: Some(_), .. } | Warning { perhaps_blocked_since: Some(_), .. } => {
            SUPPRESSED
        }
        Warning { source_asks: true, .. } => NEEDS_DECISION,
        Warning { same, .. } if same.is_empty() => PERHAPS_HELD,
        _ => ALREADY_HELD,
    }
}

impl Entry {
    /// Refuses values of kinds the activity of the key does not need.
    fn needed(&self, register: &Register, caller: &ApiCaller) -> desk::Result<()> {
        let told = [
            (Shape::Name, [&self.title, &self.given, &self.family]),
            (Shape::Organisation, [&self.company; 3]),
            (Shape::Email, [&self.email; 3]),
            (Shape::Phone, [&self.phone; 3]),
            (Shape::Postal, [&self.street, &self.postcode, &self.city]),
        ];
        let filled = told.iter().filter(|(_, parts)| parts.iter().any(|part| !part.is_empty()));
        filled.into_iter().try_for_each(|(shape, _)| bound::needs(register, caller, *shape))
    }

    fn told(self, source: u16) -> NewPerson {
        NewPerson {
            source,
            party: self.party,
            country: self.country,
            language: self.language.map_or(0, Language::code),
            title: self.title,
            given: self.given,
            family: self.family,
            company: self.company,
            email: self.email,
            phone: self.phone,
            street: self.street,
            postcode: self.postcode,
            city: self.city,
            evidence: Evidence::from(&self.evidence),
        }
    }
}

const SUPPRESSED: Fault = Fault::new(
    "SUPPRESSED",
    "Die Adresse, die Nummer oder die Person in anderer Schreibweise steht auf der Sperrliste (R-SUP-05). Nichts wurde gespeichert; in der Oberfläche kann eine benannte Person mit Begründung entscheiden.",
    "The address, the number, or the person spelled otherwise is on the suppression list (R-SUP-05). Nothing was saved; on the screens, a named person can decide with a reason.",
);
const ALREADY_HELD: Fault = Fault::new(
    "ALREADY_HELD",
    "Die Adresse oder Nummer ist schon bei einer Person gespeichert. Bitte diese suchen (find-by-address) und ergänzen.",
    "The address or number is held with a person already. Please find that person (find-by-address) and add to it.",
);
const PERHAPS_HELD: Fault = Fault::new(
    "PERHAPS_HELD",
    "Diese Person ist wahrscheinlich schon gespeichert, unter anderer Schreibweise. Nichts wurde gespeichert; in der Oberfläche kann eine benannte Person vergleichen und entscheiden.",
    "This person is probably held already, spelled otherwise. Nothing was saved; on the screens, a named person can compare and decide.",
);
pub(in crate::api) const NEEDS_DECISION: Fault = Fault::new(
    "NEEDS_DECISION",
    "Aus dieser Quelle wird nur übernommen, was eine benannte Person in der Oberfläche entscheidet (R-SRC-04).",
    "From this source, only what a named person decides on the screens is taken in (R-SRC-04).",
);
