use super::*;
use crate::{Block, Language, Letterhead};

fn paper(rows: usize) -> Paper {
    let row = |n: usize| {
        vec![format!("2026-11-{n:02}"), "Äpfel & „Birnen“ – 12 €".repeat(3), "x".repeat(90)]
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
            Block::Heading(1, "Ihre Daten".into()),
            Block::Text("Absatz eins.\n\nAbsatz zwei, geschwärzt: █████, 漢字.".into()),
            Block::Facts(vec![
                ("Name".into(), "Max Muster".into()),
                ("Leer".into(), String::new()),
            ]),
            Block::Heading(2, "Tabelle".into()),
            Block::Table {
                caption: "Tabelle".into(),
                head: vec!["Tag".into(), "Was".into(), "Lang".into()],
                rows: (0..rows).map(row).collect(),
            },
        ],
    }
}

fn has(file: &[u8], text: &[u8]) -> bool {
    file.windows(text.len()).any(|window| window == text)
}

fn pages(paper: &Paper) -> usize {
    set::Setter::set(Fonts::shipped().unwrap(), paper).pages
}

#[test]
fn a_paper_becomes_a_tagged_file_that_keeps_to_pdf_ua() {
    let file = pdf(&paper(3)).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    assert!(has(&file, b"/StructTreeRoot") && has(&file, b"/MarkInfo") && has(&file, b"pdfuaid"));
    assert!(has(&file, b"/FontFile"), "fonts are embedded");
    assert!(has(&file, b"/Lang (de)") || has(&file, b"/Lang(de)"), "the language is named");
    assert_eq!(file, pdf(&paper(3)).unwrap(), "the same paper gives the same file");
}

#[test]
fn a_long_table_goes_over_pages_with_its_head_and_loses_no_line() {
    let (short, long) = (paper(3), paper(300));
    assert!(pages(&long) > pages(&short) + 10);
    let sheets = set::Setter::set(Fonts::shipped().unwrap(), &long);
    let heads = sheets.lines.iter().filter(|line| line.of.is_none() && line.text == "Was").count();
    assert!(heads >= pages(&long) - 2, "{heads}");
    let days = sheets.lines.iter().filter(|line| line.text.starts_with("2026-11-")).count();
    assert_eq!(days, 300);
    let low = sheets.lines.iter().map(|line| line.y).fold(0.0, f32::max);
    assert!(low < sheet::PAGE.1 - sheet::FOOT + 10.0, "nothing stands in the foot");
    assert!(pdf(&long).is_ok());
}

/// The widest name of the certificate of an erasure.
#[test]
fn the_name_of_a_fact_stands_on_one_line() {
    let name = "Zu unterrichtende Empfänger";
    let facts = Block::Facts(vec![(name.into(), "2".into()), ("x".repeat(60), "y".repeat(200))]);
    let paper = Paper { blocks: vec![facts], ..paper(0) };
    let sheets = set::Setter::set(Fonts::shipped().unwrap(), &paper);
    assert!(sheets.lines.iter().any(|line| line.text == name));
    let value = sheets.lines.iter().find(|line| line.text == "2").unwrap();
    assert!(value.x < sheet::LEFT + sheet::WIDTH / 2.0, "the values keep their room");
}

#[test]
fn hostile_papers_are_set_as_well() {
    let empty = Paper {
        language: Language::English,
        title: "x".into(),
        letterhead: Letterhead::default(),
        addressee: Vec::new(),
        date: String::new(),
        blocks: vec![
            Block::Text(String::new()),
            Block::Text("\n\n\n".into()),
            Block::Text("a".repeat(20_000)),
            Block::Text("\u{0}\u{202e}שלום مرحبا 🎉".into()),
            Block::Facts(Vec::new()),
            Block::Facts(vec![(String::new(), "line\n".repeat(200))]),
            Block::Table { caption: String::new(), head: Vec::new(), rows: vec![vec![]] },
            Block::Table {
                caption: "uneven".into(),
                head: (0..12).map(|n| format!("Spaltenüberschrift{n}")).collect(),
                rows: vec![vec!["1".into()], vec!["Wort ".repeat(900); 12]],
            },
        ],
    };
    assert!(pdf(&empty).unwrap().len() > 1000);
}
