//! Sample firms with invented people, for documentation, demo and tests.
//!
//! The same seed gives the same bytes. Names, streets and towns are combined at random; the domains
//! end in `.example` (RFC 2606) and the telephone numbers lie in ranges kept free for films, so
//! that nobody real can be meant or reached.

mod chance;
mod lists;
mod people;
mod sales;

pub use people::Person;

use chance::Chance;

/// The register of Nordpol-Versand (TOML), as `obhut register import` reads it.
pub const REGISTER: &str = include_str!("../nordpol-versand/register.toml");

/// The lists of a firm, as its departments hand them in.
#[derive(Clone, PartialEq, Eq)]
pub struct Files {
    /// Customers of the shop with their last order: CSV, Windows-1252, `;`.
    pub shop_csv: Vec<u8>,
    /// Readers of the newsletter: CSV, UTF-8, `,`.
    pub newsletter_csv: Vec<u8>,
    /// Business partners of the sales department: XLSX.
    pub sales_xlsx: Vec<u8>,
    /// Addresses that must not be written to any more: CSV, UTF-8, `;`.
    pub blacklist_csv: Vec<u8>,
}

/// People in the shop list.
const SHOP: usize = 3_100;
/// People in the newsletter list, and how many of them are in the shop list, too.
const NEWSLETTER: (usize, usize) = (2_300, 1_000);
/// Partners in the sales list, and how many of them are in the shop list, too.
const SALES: (usize, usize) = (750, 150);

/// Nordpol-Versand, a mail-order house in northern Germany: 5,000 people over three lists.
pub fn nordpol(seed: u64) -> Files {
    let mut chance = Chance::new(seed);
    let shop: Vec<Person> = (0..SHOP).map(|number| people::invent(&mut chance, number)).collect();
    let own = |chance: &mut Chance, from: usize, count: usize| -> Vec<Person> {
        (from..from + count).map(|number| people::invent(chance, number)).collect()
    };
    let readers = own(&mut chance, SHOP, NEWSLETTER.0 - NEWSLETTER.1);
    let partners = own(&mut chance, SHOP + readers.len(), SALES.0 - SALES.1);
    let readers = mixed(&mut chance, &shop, NEWSLETTER.1, readers);
    let partners = mixed(&mut chance, &shop, SALES.1, partners);
    Files {
        shop_csv: lists::shop(&mut chance, &shop),
        newsletter_csv: lists::newsletter(&mut chance, &readers),
        sales_xlsx: sales::workbook(&mut chance, &partners).unwrap_or_default(),
        blacklist_csv: lists::blacklist(&mut chance, &shop, &readers),
    }
}

/// Some people of the shop, a third of them spelled otherwise, among people of one's own.
fn mixed(chance: &mut Chance, shop: &[Person], shared: usize, own: Vec<Person>) -> Vec<Person> {
    let step = (shop.len() / shared.max(1)).max(1);
    let known = shop.iter().step_by(step).take(shared).cloned();
    let mut all: Vec<Person> =
        known.map(|person| people::retold(chance, person)).chain(own).collect();
    chance.shuffle(&mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use intake::mapping::{Target, suggest};
    use intake::{Cause, Limits, detect, open};

    fn read(bytes: &[u8], name: &str) -> (Vec<Target>, usize, Vec<Cause>) {
        let head = bytes.get(..64 << 10).unwrap_or(bytes);
        let reader = open(bytes, &detect(head, name), Limits::default()).unwrap();
        let targets = suggest(reader.header(), &[]);
        let (mut rows, mut causes) = (0, Vec::new());
        for found in reader {
            match found {
                Ok(_) => rows += 1,
                Err(fault) => causes.push(fault.cause),
            }
        }
        (targets, rows, causes)
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert!(nordpol(1) == nordpol(1));
        assert!(nordpol(1).shop_csv != nordpol(2).shop_csv);
    }

    #[test]
    fn every_list_can_be_read_and_every_column_is_known() {
        let files = nordpol(1);
        for (bytes, name, people) in [
            (&files.shop_csv, "shop.csv", SHOP),
            (&files.newsletter_csv, "newsletter.csv", NEWSLETTER.0),
            (&files.sales_xlsx, "sales.xlsx", SALES.0),
        ] {
            let (targets, rows, causes) = read(bytes, name);
            assert!(!targets.contains(&Target::Ignore), "{name}: {targets:?}");
            assert!(
                rows + causes.len() >= people && causes.len() < 20,
                "{name}: {rows} {causes:?}"
            );
        }
        let (_, rows, causes) = read(&files.blacklist_csv, "sperrliste.csv");
        assert!(rows >= 60 && causes.is_empty());
    }

    #[test]
    fn people_who_left_the_newsletter_are_customers_of_the_shop() {
        let files = nordpol(1);
        let shop = encoding_rs::WINDOWS_1252.decode(&files.shop_csv).0.to_lowercase();
        let newsletter = String::from_utf8(files.newsletter_csv).unwrap();
        let left = newsletter.lines().skip(1).filter(|line| !line.ends_with(','));
        let both =
            left.filter(|line| shop.contains(&line.split(',').next().unwrap().to_lowercase()));
        assert!(both.count() >= 50);
    }
}
