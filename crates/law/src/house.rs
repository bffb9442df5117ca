//! A firm's house rules: numbers of its own that tighten the dated ones, never loosen them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::params::{ParamError, Params, shipped};

/// Ids of `law/params.toml` with the firm's own numbers, such as `"LK-01.months" = 6`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, i32>", into = "BTreeMap<String, i32>")]
pub struct HouseRules {
    rules: BTreeMap<String, i32>,
    /// The numbers under these rules, by first day; empty when there are no rules.
    by_day: Vec<(Date, Params)>,
}

impl HouseRules {
    /// The numbers that hold for the firm on `day`. A rule that the law has overtaken, so that it
    /// would loosen by now, counts no longer.
    pub fn on(&self, day: Date) -> &Params {
        let held = self.by_day.iter().rev().find(|(from, _)| *from <= day);
        held.or_else(|| self.by_day.first()).map_or_else(|| Params::on(day), |(_, params)| params)
    }

    /// The firm's own number of this id.
    pub fn own(&self, id: &str) -> Option<i32> {
        self.rules.get(id).copied()
    }

    /// These rules with another number for this id; `None` takes the firm's own number away.
    ///
    /// # Errors
    /// [`ParamError`] for a number that would loosen, go beyond its bound, or is not there.
    pub fn with(&self, id: &str, own: Option<i32>) -> Result<Self, ParamError> {
        let mut rules = self.rules.clone();
        match own {
            Some(wanted) => {
                shipped().with_house_rules(Date::MAX, &[(id, wanted)])?;
                rules.insert(id.to_owned(), wanted);
            }
            None if Params::name(id).is_none() && !rules.contains_key(id) => {
                return Err(ParamError::Unknown(id.to_owned()));
            }
            None => {
                rules.remove(id);
            }
        }
        Ok(Self::from(rules))
    }

    /// Rules that would loosen, go beyond their bound, or name no number.
    pub fn refused(&self) -> Vec<(&str, ParamError)> {
        let refused = |(id, wanted): (&'_ String, &i32)| {
            shipped().with_house_rules(Date::MAX, &[(id, *wanted)]).err()
        };
        self.rules
            .iter()
            .filter_map(|rule| refused(rule).map(|why| (rule.0.as_str(), why)))
            .collect()
    }

    /// Whether the firm has none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
}

impl From<BTreeMap<String, i32>> for HouseRules {
    fn from(rules: BTreeMap<String, i32>) -> Self {
        let days = if rules.is_empty() { Vec::new() } else { shipped().days() };
        let tightened = |day: Date| {
            let fits = |rule: &(&str, i32)| shipped().with_house_rules(day, &[*rule]).is_ok();
            let fit: Vec<_> = rules.iter().map(|(id, n)| (id.as_str(), *n)).filter(fits).collect();
            (day, shipped().with_house_rules(day, &fit).unwrap_or(*Params::on(day)))
        };
        let by_day = days.into_iter().map(tightened).collect();
        Self { rules, by_day }
    }
}

impl From<HouseRules> for BTreeMap<String, i32> {
    fn from(house: HouseRules) -> Self {
        house.rules
    }
}

impl PartialEq for HouseRules {
    fn eq(&self, other: &Self) -> bool {
        self.rules == other.rules
    }
}
impl Eq for HouseRules {}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 21);

    fn house(text: &str) -> HouseRules {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_firm_tightens_its_numbers_on_every_day() {
        let strict = house("\"LK-01.months\" = 6\n\"sale.ask_months\" = 12");
        for day in [TODAY, date(2024, 1, 1), date(1990, 1, 1)] {
            let (own, shipped) = (strict.on(day), Params::on(day));
            assert_eq!((own.lk01_months, own.sale_ask_months), (6, 12));
            assert_eq!(own.voucher_years_de, shipped.voucher_years_de, "{day}");
        }
        assert_eq!((strict.own("LK-01.months"), strict.own("LK-02.months")), (Some(6), None));
        assert!(strict.refused().is_empty() && !strict.is_empty());
        assert_eq!(house(&toml::to_string(&strict).unwrap()), strict);
    }

    #[test]
    fn one_rule_is_set_and_taken_away() {
        let none = HouseRules::default();
        let set = none.with("LK-01.months", Some(6)).unwrap();
        assert_eq!((set.own("LK-01.months"), set.on(TODAY).lk01_months), (Some(6), 6));
        assert_eq!(set.with("LK-01.months", None).unwrap(), none);
        assert_eq!(none.with("LK-01.months", None).unwrap(), none);
        assert!(matches!(none.with("LK-01.months", Some(13)), Err(ParamError::Bound { .. })));
        assert!(matches!(none.with("LK-01.months", Some(0)), Err(ParamError::Bound { .. })));
        assert!(matches!(none.with("breach.hours", Some(73)), Err(ParamError::Bound { .. })));
        assert!(matches!(none.with("x", None), Err(ParamError::Unknown(_))));
        assert!(matches!(none.with("x", Some(1)), Err(ParamError::Unknown(_))));
        let stale = house("\"x\" = 1");
        assert!(stale.with("x", None).unwrap().is_empty(), "what is not known can go");
    }

    #[test]
    fn what_would_loosen_is_refused_and_changes_nothing() {
        let loose = house(
            "\"LK-01.months\" = 24\n\"breach.hours\" = 96\n\"retention.voucher_years_de\" = 2\n\"x\" = 1",
        );
        assert_eq!(loose.refused().len(), 4);
        assert_eq!(loose.on(TODAY), Params::on(TODAY));
        let none = HouseRules::default();
        assert!(none.is_empty() && none.refused().is_empty() && none != loose);
        assert_eq!(none.on(TODAY), Params::on(TODAY));
    }
}
