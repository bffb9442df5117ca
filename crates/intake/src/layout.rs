//! How a file is to be read where the detection is overruled by hand.

use std::fmt;

use crate::Encoding;

law::vocabulary! {
    /// What separates the cells of a line.
    Delimiter {
        Semicolon = 1 "SEMICOLON", Comma = 2 "COMMA", Tab = 3 "TAB", Pipe = 4 "PIPE", Colon = 5 "COLON",
        Caret = 6 "CARET", Tilde = 7 "TILDE", Hash = 8 "HASH",
    }
}

law::vocabulary! {
    /// What encloses a cell that holds delimiters or line ends.
    Quote { Double = 1 "DOUBLE", Single = 2 "SINGLE", None = 3 "NONE" }
}

law::vocabulary! {
    /// Which number comes first in dates such as `1/2/1990`.
    DateOrder { DayFirst = 1 "DAY_FIRST", MonthFirst = 2 "MONTH_FIRST" }
}

impl Delimiter {
    /// The sign itself.
    pub const fn sign(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            Self::Colon => b':',
            Self::Caret => b'^',
            Self::Tilde => b'~',
            Self::Hash => b'#',
        }
    }

    /// The delimiter with this sign.
    pub fn of(sign: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|found| found.sign() == sign)
    }
}

impl Quote {
    /// The sign itself. A NUL stands in no cell, so it encloses none.
    pub const fn sign(self) -> u8 {
        match self {
            Self::Double => b'"',
            Self::Single => b'\'',
            Self::None => 0,
        }
    }

    /// The quote with this sign.
    pub fn of(sign: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|found| found.sign() == sign)
    }
}

/// What a person says about how a file is written. What is left open is detected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Layout {
    /// How characters are written.
    pub encoding: Option<Encoding>,
    /// What separates the cells of a line.
    pub delimiter: Option<Delimiter>,
    /// What encloses cells.
    pub quote: Option<Quote>,
    /// Line that names the columns, from 1; 0 where none does.
    pub header: Option<u32>,
    /// Sheet of a workbook, from 1, hidden ones not counted.
    pub sheet: Option<u32>,
    /// The order of day and month in all columns.
    pub dates: Option<DateOrder>,
}

impl Layout {
    /// Everything is left to the detection.
    pub const DETECTED: Self = Self {
        encoding: None,
        delimiter: None,
        quote: None,
        header: None,
        sheet: None,
        dates: None,
    };

    /// Names of the settings, in the order of [`fmt::Display`].
    pub const NAMES: [&'static str; 6] =
        ["encoding", "delimiter", "quote", "header", "sheet", "dates"];

    /// Whether everything is left to the detection.
    pub fn is_detected(&self) -> bool {
        *self == Self::DETECTED
    }

    /// Takes one setting, as a person or program writes it: its word in any case, or the sign
    /// itself. Nothing leaves it to the detection. `false` for what it cannot be.
    pub fn set(&mut self, name: &str, said: &str) -> bool {
        let word = match said {
            "\t" => said,
            said => said.trim(),
        };
        if word.is_empty() {
            return self.clear(name);
        }
        match name {
            "encoding" => taken(&mut self.encoding, Encoding::by_hand(word)),
            "delimiter" => taken(&mut self.delimiter, delimiter(word)),
            "quote" => taken(&mut self.quote, quote(word)),
            "header" => taken(&mut self.header, word.parse().ok().or_else(|| no(word))),
            "sheet" => taken(&mut self.sheet, word.parse().ok().filter(|sheet| *sheet > 0)),
            "dates" => taken(&mut self.dates, DateOrder::from_word(&word.to_uppercase())),
            _ => false,
        }
    }

    fn clear(&mut self, name: &str) -> bool {
        match name {
            "encoding" => self.encoding = None,
            "delimiter" => self.delimiter = None,
            "quote" => self.quote = None,
            "header" => self.header = None,
            "sheet" => self.sheet = None,
            "dates" => self.dates = None,
            _ => return false,
        }
        true
    }

    /// The words for the settings, by [`Layout::NAMES`]; empty where one is left to the detection.
    pub fn words(&self) -> [String; 6] {
        let number = |said: Option<u32>| said.map_or_else(String::new, |number| number.to_string());
        [
            self.encoding.map_or("", Encoding::word).to_owned(),
            self.delimiter.map_or("", Delimiter::word).to_owned(),
            self.quote.map_or("", Quote::word).to_owned(),
            number(self.header),
            number(self.sheet),
            self.dates.map_or("", DateOrder::word).to_owned(),
        ]
    }

    /// What [`fmt::Display`] wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut layout = Self::default();
        if text == "-" {
            return Some(layout);
        }
        for (name, word) in text.split(',').map(|one| one.split_once('=').unwrap_or_default()) {
            if word.is_empty() || !layout.set(name, word) {
                return None;
            }
        }
        Some(layout)
    }
}

