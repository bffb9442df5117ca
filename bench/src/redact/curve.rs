//! Precision against recall over the thresholds, special categories together.

use std::fmt::Write as _;
use std::path::Path;

use redact::{SHIPPED_THRESHOLD, Screener};

use super::notes::Note;
use super::score;

/// Threshold, precision, recall.
pub type Point = (f32, f64, f64);

/// One point for each twentieth.
pub fn points(notes: &[Note], open: &Screener) -> Vec<Point> {
    let all: Vec<_> = notes.iter().map(|note| open.find(&note.text, None)).collect();
    (3..20)
        .map(|step| {
            let threshold = step as f32 / 20.0;
            let kept: Vec<Vec<_>> = all
                .iter()
                .map(|list| list.iter().filter(|f| f.score >= threshold).cloned().collect())
                .collect();
            let row = score::score(notes, &kept).special();
            (threshold, row.precision(), row.recall())
        })
        .collect()
}

/// Writes the curves; the range shown is 0.6 to 1 on both axes.
#[allow(clippy::disallowed_methods, reason = "a developer tool writes its charts")]
pub fn write(folder: &Path, curves: &[(&str, Vec<Point>)]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("redact-precision-recall.svg"), svg(curves))
}

fn svg(curves: &[(&str, Vec<Point>)]) -> String {
    let x = |recall: f64| 60.0 + (recall.max(0.6) - 0.6) / 0.4 * 500.0;
    let y = |precision: f64| 440.0 - (precision.max(0.6) - 0.6) / 0.4 * 400.0;
    let mut svg = String::from(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 500" font-family="sans-serif" font-size="13" role="img"><title>Precision and recall of the special categories over the threshold</title><rect width="600" height="500" fill="white"/>"#,
    );
    for step in 0..=4 {
        let value = 0.6 + f64::from(step) / 10.0;
        let (right, up) = (x(value), y(value));
        let _ = write!(
            svg,
            r##"<path d="M{right} 40V440M60 {up}H560" stroke="#ddd"/><text x="{right}" y="460" text-anchor="middle">{value:.1}</text><text x="50" y="{up}" text-anchor="end">{value:.1}</text>"##
        );
    }
    let _ = write!(
        svg,
        r#"<text x="310" y="485" text-anchor="middle">recall</text><text x="60" y="28">precision</text>"#
    );
    for (index, (name, points)) in curves.iter().enumerate() {
        let colour =
            ["#0b62a4", "#c2410c", "#15803d", "#7e22ce"].get(index % 4).copied().unwrap_or("black");
        let line: Vec<String> =
            points.iter().map(|(_, p, r)| format!("{:.1},{:.1}", x(*r), y(*p))).collect();
        let _ = write!(
            svg,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="2"/><text x="80" y="{}" fill="{colour}">{name}</text>"#,
            line.join(" "),
            400 + 18 * index
        );
        for (threshold, p, r) in points {
            let shipped = (threshold - SHIPPED_THRESHOLD).abs() < 0.01;
            let radius = if shipped { 6 } else { 3 };
            let _ = write!(
                svg,
                r#"<circle cx="{:.1}" cy="{:.1}" r="{radius}" fill="{colour}"><title>{name}, threshold {threshold:.2}: precision {p:.3}, recall {r:.3}</title></circle>"#,
                x(*r),
                y(*p)
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
