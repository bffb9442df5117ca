//! Taking in files.

mod de;
mod en;

use super::FrameText;

/// Taking in files.
pub trait ImportText: FrameText {
    fn import_title(&self) -> &'static str;
    fn import_rows_read(&self, done: u64, of: u64) -> String;
}
