//! What happens to each value of a person who is to be erased (R-DSR-51).

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use law::class::Class;
use law::ids::{DatumId, PersonId};
use law::retention::{self, State};
use law::rule::Rule;
use law::vocabulary::Country;
use store::Tx;
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::label::{self, Label};
use store::records::purchase;
use store::records::{disclosure, hold};

use crate::register::Register;
use crate::retention::is_proven;
use crate::{Result, day_of, zone};

law::vocabulary! {
    /// What happens to a value. `Held`: a legal matter wants it (R-DEL-05).
    Fate { Delete = 1 "DELETE", Restrict = 2 "RESTRICT", Held = 3 "HELD" }
}

/// A value and what the law says about it.
pub(super) struct Decided {
    pub(super) datum: DatumId,
    pub(super) kind: u16,
    pub(super) class: Class,
    pub(super) obtained_on: Date,
    pub(super) fate: Fate,
    pub(super) until: Option<Date>,
    pub(super) rules: Vec<&'static Rule>,
}

/// Everything stored about one person that the decision needs; nothing is opened.
pub(super) struct Survey {
    pub(super) data: Vec<Datum>,
    events: Vec<Event>,
    bought: HashMap<DatumId, i64>,
    labels: HashMap<law::ids::LabelId, Label>,
    pub(super) held: bool,
    pub(super) disclosures: Vec<disclosure::Disclosure>,
}

impl Survey {
    pub(super) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Self> {
        let purchases = purchase::of_person(tx, person)?;
        let labels = label::of_person(tx, person)?;
        Ok(Self {
            data: datum::of_person(tx, person)?,
            events: consent::of_person(tx, person)?,
            bought: purchases.iter().map(|p| (p.datum, p.bought_on)).collect(),
            labels: labels.into_iter().map(|l| (l.id, l)).collect(),
            held: !hold::of_person(tx, person)?.is_empty(),
            disclosures: disclosure::of_person(tx, person)?,
        })
    }

    /// Whether any of the data was ever for one of these activities, or anything was said about
    /// advertising: then a suppression entry has to stay (R-SUP-01).
    pub(super) fn marketing(&self, activities: u64) -> bool {
        !self.events.is_empty() || self.labels.values().any(|l| l.activities & activities != 0)
    }

    /// The firm's law decides how long papers are kept; the firm is who the statute speaks to.
    pub(super) fn decide(&self, register: &Register, today: Date, asked: bool) -> Vec<Decided> {
        self.data.iter().map(|datum| self.one(datum, register, today, asked)).collect()
    }

    pub(super) fn one(
        &self,
        datum: &Datum,
        register: &Register,
        today: Date,
        asked: bool,
    ) -> Decided {
        let country = register.firm.country;
        let label = self.labels.get(&datum.label);
        let obtained = label.map_or(datum.created_on, |l| l.obtained_on);
        let (event, last_use, withdrawn) = self.starts(datum, obtained, country);
        let kept = retention::Kept {
            sector: register.firm.sector(),
            last_use,
            withdrawn,
            legal_hold: self.held,
            erasure_requested: asked,
            unproven_since: label.filter(|l| !is_proven(l)).map(|_| day_of(obtained)),
            ..retention::Kept::of(datum.class, country, event)
        };
        let answer = retention::keeping(&kept, today, register.params(today));
        // A value replaced by a correction has no content any more; nothing wants it kept.
        let fate = match answer.state {
            _ if datum.state == 2 && !self.held => Fate::Delete,
            _ if self.held => Fate::Held,
            State::Delete => Fate::Delete,
            State::Keep if asked && answer.until.is_none() => Fate::Delete,
            State::Keep | State::Restrict => Fate::Restrict,
        };
        Decided {
            datum: datum.id,
            kind: datum.kind,
            class: datum.class,
            obtained_on: day_of(obtained),
            fate,
            until: answer.until.filter(|_| fate == Fate::Restrict),
            rules: answer.rules,
        }
    }

    /// Start event, last use and withdrawal of a value, as far as anything is known of them.
    fn starts(
        &self,
        datum: &Datum,
        obtained: i64,
        country: Country,
    ) -> (Date, Option<Date>, Option<Date>) {
        let day = |ms: i64| {
            let at = Timestamp::from_millisecond(ms).unwrap_or_default();
            at.to_zoned(zone(country)).date()
        };
        if let Some(on) = self.bought.get(&datum.id) {
            return (day_of(*on), None, None);
        }
        // The relation of a customer ends, as long as nothing else is known, with the last purchase.
        if let (Class::CustomerMaster, Some(last)) = (datum.class, self.bought.values().max()) {
            return (day_of(*last), None, None);
        }
        let Some(proven) = self.events.iter().find(|e| e.proof == Some(datum.id)) else {
            return (day_of(obtained), None, None);
        };
        let ended = |e: &&Event| {
            matches!(e.action, ConsentAction::Withdrawn | ConsentAction::Objected)
                && (e.activity == 0 || e.activity == proven.activity)
                && (e.channel == 0 || e.channel == proven.channel)
        };
        let withdrawn = self.events.iter().filter(ended).map(|e| day(e.happened_at)).max();
        (day(proven.happened_at), None, withdrawn)
    }
}
