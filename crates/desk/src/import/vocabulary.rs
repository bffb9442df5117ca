//! What can become of a row, and why: the words of run reports and of quarantine.

use law::refusal::Words;

law::vocabulary! {
    /// What became of a row.
    Outcome { Added = 1 "ADDED", Completed = 2 "COMPLETED", Unchanged = 3 "UNCHANGED", Held = 4 "HELD", Refused = 5 "REFUSED", Faulty = 6 "FAULTY" }
}

law::vocabulary! {
    /// Why.
    Reason {
        NewPerson = 1 "NEW_PERSON", NewWithoutAdvertising = 2 "NEW_WITHOUT_ADVERTISING", KnownPerson = 3 "KNOWN_PERSON",
        NothingNew = 4 "NOTHING_NEW", Suppressed = 5 "SUPPRESSED", DoubtfulPerson = 6 "DOUBTFUL_PERSON",
        SourceAsks = 7 "SOURCE_ASKS", SourceBlocked = 8 "SOURCE_BLOCKED", OptedOut = 9 "OPTED_OUT",
        NoIdentity = 10 "NO_IDENTITY", Unreadable = 11 "UNREADABLE", BlockedIdentifier = 12 "BLOCKED_IDENTIFIER",
        RestrictedPerson = 13 "RESTRICTED_PERSON", PerhapsKnown = 14 "PERHAPS_KNOWN", Crowded = 15 "CROWDED",
        Shunned = 16 "SHUNNED", PerhapsShunned = 17 "PERHAPS_SHUNNED",
        NewerValues = 18 "NEWER_VALUES",
    }
}

impl Outcome {
    /// The outcome in a word or two.
    pub const fn words(self) -> Words {
        let (de, en) = match self {
            Self::Added => ("aufgenommen", "added"),
            Self::Completed => ("ergänzt", "completed"),
            Self::Unchanged => ("unverändert", "unchanged"),
            Self::Held => ("in Quarantäne", "in quarantine"),
            Self::Refused => ("abgelehnt", "refused"),
            Self::Faulty => ("fehlerhaft", "faulty"),
        };
        Words { de, en }
    }
}

impl Reason {
    /// The reason in one sentence.
    pub const fn words(self) -> Words {
        let (de, en) = match self {
            Self::NewPerson => ("Neue Person.", "A new person."),
            Self::NewWithoutAdvertising => (
                "Neue Person; steht auf der Sperrliste und bekommt keine Werbung.",
                "A new person; is on the suppression list and gets no advertising.",
            ),
            Self::KnownPerson => {
                ("Bekannte Person, Neues ergänzt.", "A known person; new values were added.")
            }
            Self::NewerValues => (
                "Bekannte Person; neuere Angaben oder solche aus besserer Quelle gelten jetzt, die bisherigen stehen daneben.",
                "A known person; newer values or such from a better source lead now, the former stand beside them.",
            ),
            Self::NothingNew => ("Bekannte Person, nichts Neues.", "A known person; nothing new."),
            Self::Suppressed => (
                "Steht auf der Sperrliste. Jemand mit Namen muss entscheiden.",
                "Is on the suppression list. A named person has to decide.",
            ),
            Self::DoubtfulPerson => (
                "Gleiche Adresse oder Nummer wie eine bekannte Person, aber anderer Name oder anderes Geburtsdatum.",
                "The same address or number as a known person, but another name or another date of birth.",
            ),
            Self::SourceAsks => (
                "Diese Art von Quelle darf nur nach einer Einzelentscheidung gespeichert werden.",
                "This type of source may only be stored after a decision about each entry.",
            ),
            Self::SourceBlocked => (
                "Aus dieser Art von Quelle darf nichts gespeichert werden.",
                "Nothing may be stored from this type of source.",
            ),
            Self::OptedOut => (
                "Möchte keine Nachrichten: Widerspruch vermerkt, keine neuen Angaben gespeichert.",
                "Wants no messages: the objection was recorded, no new values were stored.",
            ),
            Self::NoIdentity => (
                "Weder Name noch Firma, E-Mail oder Telefon.",
                "No name, company, e-mail or telephone number.",
            ),
            Self::Unreadable => ("Die Zeile war nicht lesbar.", "The row could not be read."),
            Self::BlockedIdentifier => (
                "In die Sperrliste übernommen; nur eine verschlüsselte Prüfsumme bleibt.",
                "Taken into the suppression list; only a keyed hash remains.",
            ),
            Self::RestrictedPerson => (
                "Bekannte Person, deren Datensatz gesperrt ist.",
                "A known person whose record is restricted.",
            ),
            Self::PerhapsKnown => (
                "Vielleicht eine bekannte Person: Namen und andere Angaben ähneln sich.",
                "Perhaps a known person: names and other values are alike.",
            ),
            Self::Shunned => (
                "Gleicht jemandem, dessen Daten gelöscht wurden oder der gesperrt ist. Jemand mit Namen muss entscheiden.",
                "Resembles somebody who was erased or is on the suppression list. A named person has to decide.",
            ),
            Self::PerhapsShunned => (
                "Gleicht vielleicht jemandem, dessen Daten gelöscht wurden oder der gesperrt ist.",
                "Perhaps resembles somebody who was erased or is on the suppression list.",
            ),
            Self::Crowded => (
                "Zu viele Personen gleichen dieser Zeile, um sie auseinanderzuhalten: Es fehlen weitere Angaben.",
                "Too many people are like this row to tell them apart: further values are missing.",
            ),
        };
        Words { de, en }
    }
}

