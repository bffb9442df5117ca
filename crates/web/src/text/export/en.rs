use super::ExportText;
use crate::text::En;

impl ExportText for En {
    fn export_title(&self) -> &'static str {
        "Export"
    }
    fn export_purpose(&self) -> &'static str {
        "Purpose of the disclosure"
    }
}
