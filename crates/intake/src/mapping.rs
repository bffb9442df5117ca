//! What the columns of a file mean: suggested, corrected by a person, remembered per source.

mod header;
mod sniff;
mod target;

use crate::{Cause, DateOrder, Fault, Layout, RawRow};

pub use target::Target;

/// How a file is read and where each column goes. Remembered per source, for files with the same
/// header only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Tells one header from another without keeping its words: where a file has no header, its
    /// first row could have been taken for one by mistake, and names would be kept in clear.
    pub header: u64,
    /// The target of each column.
    pub targets: Vec<Target>,
    /// What was said by hand about the file.
    pub layout: Layout,
    /// Columns, from 0, whose own cells settle the order of day and month in this file.
    pub orders: Vec<(usize, DateOrder)>,
}

impl Mapping {
    /// A mapping for files with this header, written as it is detected.
    pub fn new(header: &[String], targets: Vec<Target>) -> Self {
        let (layout, orders) = (Layout::DETECTED, Vec::new());
        Self { header: fingerprint(header), targets, layout, orders }
    }

    /// Whether it was made for files with this header.
    pub fn fits(&self, header: &[String]) -> bool {
        self.targets.len() == header.len() && self.header == fingerprint(header)
    }

    /// The order of day and month in a column: as said by hand, else as its cells settle it.
    pub fn order(&self, column: usize) -> Option<DateOrder> {
        let settled = || self.orders.iter().find(|(settled, _)| *settled == column);
        self.layout.dates.or_else(|| settled().map(|(_, order)| *order))
    }

    /// What a person has to put right before the mapping can be used; lines are 0.
    pub fn faults(&self) -> Vec<Fault> {
        let twice = self.targets.iter().enumerate().filter(|(column, target)| {
            !target.may_repeat() && self.targets.iter().take(*column).any(|other| other == *target)
        });
        let twice = twice.map(|(column, _)| Fault::cell(0, column, Cause::TargetTwice));
        let known = self.targets.iter().any(|target| target.identifies());
        let missing = (!known).then_some(Fault::file(Cause::MissingColumn));
        missing.into_iter().chain(twice).collect()
    }

    /// What holds for further files of the source: all but what the cells of this one settled.
    pub fn to_remember(&self) -> Self {
        Self { orders: Vec::new(), ..self.clone() }
    }

    /// One line of text for the store, such as `1 00000000075bcd15 name.given,ignore`; with settings
    /// `2 00000000075bcd15 header=3 name.given,birth_date.date/DAY_FIRST`.
    pub fn to_text(&self) -> String {
        let words = self.targets.iter().enumerate().map(|(column, target)| {
            match self.orders.iter().find(|(settled, _)| *settled == column) {
                Some((_, order)) => format!("{}/{order}", target.word()),
                None => target.word().to_owned(),
            }
        });
        let (words, header) = (words.collect::<Vec<_>>().join(","), self.header);
        match self.layout.is_detected() && self.orders.is_empty() {
            true => format!("1 {header:016x} {words}"),
            false => format!("2 {header:016x} {} {words}", self.layout),
        }
    }

    /// What [`Self::to_text`] wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let (version, rest) = text.split_once(' ')?;
        let (header, rest) = rest.split_once(' ')?;
        let (layout, words) = match version {
            "1" => ("-", rest),
            "2" => rest.split_once(' ')?,
            _ => return None,
        };
        let mut mapping = Self {
            header: u64::from_str_radix(header, 16).ok()?,
            targets: Vec::new(),
            layout: Layout::from_text(layout)?,
            orders: Vec::new(),
        };
        for word in words.split(',').filter(|word| !word.is_empty()) {
            let (word, order) = word.split_once('/').map_or((word, None), |(w, o)| (w, Some(o)));
            if let Some(order) = order {
                mapping.orders.push((mapping.targets.len(), DateOrder::from_word(order)?));
            }
            mapping.targets.push(Target::from_word(word)?);
        }
        Some(mapping)
    }
}

