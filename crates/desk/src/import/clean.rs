//! From a raw row to comparable values: what a row says about one person, each value checked.

use intake::RawRow;
use intake::mapping::{Mapping, Target};
use jiff::civil::Date;
use law::kinds::Shape;
use law::vocabulary::Country;
use link::normal;
use link::{Comparable, Person};
use store::records::import::RowFault;

use super::address::{Address, Counts};
use super::dates::style;
use super::notes::screened;
use super::vocabulary::cause_code;
use crate::recognise::comparable;
use crate::register::Register;

/// How the cells of one import are to be read.
pub(crate) struct Reading<'a> {
    pub(crate) mapping: &'a Mapping,
    pub(crate) register: &'a Register,
    /// Takes out of notes what must not be kept (R-EMP-21).
    pub(crate) screener: &'a crate::screening::House,
    /// Country of rows that name none, as the person who imports says.
    pub(crate) country: Country,
    pub(crate) today: Date,
}

/// What a row says about one person.
#[derive(Default)]
pub(crate) struct CleanRow {
    pub(crate) line: u64,
    pub(crate) title: String,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) company: String,
    pub(crate) emails: Vec<normal::Email>,
    pub(crate) phones: Vec<normal::Phone>,
    pub(crate) street: String,
    pub(crate) house_number: String,
    pub(crate) postcode: String,
    pub(crate) city: String,
    pub(crate) country: Option<Country>,
    pub(crate) language: i64,
    pub(crate) birth_date: Option<Date>,
    pub(crate) customer_number: String,
    pub(crate) note: String,
    pub(crate) order: OrderRow,
    pub(crate) consent: Option<bool>,
    pub(crate) consent_on: Option<Date>,
    pub(crate) opt_out: bool,
    /// Day of the opt-out, where the file tells it.
    pub(crate) opt_out_on: Option<Date>,
    pub(crate) faults: Vec<RowFault>,
    /// Causes of what was taken out of the note at hand.
    pub(super) removed: Vec<i64>,
}

/// The cause of values beyond those that are taken over.
const LEFT_OUT: i64 = intake::Cause::ValuesLeftOut.code();

/// What a row says about one order.
#[derive(Default)]
pub(crate) struct OrderRow {
    pub(crate) number: String,
    pub(crate) product: String,
    pub(crate) amount: String,
    pub(crate) currency: String,
    pub(crate) on: Option<Date>,
    pub(crate) group: Option<u16>,
    /// 0 unknown, 1 no, 2 yes.
    pub(crate) notice: i64,
}

impl CleanRow {
    /// Reads a row. Cells that cannot be read are left out and told as faults; the rest counts.
    pub(crate) fn read(raw: &RawRow, reading: &Reading<'_>) -> Self {
        let mut row = Self { line: raw.line, ..Self::default() };
        let address = Address::of(raw, reading.mapping);
        // The country first: numbers and postcodes are read by it.
        row.country = address.country.or(Some(reading.country));
        let mut counts = Counts::default();
        for (column, target) in reading.mapping.targets.iter().enumerate() {
            let number = counts.next(*target);
            let cell = raw.cell(column).trim();
            if cell.is_empty() {
                continue;
            }
            if number.is_some_and(|number| number != address.number) {
                if address.says_otherwise(raw, reading.mapping, (column, *target)) {
                    row.fault(column, *target, LEFT_OUT);
                }
                continue;
            }
            if let Err(fault) = row.take(cell, (column, *target), reading) {
                row.fault(column, *target, cause_code(fault));
            }
            while let Some(cause) = row.removed.pop() {
                row.fault(column, *target, cause);
            }
        }
        row
    }

    /// Whether the row says who is meant.
    pub(crate) fn identifies(&self) -> bool {
        !(self.family.is_empty()
            && self.company.is_empty()
            && self.emails.is_empty()
            && self.phones.is_empty())
    }

    /// Whether a purchase is told.
    pub(crate) fn has_order(&self) -> bool {
        self.order.on.is_some() || !self.order.number.is_empty()
    }

    /// Street and number as one line.
    pub(crate) fn street_line(&self) -> String {
        format!("{} {}", self.street, self.house_number).trim().to_owned()
    }

    /// The row as people are recognised by: its first address and number of each kind; the firm
    /// where it names no person.
    pub(crate) fn comparable(&self) -> Comparable {
        comparable(&Person {
            first_name: &self.given,
            last_name: if self.family.is_empty() { &self.company } else { &self.family },
            street: &self.street_line(),
            postcode: &self.postcode,
            city: &self.city,
            email: self.emails.first().map_or("", normal::Email::canonical),
            phone: self.phones.first().map_or("", normal::Phone::canonical),
            birthdate: &self.birth_date.map_or_else(String::new, |day| day.to_string()),
        })
    }

