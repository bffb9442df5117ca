use super::RulebookText;
use crate::text::De;
use law::rule::{Mark, Origin};

impl RulebookText for De {
    fn rules_title(&self) -> &'static str {
        "Regelwerk"
    }
    fn rules_lead(&self) -> &'static str {
        "Jede Regel, nach der Obhut entscheidet, wie sie im Programm steht. Keine Rechtsberatung: vor dem Einsatz juristisch prüfen lassen."
    }
    fn rules_search(&self) -> &'static str {
        "Suche"
    }
    fn rules_search_hint(&self) -> &'static str {
        "Paragraf, Urteil, Regel oder Stichwort: § 7 UWG, C-654/23, R-MKT-23, Kopplung"
    }
    fn rules_section(&self) -> &'static str {
        "Abschnitt"
    }
    fn rules_rests_on(&self) -> &'static str {
        "Beruht auf"
    }
    fn rules_origin(&self, origin: Origin) -> &'static str {
        match origin {
            Origin::Law => "Gesetz",
            Origin::CaseLaw => "Rechtsprechung",
            Origin::Authority => "Aufsichtspraxis",
            Origin::Policy => "Festlegung dieses Regelwerks",
        }
    }
    fn rules_how_sure(&self) -> &'static str {
        "Wie sicher"
    }
    fn rules_mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::V => "an der Quelle geprüft",
            Mark::K => "gesichertes Fachwissen",
            Mark::P => "Festlegung, strenger als das Gesetz",
            Mark::U => "ungeprüft oder offen",
        }
    }
    fn rules_every(&self) -> &'static str {
        "alle"
    }
    fn rules_show(&self) -> &'static str {
        "Zeigen"
    }
    fn rules_reset(&self) -> &'static str {
        "Alle Regeln"
    }
    fn rules_found(&self, shown: usize, all: usize) -> String {
        match shown {
            n if n == all => format!("{all} Regeln"),
            1 => format!("1 von {all} Regeln"),
            n => format!("{n} von {all} Regeln"),
        }
    }
    fn rules_none(&self) -> &'static str {
        "Keine Regel gefunden"
    }
    fn rules_none_text(&self) -> &'static str {
        "Ein anderes Wort versuchen oder die Auswahl zurücksetzen."
    }
    fn rules_citations(&self) -> &'static str {
        "Fundstellen"
    }
    fn rules_meaning(&self) -> &'static str {
        "Bedeutung"
    }
    fn rules_code(&self) -> &'static str {
        "Im Quelltext"
    }
    fn rules_before(&self) -> &'static str {
        "Vorige Regel"
    }
    fn rules_after(&self) -> &'static str {
        "Nächste Regel"
    }
    fn rules_numbers(&self) -> &'static str {
        "Fristen und Zahlen"
    }
    fn rules_numbers_lead(&self) -> &'static str {
        "Was Gesetz oder Festlegung ändern können, ist eine Zahl mit Datum und Quelle. Eine Firma darf innerhalb der Grenzen strenger sein, nie lockerer."
    }
    fn rules_number(&self) -> &'static str {
        "Zahl"
    }
    fn rules_value(&self) -> &'static str {
        "Wert"
    }
    fn rules_since(&self) -> &'static str {
        "Gilt seit"
    }
    fn rules_house(&self) -> &'static str {
        "Spielraum"
    }
    fn rules_policy(&self) -> &'static str {
        "Festlegung"
    }
    fn rules_own(&self) -> &'static str {
        "Hausregel"
    }
    fn rules_own_hint(&self) -> &'static str {
        "Betroffenenstelle und Verwaltung legen Hausregeln hier fest, oder in der Datei des Verzeichnisses, zum Beispiel:"
    }
    fn rules_own_set(&self) -> &'static str {
        "Festlegen"
    }
    fn rules_own_value(&self) -> &'static str {
        "Eigene Zahl der Firma"
    }
    fn rules_own_how(&self, bound: &str) -> String {
        format!(
            "Eine ganze Zahl, {bound}. Ein leeres Feld nimmt die Hausregel zurück. Gespeichert wird eine neue Fassung des Verzeichnisses; bei Fristen der Löschung gilt die Zahl für Werte, die ab jetzt dazukommen."
        )
    }
    fn rules_own_wrong(&self) -> &'static str {
        "Das ist keine ganze Zahl. Bitte nur Ziffern eintragen, oder das Feld leeren."
    }
    fn rules_fixed(&self) -> &'static str {
        "fest"
    }
    fn rules_between(&self, strictest: i32, value: i32) -> String {
        format!("{strictest} bis {value}")
    }
}
