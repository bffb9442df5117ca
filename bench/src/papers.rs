//! How fast papers are set.

use papers::{Block, Language, Letterhead, Paper};

use crate::probe::each;
use crate::table::{Target, head, line, missing};

/// Rows that fill a hundred pages and a little.
const ROWS: usize = 4_300;

/// Measures a long answer, as PDF and as a page.
pub fn run() {
    let paper = long();
    let Ok(file) = papers::pdf(&paper) else { return missing("papers", "the paper is not set") };
    let pages = pages(&file);
    head(&format!("papers: {pages} pages, {ROWS} rows, {} KiB", file.len() >> 10));
    let rounds = [(); 10];
    let pdf = each(&rounds, |()| {
        std::hint::black_box(papers::pdf(&paper).is_ok());
    })
    .at(0.5);
    let hundred = Target::AtMost(1_000.0);
    line("100 pages as tagged PDF, p50", pdf / pages as f64 * 100.0, "ms", None, hundred);
    let html = each(&rounds, |()| {
        std::hint::black_box(papers::html(&paper).len());
    });
    line("the same as a page, processor", html.cpu, "ms", None, Target::None);
}

fn long() -> Paper {
    let row = |n: usize| {
        let day = format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1);
        vec![day, format!("Bestellung NV-{n}: Wanderschuhe, Größe 42, 129,90 €"), "Vertrag".into()]
    };
    Paper {
        language: Language::German,
        title: "Auskunft über Ihre Daten".into(),
        letterhead: Letterhead {
            firm: "Nordpol-Versand".into(),
            address: "Am Kai 1, 20095 Hamburg".into(),
            imprint: vec!["datenschutz@nordpol.example".into()],
        },
        addressee: vec!["Max Muster".into(), "Weg 1".into(), "20095 Hamburg".into()],
        date: "22.11.2026".into(),
        blocks: vec![
            Block::Heading(1, "Ihre Bestellungen".into()),
            Block::Table {
                caption: "Bestellungen".into(),
                head: vec!["Tag".into(), "Was".into(), "Wofür".into()],
                rows: (0..ROWS).map(row).collect(),
            },
        ],
    }
}

/// Pages of a PDF: the largest `/Count` of its page tree.
fn pages(file: &[u8]) -> usize {
    let text = String::from_utf8_lossy(file);
    let counts = text.split("/Count ").skip(1).filter_map(|rest| {
        rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok())
    });
    counts.max().unwrap_or(0)
}
