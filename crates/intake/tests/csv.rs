//! Text tables as they really arrive: good, sloppy and broken.

use intake::{Cause, Encoding, Fault, Format, Limits, Reader, detect, open};
use proptest::prelude::*;

fn reader(bytes: &[u8]) -> Result<Reader<&[u8]>, Fault> {
    let head = bytes.get(..64 << 10).unwrap_or(bytes);
    open(bytes, &detect(head, "list.csv"), Limits::default())
}

/// Rows and faults of a file in short: `line:cell|cell` and `line,column:CAUSE`.
fn read(bytes: &[u8]) -> Vec<String> {
    let short = |found: Result<intake::RawRow, Fault>| match found {
        Ok(row) => format!("{}:{}", row.line, row.cells.join("|")),
        Err(Fault { line, column: Some(column), cause }) => format!("{line},{column}:{cause}"),
        Err(Fault { line, column: None, cause }) => format!("{line}:{cause}"),
    };
    match reader(bytes) {
        Ok(reader) => reader.map(short).collect(),
        Err(fault) => vec![format!("open {}", fault.cause)],
    }
}

#[test]
fn encodings_are_detected_and_read() {
    let text = "Vorname;Nachname;Ort\nJörg;Müßig;Köln\nZoë;Šimůnek;Łódź\n";
    let western = "Vorname;Nachname;Ort\r\nJörg;Müßig – Söhne;Köln\r\n";
    let euro = "Vorname;Nachname;Betrag\r\nJörg;Müßig;12 €\r\n";
    let utf16 = |mark: bool, big: bool| -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let cases: [(Encoding, Vec<u8>, &str); 8] = [
        (Encoding::Utf8, text.into(), text),
        (Encoding::Utf8, marked, text),
        (Encoding::Utf16Le, utf16(true, false), text),
        (Encoding::Utf16Be, utf16(true, true), text),
        (Encoding::Utf16Le, utf16(false, false), text),
        (Encoding::Utf16Be, utf16(false, true), text),
        (Encoding::Windows1252, encoding_rs::WINDOWS_1252.encode(western).0.into(), western),
        (Encoding::Iso8859_15, encoding_rs::ISO_8859_15.encode(euro).0.into(), euro),
    ];
    for (encoding, bytes, text) in cases {
        let Format::Csv(dialect) = detect(&bytes, "").format else { panic!("{encoding}") };
        assert_eq!((dialect.encoding, dialect.delimiter), (encoding, b';'));
        assert!(dialect.has_header);
        let rows: Vec<String> =
            reader(&bytes).unwrap().map(|row| row.unwrap().cells.join(";")).collect();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(rows, lines, "{encoding}");
    }
}

#[test]
fn delimiters_and_quotes_are_detected() {
    for (delimiter, quote) in [(',', '"'), (';', '"'), ('\t', '"'), ('|', '"'), (';', '\'')] {
        let text = ["Name~Ort", "^Meier~Söhne^~^Kiel^", "^Haack^~^Bad ^^Neu^^^"].join("\n");
        let text = text.replace('~', &delimiter.to_string()).replace('^', &quote.to_string());
        let cells: Vec<_> =
            reader(text.as_bytes()).unwrap().map(|r| r.unwrap().cells.clone()).collect();
        let expected = [format!("Meier{delimiter}Söhne"), "Kiel".into()];
        assert_eq!(cells[0], expected, "{delimiter} {quote}");
        assert_eq!(cells[1], ["Haack".into(), format!("Bad {quote}Neu{quote}")]);
    }
}

#[test]
fn the_hint_of_excel_and_old_line_ends_are_understood() {
    assert_eq!(read(b"sep=|\nName|Ort\na|b\n"), ["3:a|b"]);
    assert_eq!(read(b"Name;Ort\ra;b\rc;d\r"), ["2:a|b", "3:c|d"]);
    assert_eq!(read(b"Name;Ort\r\n\r\n;\r\na;\"b\r\nc\"\r\nd;e"), ["4:a|b\nc", "6:d|e"]);
}

#[test]
fn a_table_without_header_keeps_its_first_row() {
    let bytes = b"Anna,anna@x.example,24103\nBen,ben@x.example,24105\n";
    assert_eq!(reader(bytes).unwrap().header(), ["", "", ""]);
    assert_eq!(read(bytes), ["1:Anna|anna@x.example|24103", "2:Ben|ben@x.example|24105"]);
}

