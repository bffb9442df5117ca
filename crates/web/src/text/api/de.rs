use super::ApiText;
use crate::text::De;

impl ApiText for De {
    fn api_title(&self) -> &'static str {
        "Schnittstelle"
    }
    fn api_bad_cursor(&self) -> &'static str {
        "Der Zeiger `cursor` stammt nicht von uns. Bitte den aus der letzten Antwort nehmen."
    }
    fn api_bad_limit(&self) -> &'static str {
        "`limit` muss zwischen 1 und 200 liegen."
    }
    fn api_bad_key(&self) -> &'static str {
        "`Idempotency-Key` muss 1 bis 128 druckbare ASCII-Zeichen lang sein."
    }
    fn api_bad_body(&self) -> &'static str {
        "Der Text ist kein JSON dieser Form, oder er enthält ein unbekanntes Feld."
    }
}