/// Suggests a target for each column: by its name in German or English, or by what its first
/// cells look like where the name says nothing.
pub fn suggest(header: &[String], sample: &[RawRow]) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::with_capacity(header.len());
    for (column, name) in header.iter().enumerate() {
        let cells = || sample.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
        let by_name = header::target(name);
        let found = by_name.or_else(|| sniff::target(cells())).unwrap_or(Target::Ignore);
        let taken = !found.may_repeat() && targets.contains(&found);
        targets.push(if taken { Target::Ignore } else { found });
    }
    target::settle(&mut targets);
    targets
}

/// Whether this row surely names columns: two of its cells are known names.
pub(crate) fn names_columns(cells: &[String]) -> bool {
    cells.iter().filter(|cell| header::target(cell).is_some()).nth(1).is_some()
}

/// Whether the first row of a table names its columns.
pub(crate) fn looks_like_header(first: &[String], second: &[String]) -> bool {
    let said = first.iter().filter(|cell| !cell.trim().is_empty());
    if said.clone().any(|cell| header::target(cell).is_some()) {
        return true;
    }
    let value =
        |cell: &String| cell.contains('@') || cell.bytes().any(|sign| sign.is_ascii_digit());
    said.clone().count() > 0 && !said.clone().any(value) && second.iter().any(value)
}

