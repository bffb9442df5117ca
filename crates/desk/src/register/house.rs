//! A firm's own number: one house rule set, tightened or taken away as a version of the register.

use law::refusal::Words;

use super::Register;
use crate::{Call, Desk, Fault, Result};

const LOOSER: Fault = Fault::of(
    "own",
    "HOUSE_RULE",
    Words {
        de: "Eine Hausregel darf nur strenger sein, nie lockerer. Bitte eine Zahl innerhalb des Spielraums eintragen, oder das Feld leeren.",
        en: "A house rule may only be stricter, never looser. Please enter a number within the room there is, or empty the field.",
    },
);

impl Desk {
    /// Sets the firm's own number of this id on top of `base`, the version of the register that was
    /// looked at; `None` takes it away. Returns the new version, or `base` when nothing changes.
    ///
    /// # Errors
    /// `HOUSE_RULE` for a number that would loosen or is beyond its bound; else as
    /// [`Desk::save_register`].
    pub fn set_house_rule(
        &self,
        call: &Call,
        base: i64,
        id: &str,
        own: Option<i32>,
    ) -> Result<i64> {
        let mut register = Register::clone(&self.register());
        let rules = register.house_rules.with(id, own).map_err(|_| LOOSER)?;
        if rules == register.house_rules {
            return Ok(base);
        }
        register.house_rules = rules;
        self.save_register(call, base, register)
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use law::verdict::Outcome;
    use law::vocabulary::Role;
    use vault::Action;

    use super::*;
    use crate::contact::firm::{Firm, call};
    use crate::register::Contract;
    use crate::requests::{Arrival, CaseState, NewCase};
    use crate::testing::{call_as, desk, leaves};

    /// Sets one house rule on the register in force.
    fn set(desk: &Desk, call: &Call, id: &str, own: Option<i32>) -> Result<i64> {
        desk.set_house_rule(call, desk.register_in_force().0, id, own)
    }

    #[test]
    fn a_house_rule_changes_the_verdict_of_contact() {
        let firm = Firm::new(Contract::Missing);
        firm.readers(1);
        let anna = firm.person("anna0@beispiel.example");
        let later = Call { now: firm.anna.now + 240.hours(), ..call(1) };
        let may = || firm.desk.may_contact(&later, anna, firm.question().plan).unwrap().verdict;
        assert_eq!(may().verdict, Outcome::Duty);
        let (admin, before) = (call_as(&[Role::Admin]), leaves(&firm.desk).len());
        let version = set(&firm.desk, &admin, "consent.lapse_months", Some(1)).unwrap();
        let verdict = may();
        assert_eq!(verdict.verdict, Outcome::Block);
        assert_eq!(verdict.rules.first().map(|rule| rule.id), Some("R-CON-52"));
        let (number, register) = firm.desk.register_in_force();
        assert_eq!((number, register.house_rules.own("consent.lapse_months")), (version, Some(1)));
        let written = leaves(&firm.desk);
        assert_eq!(written.len(), before + 1);
        assert_eq!(written.last().map(|leaf| leaf.action), Some(Action::RegisterChanged));
        set(&firm.desk, &admin, "consent.lapse_months", None).unwrap();
        assert_eq!(may().verdict, Outcome::Duty);
    }

    #[test]
    fn a_house_rule_moves_the_clock_of_open_and_of_new_requests() {
        let (_folder, desk, call) = desk();
        let asking = NewCase {
            person: None,
            rights: Vec::new(),
            arrival: Arrival::Email,
            received: Some("2026-11-20".parse().unwrap()),
            language: 1,
            text: "Welche Daten haben Sie über mich?".into(),
            known_channel: false,
        };
        let first = desk.file_request(&call, &asking).unwrap();
        let target = |case| desk.request(&call, case).unwrap().clock.target.to_string();
        let listed = || {
            let board = desk.requests(&call, CaseState::Open, None).unwrap();
            board.rows.iter().map(|row| row.target.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(
            (target(first.case), listed()),
            ("2026-12-18".into(), vec!["2026-12-18".into()])
        );
        set(&desk, &call, "rights.plan_days", Some(14)).unwrap();
        assert_eq!(target(first.case), "2026-12-04");
        let second = desk.file_request(&call, &asking).unwrap();
        assert_eq!(second.target.to_string(), "2026-12-04");
        assert_eq!(listed(), ["2026-12-04", "2026-12-04"], "the list was counted anew");
        let legal = desk.request(&call, first.case).unwrap().clock.legal;
        assert_eq!(legal.to_string(), "2026-12-21", "the law's own day stays");
    }

    #[test]
    fn a_rule_that_loosens_is_refused_and_only_editors_set_one() {
        let (_folder, desk, call) = desk();
        for (id, own) in [("breach.hours", 96), ("LK-01.months", 0), ("rights.months", 0), ("x", 1)]
        {
            let refused = set(&desk, &call, id, Some(own)).unwrap_err().to_string();
            assert!(refused.contains("HOUSE_RULE"), "{id}: {refused}");
        }
        let sales = call_as(&[Role::Sales]);
        let refused = set(&desk, &sales, "LK-01.months", Some(6)).unwrap_err().to_string();
        assert!(refused.contains("REGISTER_EDITORS_ONLY"), "{refused}");
        let base = desk.register_in_force().0;
        assert_eq!(set(&desk, &call, "LK-01.months", None).unwrap(), base, "nothing to save");
        set(&desk, &call, "LK-01.months", Some(6)).unwrap();
        let stale = desk.set_house_rule(&call, base, "LK-01.months", Some(5)).unwrap_err();
        assert!(stale.to_string().contains("CONFLICT"));
    }

    #[test]
    fn a_hold_is_looked_at_within_the_period_of_the_firm() {
        let (_folder, desk, call) = desk();
        let person = crate::testing::entered(
            &desk,
            &call,
            &crate::testing::somebody("Muster", "max@nordpol.example"),
        );
        let hold = |day: &str| desk.hold(&call, person, "12 O 34/26", day.parse().unwrap());
        hold("2027-05-21").unwrap();
        assert!(hold("2027-05-22").is_err());
        set(&desk, &call, "retention.hold_review_months", Some(2)).unwrap();
        assert!(hold("2027-01-22").is_err());
        hold("2027-01-21").unwrap();
    }
}
