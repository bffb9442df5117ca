//! A calendar in which busy days are darker: what is due for deletion, consents over time.

use std::collections::BTreeMap;

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;

use super::scale;
use crate::text::{Text, format};

const STEP: i32 = 15;
const LEFT: i32 = 2;
const TOP: i32 = 18;

/// A calendar of weeks (columns, Monday on top).
#[derive(Template)]
#[template(path = "charts/heat.html")]
pub struct Heat {
    t: &'static dyn Text,
    title: String,
    width: i32,
    height: i32,
    months: Vec<(i32, &'static str)>,
    days: Vec<Day>,
}

/// One square.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Day {
    date: Date,
    count: u64,
    x: i32,
    y: i32,
    shade: u8,
}

impl askama::filters::HtmlSafe for Heat {}

impl Heat {
    /// A calendar of `weeks` weeks (at most 106), beginning with the week of `from`.
    pub fn new(
        t: &'static dyn Text,
        title: impl Into<String>,
        from: Date,
        weeks: u8,
        counts: &BTreeMap<Date, u64>,
    ) -> Self {
        let days = days(from, i32::from(weeks.min(106)), counts);
        let months = months(t, &days);
        let width = LEFT * 2 + i32::from(weeks.min(106)) * STEP;
        Self { t, title: title.into(), width, height: TOP + 7 * STEP, months, days }
    }

    fn busy(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| day.count > 0)
    }
}

fn days(from: Date, weeks: i32, counts: &BTreeMap<Date, u64>) -> Vec<Day> {
    let back = i32::from(from.weekday().to_monday_zero_offset());
    let monday = from.saturating_sub(back.days());
    let date = |n: i32| monday.saturating_add(n.days());
    let last = date(weeks * 7 - 1);
    let max = counts.range(monday..=last).map(|(_, n)| *n).max().unwrap_or(0);
    (0..weeks * 7)
        .map(|n| {
            let count = counts.get(&date(n)).copied().unwrap_or(0);
            let (x, y) = (LEFT + n / 7 * STEP, TOP + n % 7 * STEP);
            Day { date: date(n), count, x, y, shade: scale::shade(count, max) }
        })
        .collect()
}

/// Names of months above the week their first day falls into.
fn months(t: &dyn Text, days: &[Day]) -> Vec<(i32, &'static str)> {
    let firsts = days.iter().filter(|day| day.date.day() == 1);
    firsts.map(|day| (day.x, format::month(t.lang(), day.date.month()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use jiff::civil::date;

    #[test]
    fn weeks_begin_on_monday_and_days_keep_their_counts() {
        // 21 November 2026 is a Saturday.
        let counts = [(date(2026, 11, 21), 5), (date(2026, 12, 1), 1)].into_iter().collect();
        let days = days(date(2026, 11, 21), 3, &counts);
        assert_eq!(days.len(), 21);
        assert_eq!(days[0].date, date(2026, 11, 16));
        let saturday = Day { date: date(2026, 11, 21), count: 5, x: 2, y: 18 + 75, shade: 4 };
        assert_eq!(days[5], saturday);
        assert_eq!(days.iter().map(|d| d.count).sum::<u64>(), 6);
        assert_eq!(months(Lang::De.text(), &days), [(2 + 30, "Dez")]);
    }

    #[test]
    fn the_table_lists_busy_days_only() {
        let counts = [(date(2026, 11, 21), 1234)].into_iter().collect();
        let heat = Heat::new(Lang::En.text(), "Due", date(2026, 11, 1), 8, &counts);
        let html = heat.render().unwrap();
        assert_eq!(html.matches("<tr>").count(), 2, "head and one day");
        assert!(html.contains("<title>21 Nov 2026: 1,234</title>"));
    }
}
