use super::ImportText;
use crate::text::De;
use crate::text::FrameText as _;

impl ImportText for De {
    fn import_title(&self) -> &'static str {
        "Einlesen"
    }
    fn import_rows_read(&self, done: u64, of: u64) -> String {
        format!("{} von {} Zeilen gelesen", self.number(done), self.number(of))
    }
}