    /// Name for comparing; empty when the row has none.
    pub(crate) fn folded_name(&self) -> (String, String) {
        (normal::fold(&self.given), normal::fold(&self.family))
    }

    fn take(
        &mut self,
        cell: &str,
        at: (usize, Target),
        reading: &Reading<'_>,
    ) -> Result<(), normal::Fault> {
        let text = || plain(cell);
        match at.1 {
            Target::Part(Shape::Name, 0) => self.title = text()?,
            Target::Part(Shape::Name, 1) => self.given = normal::name(cell)?.text().to_owned(),
            Target::Part(Shape::Name, _) => {
                let name = normal::name(cell)?;
                self.family = name.text().to_owned();
                self.keep_title(&name);
            }
            Target::FullName => self.full_name(cell)?,
            Target::Part(Shape::Organisation, _) => {
                self.company = normal::company(cell)?.text().to_owned()
            }
            Target::Part(Shape::Email, _) => self.emails.push(normal::email(cell)?),
            Target::Part(Shape::Phone, _) => {
                self.phones.push(normal::phone(cell, self.country_code())?)
            }
            Target::Part(Shape::Postal, 0) | Target::StreetName => self.street = text()?,
            Target::HouseNumber => self.house_number = text()?,
            Target::Part(Shape::Postal, 1) => {
                self.postcode = normal::postcode(cell, self.country_code())?
            }
            Target::Part(Shape::Postal, 2) => self.city = text()?,
            Target::PostcodeAndCity => self.postcode_and_city(cell)?,
            Target::Part(Shape::BirthDate, _) => self.birth_date = self.day(cell, at, reading)?,
            Target::Language => self.language = language(cell),
            Target::CustomerNumber => self.take_number(text()?, reading),
            Target::Part(Shape::Note, _) => self.take_note(cell, reading),
            Target::ConsentFlag => self.consent = Some(is_yes(cell)),
            Target::ConsentDate => self.consent_on = self.day(cell, at, reading)?,
            Target::OptOut => self.opt_out(cell, at, reading),
            Target::Part(Shape::Order, 0) => self.order.number = text()?,
            Target::Part(Shape::Order, 1) => self.order.product = text()?,
            Target::Part(Shape::Order, 2) => self.order.amount = text()?,
            Target::Part(Shape::Order, _) => self.order.currency = text()?,
            Target::PurchaseDate => self.order.on = self.day(cell, at, reading)?,
            Target::ProductGroup => self.order.group = product_group(reading.register, cell),
            Target::NoticeShown => self.order.notice = if is_yes(cell) { 2 } else { 1 },
            // Salutation and free attributes have no purpose in the shipped register (R-BAS-07).
            _ => {}
        }
        Ok(())
    }

    /// Whatever is not a plain no; a date in the cell is the day of the objection (R-SUP-09).
    fn opt_out(&mut self, cell: &str, at: (usize, Target), reading: &Reading<'_>) {
        if !is_no(cell) {
            self.opt_out = true;
            let day = self.day(cell, at, reading).ok().flatten();
            let day = day.filter(|day| *day <= reading.today);
            self.opt_out_on = self.opt_out_on.max(day);
        }
    }

    /// The day in a cell. Address books and shops write `0.0.00` or `0000-00-00` where there is none.
    /// One that stands the other way round than its column is taken and told.
    fn day(
        &mut self,
        cell: &str,
        (column, target): (usize, Target),
        reading: &Reading<'_>,
    ) -> Result<Option<Date>, normal::Fault> {
        if cell.bytes().all(|sign| matches!(sign, b'0' | b'.' | b'-' | b'/' | b':' | b' ')) {
            return Ok(None);
        }
        let style = style(reading.mapping.order(column), reading.today);
        let day = normal::date(cell, style)?;
        let own = style.order.and(normal::date_order(cell, style));
        if own.is_some() && own != style.order {
            self.fault(column, target, cause_code(normal::Fault::DateOrder));
        }
        Ok(Some(day))
    }

    /// A note, screened (R-EMP-21); further note columns go on new lines.
    fn take_note(&mut self, cell: &str, reading: &Reading<'_>) {
        let (text, removed) = screened(reading.screener, cell);
        self.removed.extend(removed);
        if !self.note.is_empty() {
            self.note.push('\n');
        }
        self.note.push_str(&text);
    }

    /// The number of a person in the source; one with a sentence in it is none (R-EMP-21).
    fn take_number(&mut self, text: String, reading: &Reading<'_>) {
        let (_, removed) = match text.contains(' ') {
            true => screened(reading.screener, &text),
            false => Default::default(),
        };
        if removed.is_empty() {
            self.customer_number = text;
        }
        self.removed.extend(removed);
    }

    fn keep_title(&mut self, name: &normal::Name) {
        if self.title.is_empty() {
            self.title = name.titles().to_owned();
        }
    }

