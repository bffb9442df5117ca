//! The data letter (Datenbrief, section 13): what it contains, when and how it goes out.

use crate::contact::{R_DBR_03, R_DBR_04, R_DBR_05};
use crate::rule::rules;
use crate::sets::small_set;
use crate::verdict::{Outcome, Ruling};

crate::vocabulary! {
    /// What a data letter contains (R-DBR-01).
    LetterPart {
        Controller = 1 "CONTROLLER", Stored = 2 "STORED", Derived = 3 "DERIVED", Sources = 4 "SOURCES", Purposes = 5 "PURPOSES",
        Recipients = 6 "RECIPIENTS", Consents = 7 "CONSENTS", Blocks = 8 "BLOCKS", DeletionDates = 9 "DELETION_DATES",
        Accesses = 10 "ACCESSES", Breaches = 11 "BREACHES", Rights = 12 "RIGHTS", Complaint = 13 "COMPLAINT", Summary = 14 "SUMMARY",
    }
}
small_set!(
    /// Parts of a letter.
    LetterParts of LetterPart
);

/// The facts of one letter before it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Parts it has.
    pub parts: LetterParts,
    /// The deletion job ran first.
    pub deleted_first: bool,
    /// Source and information duty are in order.
    pub source_in_order: bool,
    /// The address is verified and not doubtful.
    pub address_verified: bool,
    /// It goes by post or by sealed link with a code.
    pub sealed: bool,
    /// It contains advertising or a survey.
    pub contains_ads: bool,
    /// The person opted out of letters.
    pub opted_out: bool,
    /// All that is left of the person is restricted.
    pub restricted_only: bool,
}

/// R-DBR-01 to R-DBR-05: may this letter leave?
pub fn may_leave(letter: &Letter) -> Ruling {
    let block = |rules| Ruling::new(Outcome::Block, rules);
    if !letter.deleted_first || !letter.source_in_order {
        return block(&[&R_DBR_03]);
    }
    if letter.restricted_only || letter.opted_out {
        return block(&[&R_DBR_02]);
    }
    if letter.contains_ads {
        return block(&[&R_DBR_05]);
    }
    if !letter.address_verified || !letter.sealed {
        return block(&[&R_DBR_04]);
    }
    if LetterPart::ALL.iter().any(|part| !letter.parts.has(*part)) {
        return block(&[&R_DBR_01]);
    }
    Ruling::new(Outcome::Allow, &[&R_DBR_01, &R_DBR_06])
}

rules! {
    R_DBR_01 "R-DBR-01" Policy P ["Art. 15 DSGVO", "Datenbrief (CCC, 2010)"]
        "Inhalt des Datenbriefs" | "Content of the data letter";
        "Dem Datenbrief fehlen Teile; auch abgeleitete Werte gehören hinein." | "The letter lacks parts; derived values belong into it, too.";
        "Die fehlenden Teile ergänzen." | "Add the missing parts.";
    R_DBR_02 "R-DBR-02" Policy P ["Art. 18 DSGVO"]
        "Wann ein Datenbrief geht" | "When a letter goes out";
        "Nur eingeschränkte Daten lösen keinen Datenbrief aus; wer keinen möchte, bekommt keinen." | "Restricted data alone trigger no letter; nobody gets one who does not want it.";
        "Auf Anfrage Auskunft geben." | "Give access on request.";
    R_DBR_06 "R-DBR-06" Policy P ["Art. 5 Abs. 1 lit. c DSGVO"]
        "Kein neues Profil" | "No new profile";
        "Der Brief wird im Speicher zusammengestellt und nicht aufbewahrt." | "The letter is assembled in memory and not stored.";
        "Nur den Versand festhalten." | "Record only that it was sent.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t139_t143_t145_what_stops_a_letter() {
        let good = Letter {
            parts: LetterPart::ALL.iter().copied().collect(),
            deleted_first: true,
            source_in_order: true,
            address_verified: true,
            sealed: true,
            contains_ads: false,
            opted_out: false,
            restricted_only: false,
        };
        assert_eq!(may_leave(&good).verdict, Outcome::Allow);
        let without_scores: LetterParts =
            good.parts.iter().filter(|part| *part != LetterPart::Derived).collect();
        let stopped = [
            (Letter { deleted_first: false, ..good }, "R-DBR-03"),
            (Letter { source_in_order: false, ..good }, "R-DBR-03"),
            (Letter { restricted_only: true, ..good }, "R-DBR-02"),
            (Letter { opted_out: true, ..good }, "R-DBR-02"),
            (Letter { contains_ads: true, ..good }, "R-DBR-05"),
            (Letter { address_verified: false, ..good }, "R-DBR-04"),
            (Letter { sealed: false, ..good }, "R-DBR-04"),
            (Letter { parts: without_scores, ..good }, "R-DBR-01"),
        ];
        for (letter, rule) in stopped {
            let ruling = may_leave(&letter);
            assert_eq!((ruling.verdict, ruling.rules[0].id), (Outcome::Block, rule));
        }
    }
}
