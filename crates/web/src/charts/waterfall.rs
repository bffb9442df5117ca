//! Steps up and down from one number to another: why a score is what it is.

use askama::Template;

use crate::text::{Lang, Text};

/// One step.
#[derive(Clone, Debug)]
pub struct Fall {
    /// What adds or takes away.
    pub label: String,
    /// How it came out, in words.
    pub word: String,
    /// How much, in bits of evidence.
    pub weight: f64,
}

/// Steps up and down, one below the other, with the sum last.
#[derive(Template)]
#[template(path = "charts/waterfall.html")]
pub struct Waterfall {
    t: &'static dyn Text,
    title: String,
    legend: String,
    rows: Vec<Row>,
    zero: f64,
    total: String,
}

/// A step with its place on an axis of 1000.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    label: String,
    word: String,
    weight: String,
    x: f64,
    width: f64,
    ink: &'static str,
}

impl askama::filters::HtmlSafe for Waterfall {}

impl Waterfall {
    /// Steps under this title, from zero: the first is where it starts, the last row is where they
    /// lead. The legend says how to read them.
    pub fn new(
        t: &'static dyn Text,
        (title, legend): (&str, &str),
        sum: &str,
        steps: &[Fall],
    ) -> Self {
        let mut ends = vec![0.0];
        for step in steps {
            ends.push(ends.last().copied().unwrap_or(0.0) + step.weight);
        }
        let total = ends.last().copied().unwrap_or(0.0);
        let low = ends.iter().copied().fold(0.0, f64::min);
        let high = ends.iter().copied().fold(0.0, f64::max);
        let span = (high - low).max(0.1);
        let at = |value: f64| tenths((value - low) / span * 1000.0);
        let row = |label: &str, word: &str, from: f64, to: f64, ink| Row {
            label: label.to_owned(),
            word: word.to_owned(),
            weight: bits(t.lang(), to - from),
            x: at(from.min(to)),
            width: tenths((to - from).abs() / span * 1000.0).max(4.0),
            ink,
        };
        let mut rows: Vec<Row> = steps
            .iter()
            .zip(ends.iter().zip(ends.iter().skip(1)))
            .enumerate()
            .map(|(n, (step, (from, to)))| {
                let ink = match n {
                    0 => "start",
                    _ if step.weight < 0.0 => "block",
                    _ => "allow",
                };
                row(&step.label, &step.word, *from, *to, ink)
            })
            .collect();
        rows.push(row(sum, "", 0.0, total, "first"));
        let (title, legend) = (title.to_owned(), legend.to_owned());
        Self { t, title, legend, zero: at(0.0), total: bits(t.lang(), total), rows }
    }
}

/// A weight with its sign and one place: "+3,2"; what rounds to nothing has no sign.
pub fn bits(lang: Lang, weight: f64) -> String {
    let text = if weight.abs() < 0.05 { "0.0".to_owned() } else { format!("{weight:+.1}") };
    let text = text.replace('-', "−");
    if lang == Lang::De { text.replace('.', ",") } else { text }
}

fn tenths(n: f64) -> f64 {
    (n * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(label: &str, weight: f64) -> Fall {
        Fall { label: label.to_owned(), word: "gleich".to_owned(), weight }
    }

    #[test]
    fn each_step_begins_where_the_one_before_ended() {
        let steps = [step("a", -5.0), step("b", 8.0), step("c", 2.0)];
        let chart = Waterfall::new(Lang::De.text(), ("Warum", "Wie"), "Summe", &steps);
        let places: Vec<_> = chart.rows.iter().map(|r| (r.x, r.width, r.ink)).collect();
        assert_eq!(
            places,
            [
                (0.0, 500.0, "start"),
                (0.0, 800.0, "allow"),
                (800.0, 200.0, "allow"),
                (500.0, 500.0, "first")
            ]
        );
        assert_eq!((chart.total.as_str(), bits(Lang::De, -0.01).as_str()), ("+5,0", "0,0"));
        let html = chart.render().unwrap();
        assert!(html.contains("<td>−5,0</td>") && !html.contains("style="));
        assert_eq!(html.matches("<rect").count(), 8, "track and bar of four rows");
    }
}
