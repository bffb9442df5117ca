//! Whatever somebody uploads, under whatever name: an answer, the same every time.

use intake::{Detected, Encoding, Format, Limits, detect, open};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_bytes_are_answered(
        start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\xFF\xFE", b"\xFE\xFF", b"BEGIN:VCARD\n"]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [start, &rest].concat();
        let read = |detected: &Detected| {
            open(bytes.as_slice(), detected, Limits::default())
                .map(|reader| reader.collect::<Vec<_>>())
                .map_err(|fault| fault.cause)
        };
        let detected = detect(&bytes, "x.vcf");
        prop_assert!(read(&detected) == read(&detected));
        for format in [Format::Xlsx, Format::VCard(Encoding::Utf8), Format::VCard(Encoding::Utf16Le)] {
            let _ = read(&Detected { certain: false, ..Detected::sure(format) });
        }
    }
}

/// A workbook damaged at one place ends in rows or faults.
#[test]
fn a_damaged_workbook_is_answered() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet()
        .write_row(0, 0, ["Vorname", "Ort"])
        .unwrap()
        .write_row(1, 0, ["a", "b"])
        .unwrap();
    let whole = book.save_to_buffer().unwrap();
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        if let Ok(reader) = open(bytes.as_slice(), &detect(&bytes, ""), Limits::default()) {
            assert!(reader.count() < 100);
        }
    }
}