/// One word for the store, such as `delimiter=COMMA,header=3`; `-` where nothing is said.
impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        let said = Self::NAMES.iter().zip(&words).filter(|(_, word)| !word.is_empty());
        let said: Vec<String> = said.map(|(name, word)| format!("{name}={word}")).collect();
        f.write_str(if said.is_empty() { "-".to_owned() } else { said.join(",") }.as_str())
    }
}

fn taken<T>(place: &mut Option<T>, found: Option<T>) -> bool {
    let good = found.is_some();
    if good {
        *place = found;
    }
    good
}

fn delimiter(word: &str) -> Option<Delimiter> {
    match word.as_bytes() {
        [sign] => Delimiter::of(*sign),
        br"\t" => Some(Delimiter::Tab),
        _ => Delimiter::from_word(&word.to_uppercase()),
    }
}

fn quote(word: &str) -> Option<Quote> {
    match word.as_bytes() {
        [sign] => Quote::of(*sign),
        _ => Quote::from_word(&word.to_uppercase()),
    }
}

/// `none` in place of a number.
fn no(word: &str) -> Option<u32> {
    word.eq_ignore_ascii_case("none").then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_taken_as_people_write_them_and_lead_back() {
        let mut layout = Layout::default();
        assert_eq!((layout.is_detected(), layout.to_string().as_str()), (true, "-"));
        for (name, said) in [
            ("encoding", "latin1"),
            ("delimiter", "\t"),
            ("quote", "none"),
            ("header", " 3 "),
            ("sheet", "2"),
            ("dates", "month_first"),
        ] {
            assert!(layout.set(name, said), "{name}");
            assert_eq!(Layout::from_text(&layout.to_string()), Some(layout));
        }
        assert_eq!(
            layout.to_string(),
            "encoding=WINDOWS-1252,delimiter=TAB,quote=NONE,header=3,sheet=2,dates=MONTH_FIRST"
        );
        assert!(layout.set("delimiter", ";") && layout.delimiter == Some(Delimiter::Semicolon));
        assert!(layout.set("header", "NONE") && layout.header == Some(0));
        assert!(Layout::NAMES.iter().all(|name| layout.set(name, "")) && layout.is_detected());
    }

    #[test]
    fn what_a_setting_cannot_be_changes_nothing() {
        let mut layout = Layout::default();
        for (name, said) in [
            ("encoding", "EBCDIC"),
            ("encoding", "ASCII"),
            ("delimiter", "x"),
            ("quote", "`"),
            ("header", "-1"),
            ("sheet", "0"),
            ("dates", "YEAR_FIRST"),
            ("colour", "red"),
        ] {
            assert!(!layout.set(name, said), "{name} {said}");
        }
        assert!(layout.is_detected());
        for wrong in ["", "header", "header=", "header=x", "colour=red", "header=1,,"] {
            assert_eq!(Layout::from_text(wrong), None, "{wrong}");
        }
    }
}
