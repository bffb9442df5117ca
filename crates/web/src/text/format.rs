//! Numbers and dates as they are written in each language.

use jiff::civil::Date;

use super::Lang;

/// A whole number in groups of three: `1.234.567`, `1,234,567`.
pub fn number(lang: Lang, n: u64) -> String {
    grouped(&n.to_string(), group_mark(lang))
}

/// A number in hundredths with two decimals: `1.234,50`, `1,234.50`.
pub fn hundredths(lang: Lang, n: i64) -> String {
    let mark = match lang {
        Lang::De => ',',
        Lang::En => '.',
    };
    let sign = if n < 0 { "−" } else { "" };
    let whole = grouped(&(n.unsigned_abs() / 100).to_string(), group_mark(lang));
    format!("{sign}{whole}{mark}{:02}", n.unsigned_abs() % 100)
}

/// A share of a whole as percent: `12 %`, `12%`; below one percent `< 1 %`.
pub fn percent(lang: Lang, part: u64, whole: u64) -> String {
    let space = match lang {
        Lang::De => "\u{a0}",
        Lang::En => "",
    };
    let exact = if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
    match exact {
        share if part > 0 && share < 1.0 => format!("<\u{a0}1{space}%"),
        share if part < whole && share > 99.0 => format!(">\u{a0}99{space}%"),
        share => format!("{share:.0}{space}%"),
    }
}

/// A day: `21.11.2026`, `21 Nov 2026`.
pub fn date(lang: Lang, date: Date) -> String {
    match lang {
        Lang::De => date.strftime("%d.%m.%Y").to_string(),
        Lang::En => date.strftime("%-d %b %Y").to_string(),
    }
}

/// The short name of a month (1–12); empty for any other number.
pub fn month(lang: Lang, month: i8) -> &'static str {
    const DE: [&str; 12] =
        ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
    const EN: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let names = match lang {
        Lang::De => DE,
        Lang::En => EN,
    };
    let index = usize::try_from(month).ok().and_then(|m| m.checked_sub(1));
    index.and_then(|i| names.get(i)).copied().unwrap_or("")
}

const fn group_mark(lang: Lang) -> char {
    match lang {
        Lang::De => '.',
        Lang::En => ',',
    }
}

fn grouped(digits: &str, mark: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn numbers_are_grouped_as_the_language_writes_them() {
        assert_eq!(number(Lang::De, 0), "0");
        assert_eq!(number(Lang::De, 999), "999");
        assert_eq!(number(Lang::De, 1_234_567), "1.234.567");
        assert_eq!(number(Lang::En, 1_000), "1,000");
        assert_eq!(hundredths(Lang::De, 123_450), "1.234,50");
        assert_eq!(hundredths(Lang::En, -5), "−0.05");
    }

    #[test]
    fn a_share_never_rounds_to_nothing_or_to_all() {
        assert_eq!(percent(Lang::En, 1, 100_000), "<\u{a0}1%");
        assert_eq!(percent(Lang::De, 99_999, 100_000), ">\u{a0}99\u{a0}%");
        assert_eq!(percent(Lang::En, 0, 0), "0%");
        assert_eq!(percent(Lang::En, 1, 2), "50%");
        assert_eq!(percent(Lang::En, 7, 7), "100%");
    }

    #[test]
    fn days_and_months_read_as_in_a_letter() {
        assert_eq!(date(Lang::De, civil::date(2026, 3, 1)), "01.03.2026");
        assert_eq!(date(Lang::En, civil::date(2026, 3, 1)), "1 Mar 2026");
        assert_eq!(month(Lang::De, 3), "Mär");
        assert_eq!(month(Lang::En, 13), "");
    }
}