#[test]
fn empty_files_and_headers_alone_are_told() {
    assert_eq!(read(b""), ["open EMPTY"]);
    assert_eq!(read(b"\xEF\xBB\xBF"), ["open EMPTY"]);
    assert_eq!(read(b" \r\n\r\n"), ["open EMPTY"]);
    assert_eq!(read(b"Vorname;Nachname\r\n"), ["open HEADER_ONLY"]);
    assert_eq!(read(b"%PDF-1.7 ..."), ["open UNKNOWN_FORMAT"]);
}

#[test]
fn duplicate_columns_are_told_and_read() {
    let found = read(b"Name;E-Mail;e-mail\na;b@x.example;\n");
    assert_eq!(found, ["1,3:DUPLICATE_COLUMN", "2:a|b@x.example|"]);
}

#[test]
fn rows_of_another_width_are_faults_unless_what_is_too_much_is_empty() {
    let found = read(b"Name;Ort\na\nb;c\nd;e;f\ng;h;;\n");
    assert_eq!(found, ["2,2:TOO_FEW_CELLS", "3:b|c", "4,3:TOO_MANY_CELLS", "5:g|h"]);
}

#[test]
fn an_open_quote_costs_its_own_line_only() {
    let found = read(b"Name;Ort\na;b\n\"c;d\ne;f\ng;\"h\"\ni;j\n");
    assert_eq!(found, ["2:a|b", "3,1:UNBALANCED_QUOTES", "4:e|f", "5:g|h", "6:i|j"]);
    let mut long = b"Name;Ort\n\"c;d\n".to_vec();
    long.extend(b"e;f\n".repeat(10_000));
    let found = read(&long);
    assert_eq!((found.len(), found[0].as_str()), (10_001, "2,1:UNBALANCED_QUOTES"));
    assert_eq!(found[10_000], "10002:e|f");
}

#[test]
fn another_encoding_half_way_costs_its_own_lines_only() {
    let found = read(b"Name;Ort\nM\xC3\xBCller;Kiel\nM\xFCller;Kiel\nHaack;L\xC3\xBCbeck\n");
    assert_eq!(found, ["2:Müller|Kiel", "3:WRONG_ENCODING", "4:Haack|Lübeck"]);
    let found = read(b"Name;Ort\nM\xFCller;Kiel\nM\xC3\xBCller;Kiel\nHaack;L\xFCbeck\n");
    assert_eq!(found, ["2:Müller|Kiel", "3:WRONG_ENCODING", "4:Haack|Lübeck"]);
    let found = read(b"Name;Ort\nMeier;Kiel\n\"M\xFCl\nler\";Kiel\n\"M\xC3\xBC\nl\";Kiel\nx;y\n");
    assert_eq!(found, ["2:Meier|Kiel", "3:Mül\nler|Kiel", "5:WRONG_ENCODING", "7:x|y"]);
}

#[test]
fn an_umlaut_far_behind_the_sample_decides_the_encoding() {
    let mut bytes = b"Name;Ort\n".to_vec();
    bytes.extend(b"Meier;Kiel\n".repeat(10_000));
    bytes.extend(b"M\xFCller;Kiel\n");
    assert_eq!(read(&bytes).last().unwrap(), "10002:Müller|Kiel");
}

#[test]
fn a_cell_of_ten_megabytes_is_a_fault_of_its_row() {
    for quoted in [false, true] {
        let mut bytes = b"Name;Note;Ort\na;".to_vec();
        let quote: &[u8] = if quoted { b"\"" } else { b"" };
        bytes.extend([quote, &vec![b'x'; 10 << 20], quote, b";Kiel\nb;c;d\n"].concat());
        assert_eq!(read(&bytes), ["2,2:CELL_TOO_LONG", "3:b|c|d"]);
    }
    let medium = format!("Name;Ort\na;{}\nb;c\n", "x".repeat(70 << 10));
    assert_eq!(read(medium.as_bytes()), ["2,2:CELL_TOO_LONG", "3:b|c"]);
}

#[test]
fn nul_bytes_and_too_many_cells_are_faults() {
    assert_eq!(read(b"Name;Ort\na;b\0c\nd;e\n"), ["2,2:NUL_BYTE", "3:d|e"]);
    let wide = format!("Name;Ort\n{}\nd;e\n", ";x".repeat(300));
    assert_eq!(read(wide.as_bytes()), ["2,257:TOO_MANY_CELLS", "3:d|e"]);
}

