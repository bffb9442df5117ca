use super::ImportText;
use crate::text::En;
use crate::text::FrameText as _;

impl ImportText for En {
    fn import_title(&self) -> &'static str {
        "Import"
    }
    fn import_rows_read(&self, done: u64, of: u64) -> String {
        format!("{} of {} rows read", self.number(done), self.number(of))
    }
}
