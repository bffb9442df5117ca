//! Handing an audience out: asked for, approved, decided once more, handed over, and kept on record.

mod approve;
mod ask;
mod columns;
mod csv;
mod hand_out;
mod lines;
#[cfg(test)]
mod tests;
mod view;
mod xlsx;

pub use hand_out::{Handed, Handing};
pub use store::records::disclosure::DisclosureState as ExportState;
pub use view::Export;

law::vocabulary! {
    /// What the file is.
    Format { Csv = 1 "csv", Xlsx = 2 "xlsx" }
}
