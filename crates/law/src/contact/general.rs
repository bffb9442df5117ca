//! Section 1: how rules are evaluated, and legal bases and signals that contact leans on.

use crate::rule::rules;
use crate::verdict::{Outcome, Ruling};

/// R-GEN-01: what an answer comes to once somebody settled it. A question stays closed until a
/// named human has decided it and given a reason; nobody settles a block away.
pub fn settled(answer: Outcome, by_human: bool, reason: bool) -> Ruling {
    let outcome = match answer {
        Outcome::Ask if by_human && reason => Outcome::Duty,
        Outcome::Ask => Outcome::Block,
        other => other,
    };
    Ruling::new(outcome, &[&R_GEN_01])
}

rules! {
    R_GEN_01 "R-GEN-01" Policy P ["Art. 5 Abs. 2 DSGVO"]
        "Vier Antworten" | "Four verdicts";
        "Ein Mensch muss entscheiden; bis dahin gilt die Sache als gesperrt." | "A human must decide; until then it counts as blocked.";
        "Entscheidung mit Namen und Begründung festhalten." | "Record the decision with name and reason.";
    R_GEN_02 "R-GEN-02" Law K ["Art. 5 Abs. 2 DSGVO", "Art. 7 Abs. 1 DSGVO", "Art. 24 DSGVO"]
        "Im Zweifel zu" | "Fail closed";
        "Eine Tatsache, auf die es ankommt, ist nicht bekannt oder nicht belegt." | "A fact that matters is not known or not proven.";
        "Die fehlende Tatsache klären und mit Beleg eintragen." | "Find the missing fact and record it with evidence.";
    R_GEN_03 "R-GEN-03" Law K ["Art. 18 Abs. 2 DSGVO", "Art. 21 Abs. 3 DSGVO"]
        "Rangfolge" | "Precedence";
        "Der Datensatz ist eingeschränkt, gelöscht oder gehört zu einer verstorbenen Person." | "The record is restricted, erased, or belongs to a deceased person.";
        "Die Betroffenenstelle fragen; nur sie kann eine Einschränkung prüfen oder aufheben." | "Ask the rights desk; only it can examine or lift a restriction.";
    R_GEN_04 "R-GEN-04" Law K ["Art. 6 Rom-II-VO", "Art. 13 RL 2002/58/EG"]
        "Welches Recht gilt" | "Which country's law";
        "Es gilt das Recht des Ortes, an dem die Nachricht ankommt, und das strengere, wenn das eigene strenger ist." | "The law of the place where the message arrives applies, and the firm's own where it is stricter.";
        "Nach dem strengeren Recht vorgehen, zum Beispiel zuerst eine Einwilligung einholen." | "Follow the stricter law, for instance by obtaining consent first.";
    R_BAS_06 "R-BAS-06" CaseLaw V ["Art. 6 Abs. 1 lit. f DSGVO", "Art. 13 Abs. 1 lit. d DSGVO", "EuGH C-394/23 (Mousse)"]
        "Berechtigtes Interesse muss mitgeteilt sein" | "A legitimate interest must have been told";
        "Es ist nicht belegt, dass das berechtigte Interesse bei der Erhebung mitgeteilt wurde." | "There is no proof that the legitimate interest was told at collection.";
        "Datenschutzinformation mit dem Interesse nachweisen oder eine Einwilligung einholen." | "Prove the privacy information that names the interest, or obtain consent.";
    R_BAS_11 "R-BAS-11" CaseLaw V ["EuGH C-654/23 (Inteligo Media)"]
        "Bestandskundenausnahme trägt allein" | "The soft opt-in stands alone";
        "Die Ausnahme trägt nur das Versenden, nicht Profile oder Segmente." | "The exception covers sending only, not profiles or segments.";
        "Für andere Verarbeitungen eine eigene Rechtsgrundlage festlegen." | "Fix a legal basis of its own for any other processing.";
    R_BAS_13 "R-BAS-13" CaseLaw V ["BVerwG 6 C 3.23", "OVG Saarland 2 A 355/19"]
        "Wettbewerbswidrige Nutzung ist kein berechtigtes Interesse" | "An unfair use is no legitimate interest";
        "Was § 7 UWG (DE) verbietet, kann kein berechtigtes Interesse sein." | "What § 7 UWG (DE) forbids cannot be a legitimate interest.";
        "Einen erlaubten Kanal wählen oder vorher eine Einwilligung einholen." | "Choose a permitted channel or obtain consent first.";
    R_SIG_03 "R-SIG-03" CaseLaw K ["§ 7 UWG (DE)", "Erwägungsgrund 14 DSGVO"]
        "Funktionsadressen sind nicht frei" | "Role addresses are not free";
        "Auch info@-Adressen und Firmen sind vor Werbung geschützt." | "Role addresses and firms are protected against advertising, too.";
        "Post an die Firma senden oder vorher eine Einwilligung einholen." | "Send post to the firm or obtain consent first.";
    R_SIG_11 "R-SIG-11" Policy P ["§ 7 Abs. 2 Nr. 2 UWG (DE)"]
        "Vernetzung ist keine Einwilligung" | "A connection is not consent";
        "Wer sich im Netzwerk verbindet, willigt damit nicht in Werbung ein." | "Connecting on a network does not mean consenting to advertising.";
        "Vorher eine Einwilligung für diesen Kanal einholen." | "Obtain consent for this channel first.";
    CR_06 "CR-06" CaseLaw V ["BVerwG 6 C 3.23 (29.1.2025)"]
        "Öffentliche Rufnummern für Kaltanrufe" | "Public numbers for cold calls";
        "Öffentlich gesammelte Rufnummern tragen ohne mutmaßliche Einwilligung keinen Werbeanruf." | "Publicly collected numbers do not carry a sales call without presumed consent.";
        "Post senden oder auf eine Anfrage der Person warten." | "Send post or wait for the person to ask.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_settled_by_somebody_with_a_reason_and_a_block_by_nobody() {
        let becomes = |answer, by_human, reason| settled(answer, by_human, reason).verdict;
        assert_eq!(becomes(Outcome::Ask, true, true), Outcome::Duty);
        assert_eq!(becomes(Outcome::Ask, true, false), Outcome::Block);
        assert_eq!(becomes(Outcome::Ask, false, true), Outcome::Block);
        for answer in [Outcome::Allow, Outcome::Duty, Outcome::Block] {
            assert_eq!(becomes(answer, true, true), answer);
        }
    }
}
