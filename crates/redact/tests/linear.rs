//! Time grows with the text and not with its square, whatever the text is made of, and whatever
//! pattern a firm adds (R57).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that reads the time its own thread has used"
)]

use redact::{BuildError, Label, Screener, ScreenerBuilder};

/// What somebody could paste.
const HOSTILE: [(&str, &str); 14] = [
    ("a line without blanks", "abcdefghij"),
    ("one letter", "a"),
    ("digits", "1"),
    ("digits and blanks", "12 "),
    ("words", "Kundin hat angerufen wegen der Lieferung. "),
    ("beginnings of findings", "Frau Dr. ist hat von geb. DE8 a@ "),
    ("quotes", "> > > "),
    ("tags", "<p><b>"),
    ("open tags", "<"),
    ("entities", "&nbsp;&amp"),
    ("invisible", "\u{200b}\u{ad}"),
    ("look-alikes", "D\u{415}8\u{FF19}\u{430}"),
    ("other languages", "Здравствуйте 你好 مرحبا "),
    ("emoji", "🙂👩‍👩‍👧🏳️‍🌈"),
];

/// Seconds of processor this thread has used.
fn cpu() -> f64 {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1e9
}

/// How many times as long eight times the text takes.
fn growth(find: impl Fn(&str), small: &str, large: &str) -> f64 {
    let seconds = |text: &str| {
        let start = cpu();
        find(text);
        cpu() - start
    };
    seconds(small);
    // The kernel counts a thread's time in steps of milliseconds: less than ten says nothing.
    let eight: f64 = (0..8).map(|_| seconds(small)).sum();
    8.0 * seconds(large) / eight.max(0.01)
}

/// Eight would be linear, sixty-four the square.
const TOO_MUCH: f64 = 30.0;

#[test]
#[cfg(target_os = "linux")]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    // With what a firm could add, made to go back and forth.
    let screener = ScreenerBuilder::shipped().number(Label::IdDoc, "(a+)+!").unwrap();
    let screener = screener.number(Label::IdDoc, "(a|aa)+ !").unwrap().build().unwrap();
    for (name, filler) in HOSTILE {
        let text = |bytes: usize| {
            format!("{}\nIBAN DE89 3704 0044 0532 0130 00\n", filler.repeat(bytes / filler.len()))
        };
        let (small, large) = (text(60_000), text(480_000));
        let find = |text: &str| {
            let found = screener.find(text, None);
            assert!(found.iter().any(|f| f.label == Label::Iban), "what is text is screened");
        };
        let times = growth(find, &small, &large);
        assert!(times < TOO_MUCH, "{name}: eight times the text takes {times:.0} times as long");
    }
}

/// The measurement sees an engine that goes back: for every beginning it reads on to the end.
#[test]
#[cfg(target_os = "linux")]
fn an_engine_that_goes_back_is_seen() {
    let back = |text: &str| {
        let bytes = text.as_bytes();
        let end = |from: usize| bytes[from..].iter().find(|byte| **byte != b'a');
        assert!((0..bytes.len()).all(|from| end(from).is_none()));
    };
    let times = growth(back, &"a".repeat(4_000), &"a".repeat(32_000));
    assert!(times > TOO_MUCH, "{times:.0}");
}

/// Patterns that only an engine that goes back can follow, and such as grow when they are compiled.
const UNUSABLE: [&str; 6] =
    [r"(\d+)-\1", r"\d+(?=X)", r"(?<!N)\d+", r"(?>a+)b", "(a{1000}){1000}", r"[\pL\pN]{9999}"];

/// Which of them are taken.
fn taken(add: impl Fn(&str) -> Result<(), BuildError>) -> Vec<&'static str> {
    UNUSABLE.into_iter().filter(|pattern| add(pattern) != Err(BuildError::Pattern)).collect()
}

#[test]
fn a_pattern_that_could_take_for_ever_or_grow_without_end_is_not_taken() {
    let add = |pattern: &str| {
        ScreenerBuilder::shipped().number(Label::IdDoc, pattern).and_then(|b| b.build()).map(drop)
    };
    assert_eq!(taken(add), [""; 0]);
    assert_eq!(add(r"MG-\d{6}"), Ok(()));
    assert_eq!(taken(|_| Ok(())).len(), UNUSABLE.len(), "an engine that takes them is seen");
}

#[test]
fn ten_megabytes_are_screened_to_the_end() {
    let screener = Screener::shipped();
    let line = "Kundin rief an, Lieferung verspätet, bitte Rückruf am Nachmittag vereinbaren.\n";
    let mut note = line.repeat(10_000_000 / line.len());
    note.push_str("Sie ist schwanger. IBAN DE89 3704 0044 0532 0130 00");
    let labels: Vec<Label> = screener.find(&note, None).iter().map(|f| f.label).collect();
    assert_eq!(labels, [Label::Health, Label::Iban]);
}

#[test]
fn broken_encodings_do_not_hide_what_is_text() {
    let screener = Screener::shipped();
    // Latin-1 read as UTF-8, UTF-8 read as Latin-1, and a replaced character.
    for text in [
        String::from_utf8_lossy(b"Gr\xfc\xdfe, IBAN DE89 3704 0044 0532 0130 00 \xff").into_owned(),
        "GrÃ¼ÃŸe, IBAN DE89 3704 0044 0532 0130 00".to_owned(),
        "Gr\u{fffd}\u{fffd}e, IBAN DE89 3704 0044 0532 0130 00".to_owned(),
    ] {
        let labels: Vec<Label> = screener.find(&text, None).iter().map(|f| f.label).collect();
        assert_eq!(labels, [Label::Iban], "{text}");
    }
}
