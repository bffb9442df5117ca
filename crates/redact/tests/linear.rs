//! Time grows with the text and not with its square, whatever the text is made of.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that reads the time its own thread has used"
)]

use redact::{Label, Screener};

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

fn seconds(screener: &Screener, text: &str) -> f64 {
    let start = cpu();
    let found = screener.find(text, None);
    let spent = cpu() - start;
    assert!(found.iter().any(|f| f.label == Label::Iban), "what is text is still screened");
    spent
}

#[test]
#[cfg(target_os = "linux")]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    let screener = Screener::shipped();
    for (name, filler) in HOSTILE {
        let text = |bytes: usize| {
            format!("{}\nIBAN DE89 3704 0044 0532 0130 00\n", filler.repeat(bytes / filler.len()))
        };
        let (small, large) = (text(60_000), text(480_000));
        seconds(&screener, &small);
        // The kernel counts a thread's time in steps of milliseconds: less than ten says nothing.
        let eight: f64 = (0..8).map(|_| seconds(&screener, &small)).sum();
        let times = 8.0 * seconds(&screener, &large) / eight.max(0.01);
        assert!(times < 30.0, "{name}: eight times the text takes {times:.0} times as long");
    }
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
