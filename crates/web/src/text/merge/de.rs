use super::MergeText;
use crate::text::De;
use crate::text::FrameText as _;

impl MergeText for De {
    fn merge_title(&self) -> &'static str {
        "Zusammenführen"
    }
    fn merge_lead(&self) -> &'static str {
        "Was über beide gespeichert ist, und was daraus wird. Geändert wird erst mit der Bestätigung."
    }
    fn merge_with(&self) -> &'static str {
        "Zusammenführen mit …"
    }
    fn merge_with_lead(&self) -> &'static str {
        "Unter welchem zweiten Eintrag steht dieselbe Person?"
    }
    fn merge_compare(&self) -> &'static str {
        "Vergleichen"
    }
    fn merge_swap(&self) -> &'static str {
        "Seiten tauschen"
    }
    fn merge_stays(&self) -> &'static str {
        "bleibt"
    }
    fn merge_goes(&self) -> &'static str {
        "geht darin auf"
    }
    fn merge_after(&self) -> &'static str {
        "Danach"
    }
    fn merge_values(&self) -> &'static str {
        "Angaben"
    }
    fn merge_facts(&self) -> &'static str {
        "Einordnung"
    }
    fn merge_lights(&self) -> &'static str {
        "Darf ich danach ansprechen?"
    }
    fn merge_kind(&self) -> &'static str {
        "Angabe"
    }
    fn merge_purpose(&self) -> &'static str {
        "Zweck und Kanal"
    }
    fn merge_same(&self) -> &'static str {
        "gleich"
    }
    fn merge_differs(&self) -> &'static str {
        "verschieden"
    }
    fn merge_leads_left(&self) -> &'static str {
        "links gilt"
    }
    fn merge_leads_right(&self) -> &'static str {
        "rechts gilt"
    }
    fn merge_orders(&self) -> &'static str {
        "Bestellungen"
    }
    fn merge_sources(&self) -> &'static str {
        "Quellen"
    }
    fn merge_objection(&self) -> &'static str {
        "Widerspruch"
    }
    fn merge_none(&self) -> &'static str {
        "keiner"
    }
    fn merge_all(&self) -> &'static str {
        "gegen alles"
    }
    fn merge_part(&self) -> &'static str {
        "gegen einen Teil"
    }
    fn merge_consents(&self) -> &'static str {
        "Einwilligungen"
    }
    fn merge_carried(&self) -> &'static str {
        "Ein Widerspruch der einen gilt danach für beide, auch gegen eine neuere Einwilligung der anderen."
    }
    fn merge_confirm(&self) -> &'static str {
        "Zusammenführen"
    }
    fn merge_confirm_lead(&self) -> &'static str {
        "Bestellungen, Einwilligungen, Widersprüche und Weitergaben beider kommen zusammen; jede Angabe behält ihre Quelle. Das lässt sich 30 Tage lang genau zurücknehmen."
    }
    fn merge_nobody(&self) -> &'static str {
        "Niemand sonst passt. Andere Wörter versuchen."
    }
    fn merge_history(&self) -> &'static str {
        "Zusammenführungen"
    }
    fn merge_undo(&self) -> &'static str {
        "Zurücknehmen"
    }
    fn merge_beside(&self) -> &'static str {
        "weitere Angabe"
    }
    fn merge_by(&self) -> &'static str {
        "Von"
    }
    fn merge_parted_other(&self) -> &'static str {
        "Wieder da als eigene Person:"
    }
    fn split_title(&self) -> &'static str {
        "Angaben abtrennen"
    }
    fn split_lead(&self) -> &'static str {
        "Ankreuzen, was zu einer anderen Person gehört. Daraus wird ein eigener Eintrag; Widersprüche und Sperren gelten danach für beide, Einwilligungen bleiben hier."
    }
    fn split_do(&self) -> &'static str {
        "Abtrennen"
    }
    fn merge_undo_until(&self, day: jiff::civil::Date) -> String {
        format!("zurücknehmbar bis {}", self.date(day))
    }
    fn merge_settled(&self) -> &'static str {
        "endgültig"
    }
    fn merge_undone(&self) -> &'static str {
        "zurückgenommen"
    }
}
