//! Section 6: the rules of the deletion concept, and those of section 3 and 5 that reach into it.

use crate::rule::rules;
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::Role;

rules! {
    R_CON_23 "R-CON-23" Authority V ["§ 7a UWG (DE)", "BNetzA Hinweise 7.7.2022"]
        "Widerruf beendet nicht das Aufbewahren" | "Withdrawal does not end keeping";
        "Auch nach dem Widerruf ist der Nachweis samt Widerruf aufzubewahren." | "The proof, with the withdrawal, must be kept after it, too.";
        "Den Nachweis eingeschränkt aufbewahren." | "Keep the proof, restricted.";
    R_CON_26 "R-CON-26" Law K ["Art. 17 Abs. 3 lit. b DSGVO", "§ 7a UWG (DE)"]
        "Löschung erreicht den Nachweis nicht" | "Erasure does not reach the proof";
        "Der Telefonnachweis ist gesetzlich aufzubewahren und wird nur eingeschränkt." | "The phone proof must be kept by statute and is only restricted.";
        "Der Person erklären, was bleibt, warum und bis wann." | "Explain to the person what remains, why and until when.";
    R_DSR_51 "R-DSR-51" Law K ["Art. 17 Abs. 1, 3 DSGVO"]
        "Löschen, was nicht aufzubewahren ist" | "Erase what need not be kept";
        "Was gesetzlich aufzubewahren ist, wird eingeschränkt; alles andere wird gelöscht." | "What must be kept by statute is restricted; everything else is erased.";
        "Der Person je Stück sagen, was geschieht und bis wann." | "Tell the person item by item what happens and until when.";
    R_DEL_01 "R-DEL-01" Law K ["Art. 5 Abs. 1 lit. e DSGVO"]
        "Klasse, Start und Löschdatum" | "Class, start and deletion date";
        "Jedes Datum hat eine Löschklasse, ein Startereignis und ein Löschdatum; ohne Start gibt es ein Prüfdatum." | "Every datum has a class, a start event and a deletion date; without a start it has a review date.";
        "Das Startereignis eintragen oder das Prüfdatum einhalten." | "Record the start event, or keep the review date.";
    R_DEL_02 "R-DEL-02" Law K ["Art. 5 Abs. 1 lit. e DSGVO", "Art. 18 DSGVO"]
        "Längste noch gültige Frist" | "The longest period still valid";
        "Endet der Zweck vor der Aufbewahrung, wird eingeschränkt." | "Where the purpose ends before the retention, the datum is restricted.";
        "Eingeschränkt aufbewahren." | "Keep it restricted.";
    R_DEL_03 "R-DEL-03" Law K ["Art. 5 Abs. 1 lit. c DSGVO"]
        "Aufbewahrung haftet am Beleg" | "Retention attaches to the document";
        "Nur der Beleg wird aufbewahrt, nicht das ganze Kundenprofil." | "Only the document is retained, not the whole profile.";
        "Profil löschen, Beleg eingeschränkt behalten." | "Erase the profile, keep the document restricted.";
    R_DEL_05 "R-DEL-05" Law K ["Art. 17 Abs. 3 lit. e DSGVO"]
        "Rechtsstreit" | "Legal hold";
        "Ein Rechtsstreit hält die Daten fest." | "A legal matter holds the data.";
        "Spätestens nach sechs Monaten prüfen." | "Review after six months at the latest.";
    R_DEL_07 "R-DEL-07" CaseLaw V ["CNIL, KASPR"]
        "Eigenes Zutun verlängert nichts" | "Our own acts renew nothing";
        "Öffnen, Importieren oder Anreichern verlängert keine Frist; nur Handlungen der Person tun das." | "Opening, importing or enriching renews no period; only acts of the person do.";
        "Nach der ursprünglichen Frist löschen." | "Erase by the original period.";
    R_DEL_10 "R-DEL-10" Law K ["§ 257 Abs. 1 Nr. 1 HGB", "§ 147 Abs. 1 Nr. 1 AO"]
        "Bücher und Abschlüsse: zehn Jahre" | "Books and accounts: ten years";
        "Bücher und Abschlüsse sind zehn Jahre aufzubewahren." | "Books and accounts must be kept for ten years.";
        "Bis dahin eingeschränkt aufbewahren." | "Keep them restricted until then.";
    R_DEL_11 "R-DEL-11" Law V ["§ 257 Abs. 1 Nr. 4 HGB", "§ 147 Abs. 3 AO", "§ 14b UStG"]
        "Buchungsbelege: acht Jahre" | "Vouchers: eight years";
        "Buchungsbelege und Rechnungen sind acht Jahre aufzubewahren." | "Vouchers and invoices must be kept for eight years.";
        "Bis dahin eingeschränkt aufbewahren." | "Keep them restricted until then.";
    R_DEL_12 "R-DEL-12" Law V ["§ 147 Abs. 3 AO", "EGAO", "EGHGB"]
        "Belege der Finanzbranche: zehn Jahre" | "Vouchers of the finance sector: ten years";
        "Banken, Versicherer und Wertpapierfirmen bewahren Belege zehn Jahre auf." | "Banks, insurers and investment firms keep vouchers for ten years.";
        "Bis dahin eingeschränkt aufbewahren." | "Keep them restricted until then.";
    R_DEL_13 "R-DEL-13" Law K ["§ 257 Abs. 1 Nr. 2, 3 HGB", "§ 147 Abs. 1 Nr. 2, 3, 5 AO"]
        "Handelsbriefe: sechs Jahre" | "Business letters: six years";
        "Handels- und Geschäftsbriefe sind sechs Jahre aufzubewahren." | "Commercial and business letters must be kept for six years.";
        "Bis dahin eingeschränkt aufbewahren." | "Keep them restricted until then.";
    R_DEL_14 "R-DEL-14" Law V ["§ 147 Abs. 3 AO"]
        "Offene Steuerfestsetzung" | "Open tax assessment";
        "Solange die Steuerfestsetzung offen ist, läuft die Frist nicht ab." | "The period does not end while the tax assessment is open.";
        "Nach Abschluss der Festsetzung neu berechnen." | "Compute anew once the assessment is closed.";
    R_DEL_15 "R-DEL-15" Law K ["§ 195 BGB", "§ 199 BGB"]
        "Regelverjährung: drei Jahre" | "Ordinary limitation: three years";
        "Bis zum Ende der Verjährung kann ein Anspruch zu verteidigen sein." | "Until limitation ends a claim may have to be defended.";
        "Danach löschen." | "Erase afterwards.";
    R_DEL_17 "R-DEL-17" Law V ["§ 7a UWG (DE)"]
        "Telefoneinwilligung: taggenau" | "Phone consent: to the day";
        "Der Nachweis einer Telefoneinwilligung wird taggenau fünf Jahre aufbewahrt." | "Proof of a phone consent is kept for five years to the day.";
        "Danach löschen." | "Erase afterwards.";
    R_DEL_18 "R-DEL-18" Law K ["§ 15 Abs. 4 AGG", "§ 61b ArbGG"]
        "Bewerbungen" | "Applicants";
        "Unterlagen abgelehnter Bewerber werden sechs Monate aufbewahrt." | "Papers of rejected applicants are kept for six months.";
        "Danach löschen; länger nur mit Einwilligung." | "Erase afterwards; longer with consent only.";
    R_DEL_19 "R-DEL-19" Law K ["§ 132 BAO (AT)", "§ 212 UGB (AT)"]
        "Österreich: sieben Jahre" | "Austria: seven years";
        "Bücher, Belege und Geschäftspapiere sind sieben Jahre aufzubewahren." | "Books, vouchers and business papers must be kept for seven years.";
        "Bis dahin eingeschränkt aufbewahren." | "Keep them restricted until then.";
    R_DEL_20 "R-DEL-20" Law K ["§ 1489 ABGB (AT)", "GlBG (AT)"]
        "Österreich: Verjährung" | "Austria: limitation";
        "Schadenersatz verjährt drei Jahre ab Kenntnis." | "Damages lapse three years from knowledge.";
        "Danach löschen." | "Erase afterwards.";
    R_DEL_21 "R-DEL-21" Law K ["Art. 958f OR (CH)", "Art. 70 MWSTG (CH)"]
        "Schweiz: zehn Jahre ab Geschäftsjahr" | "Switzerland: ten years from the business year";
        "Geschäftsbücher und Belege sind zehn Jahre ab Ende des Geschäftsjahres aufzubewahren." | "Business books and vouchers must be kept for ten years from the end of the business year.";
        "Bis dahin eingeschränkt aufbewahren." | "Keep them restricted until then.";
    R_DEL_22 "R-DEL-22" Law K ["Art. 127 OR (CH)", "Art. 128 OR (CH)"]
        "Schweiz: Verjährung" | "Switzerland: limitation";
        "Ansprüche verjähren nach zehn, einige nach fünf Jahren." | "Claims lapse after ten years, some after five.";
        "Danach löschen." | "Erase afterwards.";
    R_DEL_23 "R-DEL-23" Law K ["§ 257 HGB"]
        "Nicht jeder Brief ist ein Handelsbrief" | "Not every letter is a business letter";
        "Rundschreiben und Newsletter sind keine Handelsbriefe." | "Form letters and newsletters are not business letters.";
        "Die Klasse je Postfach einmal festlegen." | "Fix the class once for each mailbox.";
    R_DEL_24 "R-DEL-24" Law K ["§ 257 Abs. 5 HGB", "§ 147 Abs. 4 AO"]
        "Jahresende" | "Year end";
        "Die Frist läuft bis zum 31. Dezember; ab dem 1. Januar darf gelöscht werden." | "The period runs to 31 December; erasure from 1 January.";
        "Zum Jahreswechsel löschen." | "Erase at the turn of the year.";
    R_DEL_25 "R-DEL-25" Law K ["§ 35 Abs. 3 BDSG", "Art. 18 DSGVO"]
        "Eingeschränkt während der Aufbewahrung" | "Restricted while retained";
        "Aufbewahrte Daten sehen nur Finanzen und Betroffenenstelle." | "Retained data are seen by finance and the rights desk only.";
        "Die Betroffenenstelle fragen." | "Ask the rights desk.";
    R_DEL_30 "R-DEL-30" Policy P ["Art. 17 DSGVO", "Art. 32 DSGVO"]
        "Sicherungen und Wiederherstellung" | "Backups and restore";
        "Nach einer Wiederherstellung sind Löschungen und Sperren nachzuziehen, bevor das System in Betrieb geht." | "After a restore, deletions and blocks are replayed before the system goes live.";
        "Löschprotokoll und Sperrliste einspielen." | "Replay the deletion log and the suppression list.";
}

