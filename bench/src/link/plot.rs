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
        let points = f.calibration().into_iter().map(|(mean, right, _)| (mean, right));
        (f.name.clone(), points.collect())
    };
    // The corner where the curves differ.
    let recall = |f: &Figures| {
        let corner = |(p, r, _): (f64, f64, f64)| {
            (r >= 0.9 && p >= 0.9).then_some(((r - 0.9) * 10.0, (p - 0.9) * 10.0))
        };
        (f.name.clone(), f.curve().into_iter().filter_map(corner).collect())
    };
    let labels = Labels {
        title: "Calibration: of pairs scored 0.9, nine in ten should be right (dashed line)",
        across: "estimated probability",
        up: "share that was right",
        from: 0.0,
    };
    let plot = chart(figures.iter().map(calibration), &labels, true);
    std::fs::write(folder.join("link-calibration.svg"), plot)?;
    let labels = Labels {
        title: "Precision and recall over the threshold, the corner above 0.9",
        across: "recall",
        up: "precision",
        from: 0.9,
    };
    let plot = chart(figures.iter().map(recall), &labels, false);
    std::fs::write(folder.join("link-precision-recall.svg"), plot)
}

/// What stands beside the axes, and where they begin; they end at 1.
struct Labels {
    title: &'static str,
    across: &'static str,
    up: &'static str,
    from: f64,
}

/// A square chart; points are in 0–1.
fn chart(
    lines: impl Iterator<Item = (String, Vec<(f64, f64)>)>,
    labels: &Labels,
    dots: bool,
) -> String {
    let Labels { title, across, up, .. } = labels;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-60 -40 640 500\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"12\">\n<title>{title}</title>\n\
         <rect x=\"-60\" y=\"-40\" width=\"640\" height=\"500\" fill=\"#fff\"/>\n\
         <text y=\"-18\" font-size=\"14\" font-weight=\"bold\">{title}</text>\n\
         <text x=\"200\" y=\"445\" text-anchor=\"middle\">{across}</text>\n\
         <text text-anchor=\"middle\" transform=\"translate(-42 200) rotate(-90)\">{up}</text>\n",
    );
    (0..=5).for_each(|tick| svg.push_str(&grid(f64::from(tick) / 5.0, labels.from)));
    if dots {
        svg.push_str("<path d=\"M0 400L400 0\" stroke=\"#999\" stroke-dasharray=\"4\"/>\n");
    }
    for (i, ((name, points), colour)) in lines.zip(COLOURS).enumerate() {
        svg.push_str(&line(&points, colour, &name, (i, dots)));
    }
    svg + "</svg>\n"
}

/// A line across and one up at this share of the side, each with its value.
fn grid(share: f64, from: f64) -> String {
    let (at, value) = (share * SIDE, from + share * (1.0 - from));
    let up = SIDE - at;
    format!(
        "<path d=\"M{at} 0V400M0 {up}H400\" stroke=\"#ddd\"/>\
         <text x=\"{at}\" y=\"418\" text-anchor=\"middle\">{value:.2}</text>\
         <text x=\"-6\" y=\"{}\" text-anchor=\"end\">{value:.2}</text>\n",
        up + 4.0
    )
}

fn line(points: &[(f64, f64)], colour: &str, name: &str, (place, dots): (usize, bool)) -> String {
    let at = |(x, y): &(f64, f64)| format!("{:.1},{:.1}", x * SIDE, SIDE - y * SIDE);
    let path: Vec<String> = points.iter().map(at).collect();
    let y = 15 + place * 18;
    let mut svg = format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\">\
         <title>{name}</title></polyline>\n\
         <path d=\"M412 {}h14\" stroke=\"{colour}\" stroke-width=\"3\"/>\
         <text x=\"432\" y=\"{y}\">{name}</text>\n",
        path.join(" "),
        y - 4,
    );
    for (x, y) in points.iter().filter(|_| dots) {
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{colour}\"/>",
            x * SIDE,
            SIDE - y * SIDE
        );
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_labelled_and_every_set_has_its_line() {
        let labels = Labels { title: "Corner", across: "recall", up: "precision", from: 0.9 };
        let lines = ["dev10k", "febrl4"].map(|set| (set.to_owned(), vec![(0.0, 1.0), (1.0, 0.5)]));
        let svg = chart(lines.into_iter(), &labels, true);
        for text in [">recall<", ">precision<", ">0.90<", ">0.98<", ">1.00<", ">febrl4<"] {
            assert!(svg.contains(text), "{text}");
        }
        assert_eq!(svg.matches("points=\"0.0,0.0 400.0,200.0\"").count(), 2);
        assert_eq!(svg.matches("<circle").count(), 4);
    }
}
