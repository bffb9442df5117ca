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
        "weitere Angabe, eine andere gilt"
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
    fn split_file(&self) -> &'static str {
        "Datei"
    }
    fn split_do(&self) -> &'static str {
        "Abtrennen"
    }
    fn twins_title(&self) -> &'static str {
        "Doppelte"
    }
    fn twins_lead(&self) -> &'static str {
        "Paare, die dieselbe Person sein können, die sichersten zuerst. Zusammenführen lässt sich 30 Tage lang zurücknehmen."
    }
    fn twins_search(&self) -> &'static str {
        "Bestand durchsuchen"
    }
    fn twins_open(&self) -> &'static str {
        "Offene"
    }
    fn twins_put_off(&self) -> &'static str {
        "Zurückgestellt"
    }
    fn twins_decided(&self) -> &'static str {
        "Entschieden."
    }
    fn twins_running(&self) -> &'static str {
        "Alle werden mit allen verglichen"
    }
    fn twins_none(&self) -> &'static str {
        "Keine offenen Paare"
    }
    fn twins_none_text(&self) -> &'static str {
        "Nach einer Übernahme lohnt es sich, den Bestand noch einmal zu durchsuchen."
    }
    fn twins_keys(&self) -> &'static str {
        "Tasten: m dieselbe, d verschiedene, l später, j und k blättern."
    }
    fn twins_same(&self) -> &'static str {
        "Dieselbe Person"
    }
    fn twins_different(&self) -> &'static str {
        "Verschiedene Personen"
    }
    fn twins_later(&self) -> &'static str {
        "Später"
    }
    fn twins_closer(&self) -> &'static str {
        "Genauer ansehen"
    }
    fn twins_why(&self) -> &'static str {
        "Was für dieselbe Person spricht, was dagegen"
    }
    fn twins_start(&self) -> &'static str {
        "Ausgangspunkt"
    }
    fn twins_legend(&self) -> &'static str {
        "Grün spricht dafür, Rot dagegen: +1 verdoppelt die Aussicht, −1 halbiert sie. Grau: So unwahrscheinlich ist es bei zwei beliebigen Einträgen."
    }
    fn twins_sum(&self, percent: &str) -> String {
        format!("Zusammen: {percent}")
    }
    fn twins_bits(&self) -> &'static str {
        "Gewicht"
    }
    fn lists_title(&self) -> &'static str {
        "Listen"
    }
    fn lists_lead(&self) -> &'static str {
        "Wer steht in welcher Liste, wo widersprechen sie sich, und wie weit ist es bis zu einem Bestand?"
    }
    fn lists_add(&self) -> &'static str {
        "Liste einlesen"
    }
    fn lists_check(&self) -> &'static str {
        "Bestand prüfen"
    }
    fn lists_none(&self) -> &'static str {
        "Noch nichts geprüft"
    }
    fn lists_none_text(&self) -> &'static str {
        "Listen einlesen und dann den Bestand prüfen: danach steht hier, wer in welcher Liste steht und was zu entscheiden ist."
    }
    fn lists_which(&self) -> &'static str {
        "Welche Listen?"
    }
    fn lists_show(&self) -> &'static str {
        "Anzeigen"
    }
    fn lists_lists(&self) -> &'static str {
        "Listen"
    }
    fn lists_people(&self) -> &'static str {
        "Personen in diesen Listen"
    }
    fn lists_shared(&self) -> &'static str {
        "davon in mehreren Listen"
    }
    fn lists_overlap(&self) -> &'static str {
        "Wer steht in welcher Liste"
    }
    fn lists_todo(&self) -> &'static str {
        "Bis zu einem Bestand"
    }
    fn lists_one_base(&self) -> &'static str {
        "Entschieden"
    }
    fn lists_contradictions(&self) -> &'static str {
        "Widersprüche bei Einwilligungen"
    }
    fn lists_contradictions_lead(&self) -> &'static str {
        "Eine Liste meldet eine Einwilligung, eine andere einen Widerspruch. Es gilt die Ablehnung, bis die Person selbst neu und nachweisbar zustimmt."
    }
    fn lists_refusal_holds(&self) -> &'static str {
        "Ablehnung gilt"
    }
    fn lists_values(&self) -> &'static str {
        "Mehrere Angaben"
    }
    fn lists_values_lead(&self) -> &'static str {
        "Zwei Namen, Firmen, Geburtsdaten oder Anschriften: auf der Karte berichtigen oder abtrennen, was falsch ist."
    }
    fn lists_looked_at(&self) -> &'static str {
        "Angesehen"
    }
    fn lists_no_ground(&self) -> &'static str {
        "Personen ohne Grund"
    }
    fn lists_no_ground_lead(&self) -> &'static str {
        "Nichts gekauft, nichts angefragt, nirgends eingewilligt: Einen Grund eintragen oder sich davon trennen."
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
    fn twins_waiting(&self, open: u64, decided: u64) -> String {
        let pairs = match open {
            1 => "1 Paar wartet".to_owned(),
            n => format!("{} Paare warten", self.number(n)),
        };
        format!("{pairs}, {} entschieden.", self.number(decided))
    }
    fn twins_likely(&self, percent: &str) -> String {
        format!("Zu {percent} dieselbe Person")
    }
    fn twins_progress(&self, done: u64, of: u64) -> String {
        format!("{} von {} verglichen", self.number(done), self.number(of))
    }
    fn twins_searched(&self, day: jiff::civil::Date) -> String {
        format!("Zuletzt durchsucht am {}.", self.date(day))
    }
    fn lists_progress(&self, done: u64, of: u64) -> String {
        format!("{} von {} entschieden", self.number(done), self.number(of))
    }
    fn lists_what(&self) -> &'static str {
        "Worum es geht"
    }
    fn lists_decision(&self) -> &'static str {
        "Entscheidung"
    }
    fn lists_all(&self, open: u64, settle: &str) -> String {
        format!("Alle {}: {settle}", self.number(open))
    }
    fn lists_says(&self, agreed: &str, refused: &str) -> String {
        match refused {
            "" => format!("Ja: {agreed} · Nein: Sperrliste"),
            _ => format!("Ja: {agreed} · Nein: {refused}"),
        }
    }
}
