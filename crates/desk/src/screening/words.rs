//! What the screener's findings are called, and why they may not stay.

use law::refusal::Words;
use redact::Label;

macro_rules! say {
    ($de:literal, $en:literal) => {
        Words { de: $de, en: $en }
    };
}

/// What a finding is.
pub const fn name(label: Label) -> Words {
    match label {
        Label::Email => say!("E-Mail-Adresse", "e-mail address"),
        Label::Phone => say!("Telefonnummer", "telephone number"),
        Label::Iban => say!("IBAN", "IBAN"),
        Label::CreditCard => say!("Kartennummer", "card number"),
        Label::Bic => say!("BIC", "BIC"),
        Label::DeTaxId => say!("Steuer-ID", "tax id"),
        Label::DeSsn => say!("Sozialversicherungsnummer", "social security number"),
        Label::DateOfBirth => say!("Geburtsdatum", "date of birth"),
        Label::Address => say!("Anschrift", "postal address"),
        Label::Person => say!("Name einer Person", "name of a person"),
        Label::Ip => say!("IP-Adresse", "IP address"),
        Label::Plate => say!("Kennzeichen", "licence plate"),
        Label::IdDoc => say!("Ausweisnummer", "identity document"),
        Label::Health => say!("Gesundheit", "health"),
        Label::Religion => say!("Religion", "religion"),
        Label::Politics => say!("Politik", "politics"),
        Label::Union => say!("Gewerkschaft", "trade union"),
        Label::Ethnicity => say!("Herkunft", "ethnic origin"),
        Label::Sexual => say!("Sexualleben", "sex life"),
        Label::Criminal => say!("Straftaten", "criminal matters"),
    }
}

/// Why a span may not be kept.
pub fn reason(label: Label) -> Words {
    match label {
        Label::Criminal => say!(
            "Angaben über Straftaten dürfen hier nicht gespeichert werden (Art. 10 DSGVO). Nur Tatsachen zum Geschäft festhalten.",
            "Criminal matters may not be kept here (Art. 10 GDPR). Record facts of the business only."
        ),
        label if !label.is_special() => say!(
            "Kennnummern gehören nicht in eine Notiz: sie nützen Fremden mehr als der Arbeit (Art. 5 Abs. 1 lit. c DSGVO). Wo die Zahlung oder Prüfung stattfindet, dort steht sie. Was herausgenommen wird, bestimmt der Betrieb im Verzeichnis.",
            "Numbers of this kind do not belong into a note: they serve strangers more than the work (Art. 5(1)(c) GDPR). Where the payment or check takes place, there they stand. What is taken out is set by the firm in the register."
        ),
        _ => say!(
            "Besondere Kategorie (Art. 9 DSGVO): ohne eigenen Grund darf das nicht gespeichert werden, auch nicht als Andeutung.",
            "Special category (Art. 9 GDPR): may not be kept without a ground of its own, not even as a hint."
        ),
    }
}

/// Where a span that may stay should stand instead.
pub const fn hint(label: Label) -> Words {
    match label {
        Label::Email | Label::Phone | Label::Address => say!(
            "Gehört in ein eigenes Feld: dort wird es gefunden, berichtigt und gelöscht.",
            "Belongs into a field of its own: there it is found, corrected and erased."
        ),
        Label::DateOfBirth => say!(
            "Ein Geburtsdatum ist selten nötig. Weglassen, wenn keine Tätigkeit es braucht.",
            "A date of birth is rarely needed. Leave it out unless an activity needs it."
        ),
        _ => say!(
            "Gehört nicht in eine Notiz. Nur dort festhalten, wo die Zahlung oder Prüfung stattfindet.",
            "Does not belong into a note. Keep it only where the payment or check takes place."
        ),
    }
}

/// Whether a finding that may stay is worth a word. Names are not: notes are about people.
pub(super) const fn belongs_elsewhere(label: Label) -> bool {
    matches!(
        label,
        Label::Email
            | Label::Phone
            | Label::Iban
            | Label::CreditCard
            | Label::DeTaxId
            | Label::DeSsn
            | Label::DateOfBirth
            | Label::Address
            | Label::IdDoc
    )
}
