//! When a value goes, as far as it is known on the day it is stored (rule book 6.3).

use jiff::Span;
use law::class::Class;

use crate::{day_number, day_of};

/// Day a value of this class goes, stored today; `None` until its start event happens, for the
/// classes that wait for one (end of a relation or of a transaction).
///
/// LK-01 twelve months, LK-02 three months, LK-07 twenty-four months after they were taken in;
/// LK-03 thirty-six months after the last purchase, to the end of that year.
pub(crate) fn delete_on(class: Class, today: i64, last_purchase: Option<i64>) -> Option<i64> {
    let after =
        |day: i64, months: i32| day_number(day_of(day).saturating_add(Span::new().months(months)));
    match class {
        Class::ProspectInquiry => Some(after(today, 12)),
        Class::ProspectImported => Some(after(today, 3)),
        Class::CrmNote => Some(after(today, 24)),
        Class::CustomerMaster | Class::OrderContract => {
            let end = after(last_purchase.unwrap_or(today), 36);
            Some(day_number(day_of(end).last_of_year()) + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_where_the_rule_book_says() {
        let day = |text: &str| day_number(text.parse().unwrap());
        let today = day("2026-11-21");
        assert_eq!(delete_on(Class::ProspectImported, today, None), Some(day("2027-02-21")));
        assert_eq!(
            delete_on(Class::CustomerMaster, today, Some(day("2025-05-03"))),
            Some(day("2029-01-01"))
        );
        assert_eq!(delete_on(Class::Voucher, today, None), None);
    }
}