    fn full_name(&mut self, cell: &str) -> Result<(), normal::Fault> {
        let name = normal::name(cell)?;
        self.keep_title(&name);
        let (given, family) = match name.text().split_once(", ") {
            Some((family, given)) => (given, family),
            None => name.text().rsplit_once(' ').unwrap_or(("", name.text())),
        };
        self.given = given.to_owned();
        self.family = family.to_owned();
        Ok(())
    }

    fn postcode_and_city(&mut self, cell: &str) -> Result<(), normal::Fault> {
        let (postcode, city) = cell.split_once(' ').unwrap_or((cell, ""));
        self.city = plain(city)?;
        self.postcode = normal::postcode(postcode, self.country_code())?;
        Ok(())
    }

    fn country_code(&self) -> &'static str {
        match self.country {
            Some(Country::De) => "DE",
            Some(Country::At) => "AT",
            Some(Country::Ch) => "CH",
            _ => "ZZ",
        }
    }

    fn fault(&mut self, column: usize, target: Target, cause: i64) {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        self.faults.push(RowFault {
            line: number(self.line),
            column: number(column as u64 + 1),
            target: target.code(),
            cause,
        });
    }
}

/// Short text on one line.
fn plain(cell: &str) -> Result<String, normal::Fault> {
    let cell = normal::clean(cell);
    if cell.len() > 300 { Err(normal::Fault::TooLong) } else { Ok(cell) }
}

/// A country by its code or name, in German or English.
pub(super) fn country(cell: &str) -> Option<Country> {
    Some(match normal::fold(cell).as_str() {
        "" => return None,
        "de" | "d" | "deu" | "ger" | "deutschland" | "germany" => Country::De,
        "at" | "a" | "aut" | "oesterreich" | "austria" => Country::At,
        "ch" | "che" | "sui" | "schweiz" | "switzerland" | "suisse" | "svizzera" => Country::Ch,
        "be" | "bg" | "cy" | "cz" | "dk" | "ee" | "es" | "fi" | "fr" | "gr" | "hr" | "hu"
        | "ie" | "it" | "lt" | "lu" | "lv" | "mt" | "nl" | "pl" | "pt" | "ro" | "se" | "si"
        | "sk" | "li" | "is" | "no" | "frankreich" | "france" | "italien" | "italy"
        | "niederlande" | "netherlands" | "polen" | "poland" | "daenemark" | "denmark"
        | "belgien" | "belgium" | "luxemburg" | "luxembourg" => Country::EuOther,
        _ => Country::Other,
    })
}

fn language(cell: &str) -> i64 {
    match normal::fold(cell).as_str() {
        "de" | "deutsch" | "german" | "ger" => 1,
        "en" | "englisch" | "english" | "eng" => 2,
        _ => 0,
    }
}

fn is_yes(cell: &str) -> bool {
    matches!(
        normal::fold(cell).as_str(),
        "ja" | "j"
            | "yes"
            | "y"
            | "1"
            | "true"
            | "wahr"
            | "x"
            | "opt in"
            | "optin"
            | "aktiv"
            | "active"
            | "subscribed"
            | "angemeldet"
    )
}

/// Only a plain no counts as no opt-out: whatever else stands there is taken as one.
fn is_no(cell: &str) -> bool {
    matches!(
        normal::fold(cell).as_str(),
        "nein"
            | "n"
            | "no"
            | "0"
            | "false"
            | "falsch"
            | "-"
            | ""
            | "aktiv"
            | "active"
            | "subscribed"
            | "angemeldet"
    )
}

