//! Rows a second of a whole import, sealed, audited and durable:
//! `cargo run --release -p desk --example import_speed -- FILE.csv [FOLDER]`.
#![allow(clippy::print_stdout, reason = "the figures are for whoever measures")]
#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock, arguments and files")]

use std::error::Error;
use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use desk::import::{Begun, Options};
use desk::register::Register;
use desk::{Call, Desk};
use jiff::Timestamp;
use law::ids::RequestId;
use law::vocabulary::{Country, PersonType};
use store::{Content, Keys, Start, Store};
use vault::{Cost, KeyFile, Vault};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let folder = arguments.next().map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = folder.join(format!("import-speed-{}", std::process::id()));
    let open = |name, content| Store::sqlite(&folder.join(name), content, Start::Create);
    let (vault, _) = Vault::create_with(&KeyFile::generate()?, Cost::LOWEST)?;
    let call = Call::by_system(Timestamp::now(), RequestId([1; 16]));
    let (data, keys) = (open("data", Content::Data)?, Keys::new(open("keys", Content::Keys)?));
    let desk = Desk::create(data, keys, vault, &with_birth_dates()?, &call)?;
    let source = desk.register().source_coded("shop").ok_or("no source `shop`")?.id;
    let options = Options {
        source,
        country: Country::De,
        party: PersonType::Consumer,
        documented: true,
        layout: None,
    };
    let start = Instant::now();
    let begun = desk.import_file(&call, File::open(file)?, "", &options, None)?;
    let took = start.elapsed().as_secs_f64();
    let (Begun::New(id) | Begun::Resumed(id) | Begun::Before(id)) = begun;
    let report = desk.import_report(&call, id)?;
    for (outcome, reason, rows) in &report.counts {
        println!("{outcome}\t{reason}\t{rows}");
    }
    let rows = report.rows_done;
    println!("{rows} rows in {took:.2} s: {:.0} rows/s", rows as f64 / took);
    drop(desk);
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

/// The shipped register, with dates of birth in use.
fn with_birth_dates() -> Result<Register, Box<dyn Error>> {
    let mut register = Register::shipped()?;
    for kind in register.kinds.iter_mut().filter(|kind| kind.code == "birth_date") {
        kind.retired = false;
    }
    if let Some(contract) = register.activities.iter_mut().find(|a| a.code == "contract") {
        contract.kinds.push("birth_date".to_owned());
    }
    Ok(register)
}