crate::vocabulary! {
    /// What a letter or mail is about.
    Letter { Deal = 1 "DEAL", Complaint = 2 "COMPLAINT", FormLetter = 3 "FORM_LETTER", Newsletter = 4 "NEWSLETTER", Unclear = 5 "UNCLEAR" }
}

/// R-DEL-23: whether it must be kept as a business letter, which is one that prepares, makes,
/// performs or cancels a deal. `ASK`: once for each mailbox.
pub fn business_letter(letter: Letter) -> Ruling {
    let outcome = match letter {
        Letter::Deal | Letter::Complaint => Outcome::Duty,
        Letter::FormLetter | Letter::Newsletter => Outcome::Block,
        Letter::Unclear => Outcome::Ask,
    };
    Ruling::new(outcome, &[&R_DEL_23])
}

/// R-DEL-25: whether a role may see what is only retained.
pub fn see_retained(role: Role) -> Ruling {
    let may = matches!(role, Role::Finance | Role::RightsDesk);
    Ruling::new(if may { Outcome::Duty } else { Outcome::Block }, &[&R_DEL_25])
}

/// R-DEL-30: a restored system may go live once both logs were replayed after the restore.
pub const fn may_go_live(deletions_replayed: bool, suppressions_replayed: bool) -> bool {
    deletions_replayed && suppressions_replayed
}
