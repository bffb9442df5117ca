//! Who is in which list: a bar for each combination of lists, and below it the lists it is made of
//! (after Lex and others, UpSet, IEEE TVCG 2014).

use askama::Template;

use super::scale;
use crate::text::Text;

/// Room for a letter of a list's name, and for the longest name.
const LETTER: f64 = 6.6;
const NAME: usize = 34;
/// Room for the bars of the lists.
const BAR: f64 = 70.0;
const STEP: f64 = 34.0;
const TOP: f64 = 18.0;
const BARS: f64 = 120.0;
const ROW: f64 = 26.0;
/// Combinations shown; the table has them all.
const SHOWN: usize = 16;

/// Bars for combinations of lists.
#[derive(Template)]
#[template(path = "charts/upset.html")]
pub struct Upset {
    t: &'static dyn Text,
    title: String,
    width: f64,
    height: f64,
    /// Where the bars of the lists begin.
    bars: f64,
    lists: Vec<Line>,
    columns: Vec<Column>,
    all: Vec<(String, u64)>,
}

/// One list.
struct Line {
    label: String,
    count: u64,
    y: f64,
    length: f64,
}

/// One combination.
struct Column {
    label: String,
    count: u64,
    x: f64,
    y: f64,
    height: f64,
    /// Centres of the dots: y, and whether the list belongs to it.
    dots: Vec<(f64, bool)>,
    /// From the first to the last list of it.
    line: (f64, f64),
    shared: bool,
}

impl askama::filters::HtmlSafe for Upset {}

impl Upset {
    /// A chart of these lists, each with how many are in it, and of these combinations: places of
    /// their lists, and how many are in exactly these.
    pub fn new(
        t: &'static dyn Text,
        title: impl Into<String>,
        lists: &[(String, u64)],
        combinations: &[(Vec<usize>, u64)],
    ) -> Self {
        let most = lists.iter().map(|(_, n)| *n).max().unwrap_or(0);
        let tallest = combinations.iter().map(|(_, n)| *n).max().unwrap_or(0);
        let letters = lists.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let bars = LETTER * letters.clamp(12, NAME) as f64 + 8.0;
        let y_of = |at: usize| TOP + BARS + 18.0 + ROW * at as f64;
        let named = |members: &[usize]| {
            let names = members.iter().filter_map(|at| lists.get(*at));
            names.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" + ")
        };
        let column = |(at, (members, count)): (usize, &(Vec<usize>, u64))| {
            let height = scale::length(*count, tallest, 120);
            let ends = (members.iter().min(), members.iter().max());
            Column {
                label: named(members),
                count: *count,
                x: bars + BAR + STEP * at as f64,
                y: TOP + BARS - height,
                height,
                dots: (0..lists.len()).map(|row| (y_of(row), members.contains(&row))).collect(),
                line: (ends.0.map_or(0.0, |row| y_of(*row)), ends.1.map_or(0.0, |row| y_of(*row))),
                shared: members.len() > 1,
            }
        };
        let columns: Vec<Column> =
            combinations.iter().take(SHOWN).enumerate().map(column).collect();
        let line = |(at, (label, count)): (usize, &(String, u64))| Line {
            label: shortened(label),
            count: *count,
            y: y_of(at),
            length: scale::length(*count, most, 60),
        };
        Self {
            t,
            title: title.into(),
            width: bars + BAR + STEP * columns.len().max(1) as f64 + 8.0,
            height: y_of(lists.len()),
            bars,
            lists: lists.iter().enumerate().map(line).collect(),
            all: combinations.iter().map(|(members, n)| (named(members), *n)).collect(),
            columns,
        }
    }
}

/// A name that fits; the table has the whole.
fn shortened(name: &str) -> String {
    let short = || name.chars().take(NAME - 1).chain(['…']).collect();
    if name.chars().count() <= NAME { name.to_owned() } else { short() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn picture_and_table_show_the_same_combinations() {
        let lists = [("Shop".to_owned(), 120), ("<Messe>".to_owned(), 40)];
        let combinations = [(vec![0], 100), (vec![0, 1], 20), (vec![1], 20)];
        let chart = Upset::new(Lang::De.text(), "Wer steht wo", &lists, &combinations);
        assert_eq!(chart.columns[0].height, 120.0);
        assert_eq!((chart.columns[1].height, chart.columns[1].shared), (24.0, true));
        assert_eq!(chart.columns[1].dots.iter().filter(|dot| dot.1).count(), 2);
        assert_eq!(shortened(&"ä".repeat(40)).chars().count(), NAME);
        let html = chart.render().unwrap();
        assert!(html.contains("Shop + &#60;Messe&#62;") && !html.contains("style="));
        assert_eq!(html.matches("<tr>").count(), 4, "head and three combinations");
    }
}
