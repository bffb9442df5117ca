//! How a file is written, as the command line says it and shows it.

use std::fs::File;

use clap::Args;
use desk::Desk;
use desk::import::{FileLook, Layout, Mapping, NO_SETTING};

use crate::say::{Ended, Stopped, line, pick};

/// How the file is written, where it is detected wrongly. What is said counts for the next file of
/// the source with the same columns, too; what is left out is detected.
#[derive(Debug, Args)]
pub struct WrittenArgs {
    /// Encoding: UTF-8, WINDOWS-1252, ISO-8859-15, CP850, MACINTOSH, WINDOWS-1250, UTF-16LE or
    /// UTF-16BE.
    #[arg(long)]
    encoding: Option<String>,
    /// What separates cells: ; , | : ^ ~ # or TAB.
    #[arg(long)]
    delimiter: Option<String>,
    /// What encloses cells: DOUBLE, SINGLE or NONE.
    #[arg(long)]
    quote: Option<String>,
    /// Line that names the columns, from 1; 0 or NONE where none does.
    #[arg(long, value_name = "LINE")]
    header_row: Option<String>,
    /// Sheet of a workbook, by its name or its number from 1; hidden ones do not count.
    #[arg(long)]
    sheet: Option<String>,
    /// The order in dates such as 1/2/1990: DAY_FIRST or MONTH_FIRST.
    #[arg(long)]
    dates: Option<String>,
}

impl WrittenArgs {
    /// What is said; nothing at all leaves it to memory and detection.
    pub fn layout(&self, desk: &Desk, file: &mut File, name: &str) -> Ended<Option<Layout>> {
        let sheet = self.sheet.as_deref().map(|said| sheet(desk, file, name, said)).transpose()?;
        let settings = [
            ("encoding", "--encoding", self.encoding.clone()),
            ("delimiter", "--delimiter", self.delimiter.clone()),
            ("quote", "--quote", self.quote.clone()),
            ("header", "--header-row", self.header_row.clone()),
            ("sheet", "--sheet", sheet),
            ("dates", "--dates", self.dates.clone()),
        ];
        let mut layout = None;
        for (setting, option, said) in settings {
            let Some(said) = said else { continue };
            let known = layout.get_or_insert_with(Layout::default).set(setting, &said);
            if !known || said.trim_matches(' ').is_empty() {
                let why = Stopped::from(desk::Error::from(NO_SETTING));
                return Err(why.with(format!("{option} {said}")));
            }
        }
        Ok(layout)
    }
}

/// The number of a sheet that is named; a number stays one.
fn sheet(desk: &Desk, file: &mut File, name: &str, said: &str) -> Ended<String> {
    let sheets = desk.look_at_file((file, name), Layout::default())?.glance.sheets;
    let number = sheets.iter().position(|sheet| sheet == said).map(|at| at + 1);
    let number = number.or_else(|| said.parse().ok().filter(|n| (1..=sheets.len()).contains(n)));
    number.map(|number| number.to_string()).ok_or_else(|| {
        let stopped = match sheets.is_empty() {
            true => Stopped::because(
                "Die Datei ist keine Arbeitsmappe und hat keine Blätter.",
                "The file is no workbook and has no sheets.",
            ),
            false => Stopped::because(
                "Dieses Blatt hat die Arbeitsmappe nicht. Es gibt:",
                "The workbook has no such sheet. There are:",
            ),
        };
        stopped.with(sheets.join(", "))
    })
}

/// Shows how a file is read, its first lines, and where its columns go.
pub fn show(look: &FileLook, mapping: &Mapping, header: &[String]) {
    let (de, en) = (
        format!("Gelesen als {}: {}", look.format, settings(look)),
        format!("Read as {}: {}", look.format, settings(look)),
    );
    line(&de, &en);
    for (at, sheet) in look.glance.sheets.iter().enumerate() {
        println!("  {}{}: {sheet}", pick(SHEET), at + 1);
    }
    for (number, text) in &look.glance.lines {
        println!("  {number:>5}  {text}");
    }
    for (at, (name, target)) in header.iter().zip(&mapping.targets).enumerate() {
        let order = mapping.order(at).map(|order| format!(" ({order})")).unwrap_or_default();
        println!("  {} {name} = {}{order}", at + 1, target.word());
    }
}

const SHEET: ::law::refusal::Words = ::law::refusal::Words { de: "Blatt ", en: "sheet " };

fn settings(look: &FileLook) -> String {
    look.as_read.to_string().replace(',', " ")
}
