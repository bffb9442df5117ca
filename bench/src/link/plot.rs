//! Draws the calibration plot and the precision–recall curve as SVG.

use super::figures::Figures;
use std::fmt::Write;
use std::path::Path;

/// Side of the square that is drawn in, in pixels.
const SIDE: f64 = 400.0;
const COLOURS: [&str; 9] = [
    "#0b6e99", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#be123c", "#475569", "#0f766e",
    "#9d174d",
];

/// Writes `link-calibration.svg` and `link-precision-recall.svg`.
pub(super) fn write(folder: &Path, figures: &[Figures]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let calibration = |f: &Figures| {
        f.calibration().into_iter().map(|(mean, right, _)| (mean, right)).collect::<Vec<_>>()
    };
    // The corner where the curves differ.
    let recall = |f: &Figures| {
        let corner = |(p, r, _): (f64, f64, f64)| {
            (r >= 0.9 && p >= 0.9).then_some(((r - 0.9) * 10.0, (p - 0.9) * 10.0))
        };
        f.curve().into_iter().filter_map(corner).collect::<Vec<_>>()
    };
    let labels = ("estimated probability", "share that was right", ["0", "1"]);
    let plot = chart(figures, calibration, labels, true);
    std::fs::write(folder.join("link-calibration.svg"), plot)?;
    let labels = ("recall", "precision", ["0.9", "1"]);
    std::fs::write(folder.join("link-precision-recall.svg"), chart(figures, recall, labels, false))
}

/// A square chart; points are in 0–1.
fn chart(
    figures: &[Figures],
    points: impl Fn(&Figures) -> Vec<(f64, f64)>,
    (across, up, [from, to]): (&str, &str, [&str; 2]),
    diagonal: bool,
) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-50 -20 580 480\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect x=\"-50\" y=\"-20\" width=\"580\" height=\"480\" fill=\"#fff\"/>\n\
         <rect width=\"400\" height=\"400\" fill=\"none\" stroke=\"#999\"/>\n",
    );
    if diagonal {
        svg.push_str("<path d=\"M0 400L400 0\" stroke=\"#ccc\" stroke-dasharray=\"4\"/>\n");
    }
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<text x=\"200\" y=\"430\" text-anchor=\"middle\">{across}</text>\n\
         <text x=\"-35\" y=\"200\" text-anchor=\"middle\" transform=\"rotate(-90 -35 200)\">{up}\
         </text>\n<text y=\"415\">{from}</text><text x=\"400\" y=\"415\" text-anchor=\"end\">{to}\
         </text>\n"
    );
    for (i, (figures, colour)) in figures.iter().zip(COLOURS).enumerate() {
        svg.push_str(&line(&points(figures), colour, &figures.name, i));
    }
    svg + "</svg>\n"
}

fn line(points: &[(f64, f64)], colour: &str, name: &str, place: usize) -> String {
    let at = |(x, y): &(f64, f64)| format!("{:.1},{:.1}", x * SIDE, SIDE - y * SIDE);
    let path: Vec<String> = points.iter().map(at).collect();
    let y = 15 + place * 18;
    format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\">\
         <title>{name}</title></polyline>\n<text x=\"410\" y=\"{y}\" fill=\"{colour}\">{name}</text>\n",
        path.join(" ")
    )
}
