//! When a value goes, as far as it is known on the day it is stored (rule book 6.3).

use law::class::Class;
use law::retention::{Kept, Start, class_rule, keeping};
use law::vocabulary::SourceType;
use store::records::label::Label;

use crate::register::Register;
use crate::{day_number, day_of};

/// Day a value of this class goes, stored today; `None` until its start event happens, for the
/// classes that wait for one (end of a relation or of a transaction), and where the rule book
/// knows no period for the firm's country.
///
/// A lead whose origin is not `proven` goes earlier (R-SRC-04). The relation of a customer ends, as long as nothing else is known, with the last purchase.
pub(crate) fn delete_on(
    register: &Register,
    class: Class,
    today: i64,
    last_purchase: Option<i64>,
    proven: bool,
) -> Option<i64> {
    let event = match (class_rule(class).start, class) {
        (Start::Collection, _) => today,
        (_, Class::CustomerMaster | Class::OrderContract) => last_purchase.unwrap_or(today),
        (Start::Transaction | Start::Relation, _) => return None,
    };
    let firm = &register.firm;
    let params = register.params(day_of(today));
    let event = day_of(event);
    let kept = Kept {
        sector: firm.sector(),
        unproven_since: (!proven).then(|| day_of(today)),
        ..Kept::of(class, firm.country, event)
    };
    keeping(&kept, event, params).delete_on.map(day_number)
}

/// Whether somebody knows, or has proven, where values of this label come from (R-SRC-01).
pub(crate) fn is_proven(label: &Label) -> bool {
    label.source_type != SourceType::Unknown || label.documented
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_where_the_rule_book_says() {
        let day = |text: &str| day_number(text.parse().unwrap());
        let register = Register::shipped().unwrap();
        let at = |class, last| delete_on(&register, class, day("2026-11-21"), last, true);
        assert_eq!(at(Class::ProspectImported, None), Some(day("2027-02-22")));
        assert_eq!(at(Class::CustomerMaster, Some(day("2025-05-03"))), Some(day("2029-01-01")));
        assert_eq!(at(Class::CustomerMaster, None), Some(day("2030-01-01")));
        assert_eq!(at(Class::Voucher, None), None);
        assert_eq!(at(Class::Suppression, None), None);
        let unproven = |class| delete_on(&register, class, day("2026-11-21"), None, false);
        assert_eq!(unproven(Class::ProspectImported), Some(day("2027-02-20")));
        assert_eq!(unproven(Class::CustomerMaster), at(Class::CustomerMaster, None));
    }

    #[test]
    fn a_house_rule_of_the_register_shortens_a_period_and_a_loose_one_is_refused() {
        let day = |text: &str| day_number(text.parse().unwrap());
        let text = toml::to_string(&Register::shipped().unwrap()).unwrap();
        let with = |rules: &str| Register::from_toml(&format!("{text}\n[house_rules]\n{rules}\n"));
        let strict = with("\"LK-02.months\" = 1").unwrap();
        let goes = delete_on(&strict, Class::ProspectImported, day("2026-11-21"), None, true);
        assert_eq!(goes, Some(day("2026-12-22")));
        let prove = with("\"source.prove_days\" = 14").unwrap();
        let goes = delete_on(&prove, Class::ProspectImported, day("2026-11-21"), None, false);
        assert_eq!(goes, Some(day("2026-12-06")));
        assert!(crate::register::check(&strict).is_empty());
        assert_eq!(Register::from_toml(&toml::to_string(&strict).unwrap()).unwrap(), strict);
        let loose = with("\"LK-02.months\" = 4").unwrap();
        let complaints = crate::register::check(&loose);
        assert_eq!(
            (complaints[0].code, complaints[0].entry.as_str()),
            ("HOUSE_RULE", "LK-02.months")
        );
        let goes = delete_on(&loose, Class::ProspectImported, day("2026-11-21"), None, true);
        assert_eq!(goes, Some(day("2027-02-22")), "it changes nothing either");
    }
}
