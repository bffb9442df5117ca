use super::AboutText;
use crate::text::De;

impl AboutText for De {
    fn about_title(&self) -> &'static str {
        "Über Obhut"
    }
    fn about_what(&self) -> &'static str {
        "Obhut ist eine Kundenverwaltung, die das Datenschutzrecht von selbst einhält. Alle Daten liegen auf dem Server dieser Firma."
    }
    fn about_version(&self) -> &'static str {
        "Version"
    }
    fn about_licence(&self) -> &'static str {
        "Lizenz"
    }
    fn about_source(&self) -> &'static str {
        "Quelltext"
    }
    fn about_source_ask(&self) -> &'static str {
        "Wer diesen Server betreibt, gibt Ihnen den Quelltext genau dieser Version."
    }
    fn about_warranty(&self) -> &'static str {
        "Freie Software ohne Gewähr. Jede und jeder darf sie nutzen, untersuchen, weitergeben und verändern; wer eine veränderte Fassung anbietet, legt auch deren Quelltext offen."
    }
}
