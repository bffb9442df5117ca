use super::MinimiseText;
use crate::text::De;

impl MinimiseText for De {
    fn minimise_title(&self) -> &'static str {
        "Was wir nicht brauchen"
    }
    fn minimise_lead(&self) -> &'static str {
        "Je Datenart: wie viel gespeichert ist, welche Tätigkeit es braucht, wann zuletzt jemand hingesehen hat. Nichts wird dafür geöffnet."
    }
    fn minimise_make(&self) -> &'static str {
        "Bericht erstellen"
    }
    fn minimise_again(&self) -> &'static str {
        "Neu erstellen"
    }
    fn minimise_running(&self) -> &'static str {
        "Wird erstellt oder gelöscht …"
    }
    fn minimise_none(&self) -> &'static str {
        "Noch kein Bericht"
    }
    fn minimise_none_text(&self) -> &'static str {
        "Der Bericht geht einmal durch den ganzen Bestand; das dauert je nach Größe Sekunden bis Minuten."
    }
    fn minimise_kind(&self) -> &'static str {
        "Datenart"
    }
    fn minimise_needed_by(&self) -> &'static str {
        "gebraucht für"
    }
    fn minimise_last(&self) -> &'static str {
        "zuletzt geöffnet"
    }
    fn minimise_values(&self) -> &'static str {
        "Werte"
    }
    fn minimise_without(&self) -> &'static str {
        "ohne Grund"
    }
    fn minimise_never(&self) -> &'static str {
        "nie"
    }
    fn minimise_nobody(&self) -> &'static str {
        "keine Tätigkeit"
    }
    fn minimise_retired(&self) -> &'static str {
        "stillgelegt"
    }
    fn minimise_retire(&self) -> &'static str {
        "Stilllegen\u{a0}…"
    }
    fn minimise_photo(&self) -> &'static str {
        "Foto: nur mit Einwilligung für diesen Zweck (R-EMP-30)"
    }
    fn minimise_birthday(&self) -> &'static str {
        "Geburtsdatum: selten nötig (R-BAS-07)"
    }
    fn minimise_salutation(&self) -> &'static str {
        "Anrede: für einen Vertrag nicht nötig (EuGH C-394/23)"
    }
    fn minimise_use_hint(&self) -> &'static str {
        "„Zuletzt geöffnet“: für eine Tätigkeit, die diese Datenart braucht; auf den Tag genau, seit diese Fassung von Obhut läuft. „Ohne Grund“: Kein Zweck der Herkunft braucht diese Datenart."
    }
    fn minimise_retire_title(&self) -> &'static str {
        "Datenart stilllegen"
    }
    fn minimise_retire_lead(&self) -> &'static str {
        "Die Datenart wird nicht mehr aufgenommen, aus den Tätigkeiten gestrichen, und alle gespeicherten Werte werden gelöscht. Das lässt sich nicht rückgängig machen."
    }
    fn minimise_confirm(&self) -> &'static str {
        "Ja, alle Werte dieser Datenart löschen"
    }
    fn minimise_go(&self) -> &'static str {
        "Stilllegen und löschen"
    }
    fn minimise_confirm_missing(&self) -> &'static str {
        "Bitte das Löschen bestätigen."
    }
    fn minimise_made(&self, day: &str) -> String {
        format!("Stand vom {day}.")
    }
    fn minimise_erased(&self, count: &str) -> String {
        format!("{count} Werte gelöscht.")
    }
    fn minimise_activities(&self, count: &str) -> String {
        format!("{count} Tätigkeiten")
    }
    fn minimise_photos(&self, count: &str) -> String {
        format!("{count} Fotos von Personen als Dateien.")
    }
}
