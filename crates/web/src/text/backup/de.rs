//! German.

use super::{BackupText, Finding};
use crate::text::De;

impl BackupText for De {
    fn backup_title(&self) -> &'static str {
        "Sicherungen"
    }
    fn backup_lead(&self) -> &'static str {
        "Daten und Schlüssel werden getrennt gesichert. Erst wenn auch die letzte alte Sicherung der Schlüssel weg ist, ist eine Löschung endgültig."
    }
    fn backup_fresh(&self) -> &'static str {
        "Alles in Ordnung: Daten und Schlüssel sind frisch gesichert, und nichts liegt zu lange."
    }
    fn backup_none(&self) -> &'static str {
        "keine"
    }
    fn backup_newest_data(&self) -> &'static str {
        "Neueste Sicherung der Daten"
    }
    fn backup_newest_keys(&self) -> &'static str {
        "Neueste Sicherung der Schlüssel"
    }
    fn backup_plan(&self) -> &'static str {
        "Zeitplan"
    }
    fn backup_by_hand(&self) -> &'static str {
        "nur von Hand (obhut backup)"
    }
    fn backup_made(&self) -> &'static str {
        "Gemacht (UTC)"
    }
    fn backup_of(&self) -> &'static str {
        "Inhalt"
    }
    fn backup_size(&self) -> &'static str {
        "Größe"
    }
    fn backup_sealed(&self) -> &'static str {
        "Verschlüsselt"
    }
    fn backup_data(&self) -> &'static str {
        "Daten"
    }
    fn backup_keys(&self) -> &'static str {
        "Schlüssel"
    }
    fn backup_encrypted(&self) -> &'static str {
        "an Empfänger verschlüsselt"
    }
    fn backup_plain(&self) -> &'static str {
        "versiegelt, nicht zusätzlich verschlüsselt"
    }
    fn backup_unknown(&self) -> &'static str {
        "Noch nicht nachgesehen"
    }
    fn backup_unknown_text(&self) -> &'static str {
        "Der Dienst sieht kurz nach dem Start und dann jede Minute nach."
    }
    fn backup_copies(&self) -> &'static str {
        "Vorhandene Sicherungen"
    }
    fn backup_no_copies(&self) -> &'static str {
        "Noch keine Sicherung"
    }
    fn backup_no_copies_text(&self) -> &'static str {
        "Wenn ein Zeitplan eingetragen ist, entsteht die erste innerhalb der nächsten Minute."
    }
    fn backup_how(&self) -> &'static str {
        "So kommt eine Sicherung zurück"
    }
    fn backup_how_text(&self) -> &'static str {
        "Auf dem Server, in einen neuen Ordner: ältere Daten nie ohne die neuesten Schlüssel. Was seither gelöscht oder widersprochen wurde, wird dabei nachgezogen; hinaus geht erst wieder etwas, wenn zwei Personen freigegeben haben. Kopien aus PostgreSQL brauchen dazu zwei leere Datenbanken (--database, --key-database)."
    }
    fn backup_age(&self, hours: i64) -> String {
        match hours {
            0 => "vor weniger als einer Stunde".to_owned(),
            1 => "vor einer Stunde".to_owned(),
            2..48 => format!("vor {hours} Stunden"),
            _ => format!("vor {} Tagen", hours / 24),
        }
    }
    fn backup_daily(&self, hour: i8, keys_minutes: u32) -> String {
        format!(
            "Daten und Schlüssel täglich um {hour} Uhr, Schlüssel dazu alle {keys_minutes} Minuten"
        )
    }
    fn megabytes(&self, bytes: u64) -> String {
        format!("{} MB", format!("{:.1}", bytes as f64 / 1e6).replace('.', ","))
    }
    fn backup_finding(&self, finding: Finding) -> &'static str {
        match finding {
            Finding::Failed => "Die letzte Sicherung ist fehlgeschlagen.",
            Finding::NoData => "Von den Daten gibt es keine Sicherung.",
            Finding::NoKeys => {
                "Von den Schlüsseln gibt es keine Sicherung. Ohne Schlüssel ist keine Sicherung der Daten lesbar."
            }
            Finding::DataOld => "Die neueste Sicherung der Daten ist älter als zwei Tage.",
            Finding::KeysOld => {
                "Die neueste Sicherung der Schlüssel ist älter, als ihr Zeitplan erlaubt."
            }
            Finding::KeysBehind => {
                "Die Schlüssel sind älter als die Daten: Wer zuletzt dazukam, ginge beim Zurückholen verloren."
            }
            Finding::KeysKept => {
                "Eine Sicherung der Schlüssel liegt länger als 14 Tage. Bitte löschen: Solange es sie gibt, sind Löschungen nicht endgültig."
            }
            Finding::DataKept => {
                "Eine Sicherung der Daten liegt länger als 90 Tage. Bitte löschen."
            }
            Finding::Unscheduled => {
                "Nichts macht Sicherungen von selbst. Bitte einen Zeitplan eintragen."
            }
            Finding::Elsewhere => {
                "Diese Firma liegt in PostgreSQL. Ohne Zeitplan hier sichern die Werkzeuge der Datenbank; davon weiß diese Seite nichts."
            }
        }
    }
    fn backup_next(&self) -> &'static str {
        "Nächste Sicherung"
    }
    fn backup_failed_at(&self) -> &'static str {
        "Zuletzt gescheitert"
    }
    fn backup_now(&self) -> &'static str {
        "Jetzt sichern"
    }
    fn backup_set(&self) -> &'static str {
        "Zeitplan einrichten"
    }
    fn backup_change(&self) -> &'static str {
        "Zeitplan ändern"
    }
    fn backup_plan_lead(&self) -> &'static str {
        "Gilt sofort, ohne Neustart. Beide Ordner liegen auf dem Server, nicht auf Ihrem Rechner."
    }
    fn backup_to(&self) -> &'static str {
        "Ordner für die Daten"
    }
    fn backup_to_hint(&self) -> &'static str {
        "Zum Beispiel /sicherung/daten. Kopien, die älter als 90 Tage sind, werden entfernt."
    }
    fn backup_keys_to(&self) -> &'static str {
        "Ordner für die Schlüssel"
    }
    fn backup_keys_to_hint(&self) -> &'static str {
        "Auf einem anderen Datenträger, der wirklich löscht, also nicht auf Band oder in einem Speicher mit Versionen. Kopien gehen nach 14 Tagen."
    }
    fn backup_hour(&self) -> &'static str {
        "Stunde"
    }
    fn backup_hour_hint(&self) -> &'static str {
        "0 bis 23, nach der Uhr des Servers. Zu dieser Stunde werden Daten und Schlüssel kopiert."
    }
    fn backup_minutes(&self) -> &'static str {
        "Minuten zwischen Kopien der Schlüssel"
    }
    fn backup_minutes_hint(&self) -> &'static str {
        "5 bis 1440. Löschungen und Widersprüche seit der letzten Kopie müssten nach dem Verlust der Platte neu eingetragen werden."
    }
    fn backup_recipients(&self) -> &'static str {
        "Empfänger (age)"
    }
    fn backup_recipients_hint(&self) -> &'static str {
        "Einer je Zeile, er beginnt mit age1. Ein Paar macht „age-keygen“; der private Teil gehört nicht auf diesen Server. Ohne Empfänger sind die Kopien versiegelt, aber nicht zusätzlich verschlüsselt."
    }
    fn backup_no_plan(&self) -> &'static str {
        "Nicht mehr selbst sichern"
    }
    fn backup_no_plan_hint(&self) -> &'static str {
        "Vorhandene Kopien bleiben liegen und werden nicht mehr entfernt."
    }
    fn backup_note(&self) -> &'static str {
        "bitte nachsehen"
    }
}