/// FNV-1a over the normalised names.
fn fingerprint(header: &[String]) -> u64 {
    let signs =
        header.iter().flat_map(|name| header::normal(name).into_bytes().into_iter().chain([0]));
    signs.fold(0xCBF2_9CE4_8422_2325, |hash, sign| {
        (hash ^ u64::from(sign)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::kinds::Shape;

    fn names(header: &[&str]) -> Vec<String> {
        header.iter().map(|name| (*name).to_owned()).collect()
    }

    fn words(targets: &[Target]) -> Vec<&'static str> {
        targets.iter().map(|target| target.word()).collect()
    }

    #[test]
    fn german_and_english_headers_are_understood() {
        let german = names(&[
            "Kunden-Nr.",
            "Anrede",
            "Vorname",
            "Nachname",
            "Firma",
            "Straße",
            "Hausnr.",
            "PLZ",
            "Wohnort",
            "Land",
            "E-Mail-Adresse",
            "Tel.",
            "Handy",
            "Geb.-Datum",
            "Bestelldatum",
            "Warengruppe",
            "Newsletter",
            "Abgemeldet am",
        ]);
        assert_eq!(
            words(&suggest(&german, &[])),
            [
                "customer_number",
                "salutation",
                "name.given",
                "name.family",
                "organisation.name",
                "street_name",
                "house_number",
                "postal.postcode",
                "postal.city",
                "postal.country",
                "email.address",
                "phone.number",
                "phone.number",
                "birth_date.date",
                "purchase_date",
                "product_group",
                "consent_flag",
                "opt_out",
            ]
        );
        let english = names(&[
            "first_name",
            "last_name",
            "street",
            "postcode",
            "city",
            "email",
            "phone",
            "birthdate",
        ]);
        assert_eq!(
            words(&suggest(&english, &[])),
            [
                "name.given",
                "name.family",
                "postal.street",
                "postal.postcode",
                "postal.city",
                "email.address",
                "phone.number",
                "birth_date.date",
            ]
        );
    }

    #[test]
    fn address_books_and_shops_are_understood() {
        let outlook = names(&[
            "Straße geschäftlich",
            "Postleitzahl geschäftlich",
            "Ort geschäftlich",
            "Land/Region geschäftlich",
            "E-Mail-Adresse",
            "E-Mail 2: Adresse",
            "Telefon (privat)",
        ]);
        let address = ["postal.street", "postal.postcode", "postal.city", "postal.country"];
        let reached = ["email.address", "email.address", "phone.number"];
        assert_eq!(words(&suggest(&outlook, &[])), [&address[..], &reached].concat());
        let shop = names(&[
            "Billing Address 1",
            "Billing Postcode",
            "Billing City",
            "Billing Country",
            "Billing Email",
            "E-mail 1 - Value",
            "Billing Phone",
        ]);
        assert_eq!(words(&suggest(&shop, &[])), [&address[..], &reached].concat());
    }

    #[test]
    fn name_alone_is_the_full_name_beside_a_given_name_the_family_name() {
        assert_eq!(words(&suggest(&names(&["Name", "Ort"]), &[])), ["full_name", "postal.city"]);
        assert_eq!(
            words(&suggest(&names(&["Vorname", "Name"]), &[])),
            ["name.given", "name.family"]
        );
    }

    #[test]
    fn columns_without_name_are_known_by_their_cells() {
        let sample: Vec<RawRow> = (1..=3)
            .map(|line| RawRow {
                line,
                cells: names(&[
                    "a@b.example",
                    "24103",
                    "+49 431 98765",
                    "1970-01-31",
                    "Lindenweg 4a",
                    "Kiel",
                ]),
            })
            .collect();
        let header = vec![String::new(); 6];
        assert_eq!(
            words(&suggest(&header, &sample)),
            [
                "email.address",
                "postal.postcode",
                "phone.number",
                "birth_date.date",
                "postal.street",
                "ignore",
            ]
        );
    }

    #[test]
    fn text_leads_back_to_the_mapping() {
        let header = names(&["Vorname", "Quatsch"]);
        let mapping = Mapping::new(&header, suggest(&header, &[]));
        assert_eq!(Mapping::from_text(&mapping.to_text()), Some(mapping.clone()));
        assert!(
            mapping.fits(&names(&[" VORNAME ", "quatsch"]))
                && !mapping.fits(&names(&["Vorname", "x"]))
        );
        for wrong in [
            "",
            "2 0 ignore",
            "3 0 ignore",
            "1 x ignore",
            "1 0 nonsense",
            "1",
            "2 0 header=x ignore",
            "2 0 - ignore/SIDEWAYS",
        ] {
            assert_eq!(Mapping::from_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn settings_and_orders_lead_back_and_orders_are_not_remembered() {
        let header = names(&["Name", "Geb.", "Kaufdatum"]);
        let mut mapping = Mapping::new(&header, suggest(&header, &[]));
        mapping.orders = vec![(2, DateOrder::MonthFirst)];
        assert_eq!(Mapping::from_text(&mapping.to_text()), Some(mapping.clone()));
        assert_eq!((mapping.order(1), mapping.order(2)), (None, Some(DateOrder::MonthFirst)));
        assert!(mapping.layout.set("header", "3") && mapping.layout.set("dates", "DAY_FIRST"));
        assert_eq!(mapping.order(2), Some(DateOrder::DayFirst), "what was said goes first");
        let text = mapping.to_text();
        assert!(text.starts_with("2 ") && text.contains(" header=3,dates=DAY_FIRST "), "{text}");
        assert_eq!(Mapping::from_text(&text), Some(mapping.clone()));
        let remembered = Mapping::from_text(&mapping.to_remember().to_text()).unwrap();
        assert_eq!((remembered.orders.len(), remembered.layout), (0, mapping.layout));
    }

    #[test]
    fn what_a_person_must_put_right() {
        let header = names(&["a", "b", "c"]);
        let birth = Target::Part(Shape::BirthDate, 0);
        let email = Target::Part(Shape::Email, 0);
        let causes = |targets: [Target; 3]| -> Vec<_> {
            let faults = Mapping::new(&header, targets.into()).faults();
            faults.iter().map(|fault| (fault.column, fault.cause)).collect()
        };
        assert_eq!(causes([email, email, birth]), []);
        assert_eq!(
            causes([birth, birth, Target::Ignore]),
            [(None, Cause::MissingColumn), (Some(2), Cause::TargetTwice)]
        );
    }
}
