use super::RegisterText;
use crate::text::De;

impl RegisterText for De {
    fn register_title(&self) -> &'static str {
        "Verzeichnis"
    }
    fn register_subtitle(&self) -> &'static str {
        "Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO)"
    }
}