/// The cause of a faulty cell: the intake's own causes below 100, those of a value from 100 on,
/// from 200 on what was taken out of a note, from 300 on why a row was refused.
pub fn cause_words(cause: i64) -> Words {
    if let Some(reason) = Reason::from_code(cause.saturating_sub(REFUSED)) {
        return refused_words(reason);
    }
    if let Some(cause) = intake::Cause::from_code(cause) {
        return cause.advice();
    }
    if let Some(words) = super::notes::removed_words(cause) {
        return words;
    }
    let fault = usize::try_from(cause.saturating_sub(100))
        .ok()
        .and_then(|n| link::normal::Fault::ALL.get(n));
    fault.map_or(Words { de: "unbekannter Fehler", en: "unknown fault" }, |f| Words {
        de: f.advice_de(),
        en: f.advice_en(),
    })
}

/// Causes of refused rows begin behind this number.
const REFUSED: i64 = 300;

/// The number of a refusal, for [`cause_words`].
pub(super) const fn refusal_code(reason: Reason) -> i64 {
    REFUSED + reason.code()
}

/// Why a row was refused, and what to do.
const fn refused_words(reason: Reason) -> Words {
    match reason {
        Reason::NoIdentity => Words {
            de: "abgelehnt, weder Name noch Firma, E-Mail oder Telefon: eines davon in der Zeile ergänzen und erneut einlesen",
            en: "refused, no name, company, e-mail or telephone number: add one of them to the row and import again",
        },
        Reason::SourceBlocked => Words {
            de: "abgelehnt, aus dieser Art von Quelle darf das nicht gespeichert werden: die Person selbst fragen und dann von Hand eintragen",
            en: "refused, this may not be stored from this type of source: ask the person, then enter the data by hand",
        },
        Reason::OptedOut => Words {
            de: "nicht gespeichert, möchte laut Datei keine Nachrichten: der Widerspruch ist vermerkt, nichts zu tun",
            en: "not stored, wants no messages by what the file says: the objection is recorded, nothing to do",
        },
        other => other.words(),
    }
}

/// The number of a value's fault, for [`cause_words`].
pub(super) fn cause_code(fault: link::normal::Fault) -> i64 {
    let place = link::normal::Fault::ALL.iter().position(|f| *f == fault).unwrap_or_default();
    100 + i64::try_from(place).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_words_of_its_own() {
        let words = cause_words(cause_code(link::normal::Fault::DateImpossible));
        assert_eq!(words.en, link::normal::Fault::DateImpossible.advice_en());
        assert_eq!(cause_words(1), intake::Cause::Empty.advice());
        assert_eq!(cause_words(9_999).en, "unknown fault");
    }
}
