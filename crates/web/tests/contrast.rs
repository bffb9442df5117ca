//! Colours of the style sheet against WCAG 2.2: 1.4.3 (text, 4.5 to 1), 1.4.11 (parts, 3 to 1).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

const SHEET: &str = include_str!("../assets/obhut.css");

const TEXT: [(&str, &str); 20] = [
    ("text", "ground"),
    ("text", "paper"),
    ("text", "sunk"),
    ("soft", "ground"),
    ("soft", "paper"),
    ("soft", "sunk"),
    ("accent", "ground"),
    ("accent", "paper"),
    ("accent", "sunk"),
    ("accent-deep", "accent-pale"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("good", "good-pale"),
    ("good", "paper"),
    ("duty", "duty-pale"),
    ("duty", "paper"),
    ("ask", "ask-pale"),
    ("ask", "paper"),
    ("bad", "bad-pale"),
    ("bad", "paper"),
];
const PARTS: [(&str, &str); 6] = [
    ("edge", "paper"),
    ("edge", "ground"),
    ("focus", "paper"),
    ("focus", "ground"),
    ("ask-ink", "paper"),
    ("block-ink", "paper"),
];

/// Red, green, blue of a colour, for light and for dark.
fn colour(name: &str) -> [[f64; 3]; 2] {
    let (_, rest) = SHEET.split_once(&format!("--{name}: light-dark(")).expect(name);
    let (both, _) = rest.split_once(')').unwrap();
    let (light, dark) = both.split_once(", ").unwrap();
    [light, dark].map(|hex| {
        [1, 3, 5].map(|at| {
            f64::from(u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0
        })
    })
}

/// Relative luminance (WCAG 2.2).
fn luminance(rgb: [f64; 3]) -> f64 {
    let [r, g, b] =
        rgb.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn poor(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let mut poor = Vec::new();
    for (front, back) in pairs {
        let (front_colours, back_colours) = (colour(front), colour(back));
        let looks = ["light", "dark"].into_iter().zip(front_colours).zip(back_colours);
        for ((look, front_colour), back_colour) in looks {
            let ratio = contrast(front_colour, back_colour);
            if ratio < least {
                poor.push(format!("{front} on {back}, {look}: {ratio:.2}"));
            }
        }
    }
    poor
}

#[test]
fn black_on_white_is_21_to_1() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
}

#[test]
fn text_stands_out() {
    assert_eq!(poor(&TEXT, 4.5), Vec::<String>::new());
}

#[test]
fn edges_and_focus_stand_out() {
    assert_eq!(poor(&PARTS, 3.0), Vec::<String>::new());
}
