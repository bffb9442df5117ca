//! When a value goes, as far as it is known on the day it is stored (rule book 6.3).

use law::class::Class;
use law::retention::{Start, class_rule, delete_day};

use crate::register::Register;
use crate::{day_number, day_of};

/// Day a value of this class goes, stored today; `None` until its start event happens, for the
/// classes that wait for one (end of a relation or of a transaction), and where the rule book
/// knows no period for the firm's country.
///
/// The relation of a customer ends, as long as nothing else is known, with the last purchase.
pub(crate) fn delete_on(
    register: &Register,
    class: Class,
    today: i64,
    last_purchase: Option<i64>,
) -> Option<i64> {
    let event = match (class_rule(class).start, class) {
        (Start::Collection, _) => today,
        (_, Class::CustomerMaster | Class::OrderContract) => last_purchase.unwrap_or(today),
        (Start::Transaction | Start::Relation, _) => return None,
    };
    let firm = &register.firm;
    let params = register.params(day_of(today));
    delete_day(class, firm.country, firm.sector(), day_of(event), params).map(day_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_where_the_rule_book_says() {
        let day = |text: &str| day_number(text.parse().unwrap());
        let register = Register::shipped().unwrap();
        let at = |class, last| delete_on(&register, class, day("2026-11-21"), last);
        assert_eq!(at(Class::ProspectImported, None), Some(day("2027-02-22")));
        assert_eq!(at(Class::CustomerMaster, Some(day("2025-05-03"))), Some(day("2029-01-01")));
        assert_eq!(at(Class::CustomerMaster, None), Some(day("2030-01-01")));
        assert_eq!(at(Class::Voucher, None), None);
        assert_eq!(at(Class::Suppression, None), None);
    }

    #[test]
    fn a_house_rule_of_the_register_shortens_a_period_and_a_loose_one_is_refused() {
        let day = |text: &str| day_number(text.parse().unwrap());
        let text = toml::to_string(&Register::shipped().unwrap()).unwrap();
        let with = |rules: &str| Register::from_toml(&format!("{text}\n[house_rules]\n{rules}\n"));
        let strict = with("\"LK-02.months\" = 1").unwrap();
        let goes = delete_on(&strict, Class::ProspectImported, day("2026-11-21"), None);
        assert_eq!(goes, Some(day("2026-12-22")));
        assert!(crate::register::check(&strict).is_empty());
        assert_eq!(Register::from_toml(&toml::to_string(&strict).unwrap()).unwrap(), strict);
        let loose = with("\"LK-02.months\" = 4").unwrap();
        let complaints = crate::register::check(&loose);
        assert_eq!(
            (complaints[0].code, complaints[0].entry.as_str()),
            ("HOUSE_RULE", "LK-02.months")
        );
        let goes = delete_on(&loose, Class::ProspectImported, day("2026-11-21"), None);
        assert_eq!(goes, Some(day("2027-02-22")), "it changes nothing either");
    }
}
