//! Electronic business cards as address books export them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use intake::mapping::{Target, suggest};
use intake::{Cause, Fault, Format, Limits, RawRow, detect, open};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Vec<Result<RawRow, Fault>> {
    let detected = detect(bytes, "contacts.vcf");
    assert!(matches!(detected.format, Format::VCard(_)), "{:?}", detected.format);
    open(bytes, &detected, Limits::default()).unwrap().collect()
}

/// The filled cells of the only card, by column.
fn card(text: &str) -> Vec<(String, String)> {
    let detected = detect(text.as_bytes(), "");
    let mut reader = open(text.as_bytes(), &detected, Limits::default()).unwrap();
    let header = reader.header().to_vec();
    let row = reader.next().unwrap().unwrap();
    header.into_iter().zip(row.cells.clone()).filter(|(_, cell)| !cell.is_empty()).collect()
}

fn shown(card: &[(String, String)]) -> Vec<String> {
    card.iter().map(|(name, cell)| format!("{name}={cell}")).collect()
}

#[test]
fn a_card_of_version_4() {
    let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Dr. Jörg Müßig\r\nN:Müßig;Jörg;Uwe;Dr.;\r\n\
        ORG:Müßig & Söhne;Einkauf\r\nEMAIL;TYPE=work:j@muessig.example\r\nitem1.EMAIL:privat@x.exa\r\n mple\r\n\
        TEL;VALUE=uri;TYPE=cell:tel:+49-431-98765\r\n\
        ADR;TYPE=home:;;Lindenweg 4a;Kiel;;24103;Deutschland\r\nBDAY:19700131\r\n\
        NOTE:Erste Zeile\\nzweite\\, Zeile\r\nPHOTO:data:image/jpeg;base64,AAAA\r\n BBBB\r\nEND:VCARD\r\n";
    assert_eq!(
        shown(&card(text)),
        [
            "title=Dr.",
            "given_name=Jörg Uwe",
            "family_name=Müßig",
            "full_name=Dr. Jörg Müßig",
            "organisation=Müßig & Söhne, Einkauf",
            "email=j@muessig.example",
            "email_2=privat@x.example",
            "phone=+49-431-98765",
            "street=Lindenweg 4a",
            "postcode=24103",
            "city=Kiel",
            "country=Deutschland",
            "birth_date=1970-01-31",
            "note=Erste Zeile\nzweite, Zeile",
        ]
    );
}

#[test]
fn a_card_of_version_3() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nN:Haack;Imke;;;\nFN:Imke Haack\nTEL;TYPE=HOME,VOICE:0431/98765\n\
        TEL;TYPE=CELL:0171 23456\nBDAY:1970-01-31\nADR:;;Am Markt 1;Wien;;1010;AT\n\
        ADR:;;Hof 2;Graz;;8010;AT\nEND:VCARD\n";
    let found = shown(&card(text));
    for cell in ["phone_2=0171 23456", "birth_date=1970-01-31", "city=Wien", "city_2=Graz"] {
        assert!(found.contains(&cell.to_owned()), "{cell} in {found:?}");
    }
}

#[test]
fn every_column_has_a_target() {
    let text = b"BEGIN:VCARD\nFN:x\nEND:VCARD\n";
    let reader = open(text.as_slice(), &detect(text, ""), Limits::default()).unwrap();
    let targets = suggest(reader.header(), &[]);
    assert!(!targets.contains(&Target::Ignore), "{targets:?}");
}

#[test]
fn a_broken_card_is_a_fault_and_the_next_one_is_read() {
    let found = read(b"BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:c\n");
    let said: Vec<_> = found
        .iter()
        .map(|f| f.as_ref().map(|row| row.line).map_err(|f| (f.line, f.cause)))
        .collect();
    assert_eq!(
        said,
        [
            Err((1, Cause::BrokenCard)),
            Ok(3),
            Err((6, Cause::BrokenCard)),
            Err((8, Cause::BrokenCard))
        ]
    );
}

#[test]
fn values_beyond_the_columns_and_wrong_encodings_are_told() {
    let many = format!("BEGIN:VCARD\nFN:a\n{}END:VCARD\n", "EMAIL:a@x.example\n".repeat(4));
    assert_eq!(read(many.as_bytes()).get(1), Some(&Err(Fault::row(1, Cause::ValuesLeftOut))));
    let found = read(b"BEGIN:VCARD\nFN:\xC3\xBC\nEND:VCARD\nBEGIN:VCARD\nFN:\xFC\nEND:VCARD\nBEGIN:VCARD\nFN:\xC3\xBC\nEND:VCARD\n");
    assert_eq!(found[1], Err(Fault::row(5, Cause::WrongEncoding)));
    assert!(found[0].is_ok() && found[2].is_ok());
    let long = format!(
        "BEGIN:VCARD\nFN:a\nNOTE:{}\nEND:VCARD\nBEGIN:VCARD\nFN:b\nEND:VCARD\n",
        "x".repeat(10 << 20)
    );
    let found = read(long.as_bytes());
    assert_eq!(found[0], Err(Fault::row(3, Cause::LineTooLong)));
    assert_eq!(found[1].as_ref().unwrap().line, 5);
}

proptest! {
    #[test]
    fn any_card_is_read_the_same_twice_and_never_panics(
        lines in prop::collection::vec(
            "(BEGIN:VCARD|END:VCARD|N:|FN:|ADR;|TEL;TYPE=|EMAIL;|BDAY:|NOTE;ENCODING=QUOTED-PRINTABLE:|BDAY;VALUE=| )[ -~ä=;:,\\\\]{0,20}", 0..20)
    ) {
        let text = format!("BEGIN:VCARD\n{}\nEND:VCARD\n", lines.join("\n"));
        prop_assert_eq!(read(text.as_bytes()), read(text.as_bytes()));
    }
}

#[test]
fn cards_of_groups_and_devices_are_nobodys() {
    let text = |kind: &str| {
        format!("BEGIN:VCARD\r\nVERSION:4.0\r\n{kind}\r\nFN:Team Nord\r\nEND:VCARD\r\n")
    };
    for kind in ["KIND:group", "KIND:device", "X-ADDRESSBOOKSERVER-KIND:group"] {
        let found = read(text(kind).as_bytes());
        assert_eq!(found, [Err(Fault::row(1, Cause::NobodysCard))], "{kind}");
    }
    for kind in ["KIND:individual", "KIND:org", "NOTE:group"] {
        assert!(read(text(kind).as_bytes())[0].is_ok(), "{kind}");
    }
}
