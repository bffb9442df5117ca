use super::ExportText;
use crate::text::De;

impl ExportText for De {
    fn export_title(&self) -> &'static str {
        "Ausgeben"
    }
    fn export_purpose(&self) -> &'static str {
        "Zweck der Weitergabe"
    }
}