#[test]
fn rows_are_limited() {
    let limits = Limits { rows: 2, ..Limits::default() };
    let bytes = b"Name;Ort\na;b\nc;d\ne;f\ng;h\n";
    let found: Vec<_> = open(bytes.as_slice(), &detect(bytes, ""), limits).unwrap().collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[2], Err(Fault::row(4, Cause::TooManyRows)));
}

#[test]
fn content_arrives_as_it_is() {
    let found = read(
        "Mail;Datum;Tel\n a@b.example ;31.02.2020;=1+1\n\"x\r\nBcc: y\";1/2/90;zero\n".as_bytes(),
    );
    assert_eq!(found, ["2: a@b.example |31.02.2020|=1+1", "3:x\nBcc: y|1/2/90|zero"]);
}

#[test]
fn faults_never_show_content() {
    for found in reader(b"Name;Ort\nGeheim\n\"Geheim;x\n").unwrap() {
        let fault = found.unwrap_err();
        let said = format!("{fault} {fault:?} {:?}", fault.cause.words());
        assert!(!said.contains("Geheim"), "{said}");
    }
}

/// Files with many quotes and delimiters, whole and broken.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let sign = prop_oneof![
        8 => prop::sample::select(b"ab1;,\"'\n\r\t|\0@".to_vec()),
        1 => any::<u8>(),
    ];
    prop::collection::vec(sign, 0..600)
}

proptest! {
    #[test]
    fn any_bytes_are_read_the_same_twice_and_never_panic(bytes in any_file()) {
        let found = read(&bytes);
        prop_assert_eq!(&found, &read(&bytes));
        let lines = bytes.split(|b| matches!(b, b'\n' | b'\r')).count();
        prop_assert!(found.len() <= 2 * lines + 1);
    }

    /// What a strict writer wrote, a strict reader reads: the `csv` crate is the measure. The
    /// apostrophe that guards a formula is taken away.
    #[test]
    fn reads_what_another_program_wrote(
        rows in prop::collection::vec(prop::collection::vec("[a-zäß;\"', ]{1,9}(\n[a-z]{1,3})?", 3), 1..20)
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        writer.write_record(["Vorname", "Nachname", "Ort"]).unwrap();
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        let bytes = writer.into_inner().unwrap();
        let dialect = intake::Dialect {
            delimiter: b';', quote: b'"', encoding: Encoding::Utf8, has_header: true, old_mac: false,
        };
        let detected = intake::Detected::sure(Format::Csv(dialect));
        let reader = open(bytes.as_slice(), &detected, Limits::default()).unwrap();
        let read: Vec<Vec<String>> = reader.map(|row| row.unwrap().cells.clone()).collect();
        let said: Vec<_> = rows.into_iter()
            .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
            .map(|row| row.into_iter().map(intake::guard::unguarded).collect::<Vec<_>>())
            .collect();
        prop_assert_eq!(read, said);
    }
}

#[test]
fn a_title_above_the_names_of_the_columns_is_stepped_over() {
    let read_as = |delimiter: &str| {
        let rows = [
            "Kundenliste, Stand Mai".to_owned(),
            String::new(),
            "Abteilung Versand".to_owned(),
            ["Vorname", "Nachname", "E-Mail"].join(delimiter),
            ["Anna", "Petersen", "anna@nord.example"].join(delimiter),
            ["Uwe", "Holm", "uwe@nord.example"].join(delimiter),
            ["Ida", "Rode", "ida@nord.example"].join(delimiter),
        ];
        let bytes = rows.join("\r\n").into_bytes();
        let header = reader(&bytes).unwrap().header().to_vec();
        (header, read(&bytes))
    };
    for delimiter in [";", "\t", "|"] {
        let (header, rows) = read_as(delimiter);
        assert_eq!(header, ["Vorname", "Nachname", "E-Mail"], "{delimiter:?}");
        assert_eq!(
            rows,
            [
                "1:ABOVE_HEADER",
                "3:ABOVE_HEADER",
                "5:Anna|Petersen|anna@nord.example",
                "6:Uwe|Holm|uwe@nord.example",
                "7:Ida|Rode|ida@nord.example",
            ]
        );
    }
}

#[test]
fn people_whose_cells_are_words_of_a_header_are_no_header() {
    let rows = read(b"Anna;Petersen;wuenscht;x\nUwe;Holm;E-Mail;Telefon\nIda;Rode;Fax;x\n");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].starts_with("1:Anna"), "{rows:?}");
}