fn product_group(register: &Register, cell: &str) -> Option<u16> {
    let wanted = normal::fold(cell);
    let named = |g: &&crate::register::ProductGroup| {
        [&g.code, &g.name.de, &g.name.en].iter().any(|name| normal::fold(name) == wanted)
    };
    register.product_groups.iter().find(named).map(|g| g.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &[Target], cells: &[&str]) -> CleanRow {
        let names: Vec<String> = header.iter().map(|t| t.word().to_owned()).collect();
        read_by(&Mapping::new(&names, header.to_vec()), cells)
    }

    fn read_by(mapping: &Mapping, cells: &[&str]) -> CleanRow {
        let register = Register::shipped().unwrap();
        let reading = Reading {
            mapping,
            register: &register,
            screener: &crate::screening::House::of(&register),
            country: Country::De,
            today: "2026-11-21".parse().unwrap(),
        };
        let raw = RawRow { line: 7, cells: cells.iter().map(|c| (*c).to_owned()).collect() };
        CleanRow::read(&raw, &reading)
    }

    #[test]
    fn a_broken_cell_is_told_and_the_rest_counts() {
        let header = [Target::FullName, Target::Part(Shape::Email, 0), Target::PurchaseDate];
        let row = read(&header, &["Dr. Anna Petersen", "anna(at)nordpol", "31.02.2026"]);
        assert_eq!(
            (row.title.as_str(), row.given.as_str(), row.family.as_str()),
            ("Dr.", "Anna", "Petersen")
        );
        assert_eq!(
            row.faults.iter().map(|f| (f.line, f.column)).collect::<Vec<_>>(),
            [(7, 2), (7, 3)]
        );
        assert!(row.identifies() && row.emails.is_empty());
    }

    #[test]
    fn the_country_of_the_row_decides_how_numbers_are_read() {
        let header = [Target::Part(Shape::Phone, 0), Target::Part(Shape::Postal, 3)];
        assert_eq!(
            read(&header, &["0664 1234567", "Österreich"]).phones[0].canonical(),
            "+436641234567"
        );
        assert_eq!(read(&header, &["0170/1234567", ""]).phones[0].canonical(), "+491701234567");
    }

    #[test]
    fn a_date_of_zeros_is_none_and_no_fault() {
        for cell in ["0.0.00", "0000-00-00", "0000-00-00 00:00:00", "-"] {
            let row = read(&[Target::FullName, Target::PurchaseDate], &["Uwe Holm", cell]);
            assert!(row.order.on.is_none() && row.faults.is_empty(), "{cell}");
        }
    }

    #[test]
    fn the_order_of_a_column_settles_its_dates_and_another_order_is_told() {
        let header = [Target::FullName, Target::PurchaseDate, Target::OptOut];
        let names: Vec<String> = header.iter().map(|t| t.word().to_owned()).collect();
        let mut mapping = Mapping::new(&names, header.to_vec());
        mapping.orders = vec![(1, intake::DateOrder::MonthFirst)];
        let told = |mapping: &Mapping, bought: &str, out: &str| {
            let row = read_by(mapping, &["Uwe Holm", bought, out]);
            let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
            let faults: Vec<_> = row.faults.iter().map(|f| (f.column, f.cause)).collect();
            (day(row.order.on), day(row.opt_out_on), faults)
        };
        let said = |bought: &str, out: &str, faults: &[(i64, i64)]| {
            (bought.to_owned(), out.to_owned(), faults.to_vec())
        };
        assert_eq!(told(&mapping, "1/2/26", "1/2/26"), said("2026-01-02", "", &[]));
        let against = (2, cause_code(normal::Fault::DateOrder));
        assert_eq!(told(&mapping, "13/2/26", ""), said("2026-02-13", "", &[against]));
        mapping.layout.dates = Some(intake::DateOrder::DayFirst);
        assert_eq!(told(&mapping, "1/2/26", "1/2/26"), said("2026-02-01", "2026-02-01", &[]));
        mapping = Mapping::new(&names, header.to_vec());
        let ambiguous = (2, cause_code(normal::Fault::DateAmbiguous));
        assert_eq!(told(&mapping, "1/2/26", ""), said("", "", &[ambiguous]));
    }

    #[test]
    fn of_several_addresses_the_first_counts_as_a_whole_and_another_is_told() {
        let part = |place| Target::Part(Shape::Postal, place);
        let header = [part(0), part(1), part(2), part(3), part(0), part(1), part(2)];
        let told = |cells: &[&str; 7]| {
            let row = read(&header, cells);
            let faults: Vec<_> = row.faults.iter().map(|f| (f.column, f.cause)).collect();
            (row.street, row.postcode, row.city, faults)
        };
        let said = |street: &str, postcode: &str, city: &str| {
            (street.to_owned(), postcode.to_owned(), city.to_owned())
        };
        let (street, postcode, city, faults) =
            told(&["Hafen 1", "24103", "Kiel", "", "Am Wald 3", "", "Plön"]);
        assert_eq!((street, postcode, city), said("Hafen 1", "24103", "Kiel"), "never mixed");
        assert_eq!(faults, [(5, LEFT_OUT), (7, LEFT_OUT)]);
        let (street, postcode, city, faults) =
            told(&["", "", "", "DE", "Am Wald 3", "24306", "Plön"]);
        assert_eq!((street, postcode, city), said("Am Wald 3", "24306", "Plön"), "the only one");
        assert_eq!(faults, []);
        let same = told(&["Hafen 1", "24103", "Kiel", "", "hafen 1", "24103", "KIEL"]);
        assert_eq!(same.3, [], "billed to and sent to the same place");
    }

    #[test]
    fn whatever_is_not_a_plain_no_is_an_opt_out() {
        let header = [Target::Part(Shape::Email, 0), Target::OptOut];
        assert!(!read(&header, &["a@b.example", "nein"]).opt_out);
        assert!(read(&header, &["a@b.example", "2024-03-01"]).opt_out);
    }
}
