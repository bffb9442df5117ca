//! Why somebody is erased, and why a record is restricted.

use law::refusal::Words;

law::vocabulary! {
    /// Grounds of Art. 17(1) DSGVO (R-DSR-50), and the end of the period.
    Ground {
        NoLongerNeeded = 1 "NO_LONGER_NEEDED", ConsentWithdrawn = 2 "CONSENT_WITHDRAWN",
        Objected = 3 "OBJECTED", Unlawful = 4 "UNLAWFUL", LegalDuty = 5 "LEGAL_DUTY",
        Child = 6 "CHILD", PeriodOver = 7 "PERIOD_OVER",
    }
}
law::vocabulary! {
    /// Grounds of Art. 18(1) DSGVO (R-DSR-60), and what must be kept after an erasure.
    RestrictGround {
        Disputed = 1 "DISPUTED", Unlawful = 2 "UNLAWFUL", Claims = 3 "CLAIMS",
        ObjectionExamined = 4 "OBJECTION_EXAMINED", Retained = 5 "RETAINED", Held = 6 "HELD",
    }
}

impl Ground {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::NoLongerNeeded => Words {
                de: "Nicht mehr erforderlich (Art. 17 Abs. 1 lit. a DSGVO)",
                en: "No longer needed (Art. 17(1)(a) GDPR)",
            },
            Self::ConsentWithdrawn => {
                Words { de: "Einwilligung widerrufen (lit. b)", en: "Consent withdrawn (point b)" }
            }
            Self::Objected => Words { de: "Widerspruch (lit. c)", en: "Objection (point c)" },
            Self::Unlawful => Words {
                de: "Unrechtmäßig verarbeitet (lit. d)",
                en: "Processed unlawfully (point d)",
            },
            Self::LegalDuty => {
                Words { de: "Rechtliche Verpflichtung (lit. e)", en: "Legal obligation (point e)" }
            }
            Self::Child => {
                Words { de: "Daten eines Kindes (lit. f)", en: "A child's data (point f)" }
            }
            Self::PeriodOver => Words { de: "Frist abgelaufen", en: "The period is over" },
        }
    }
}

impl RestrictGround {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::Disputed => Words {
                de: "Richtigkeit bestritten (Art. 18 Abs. 1 lit. a DSGVO)",
                en: "Accuracy disputed (Art. 18(1)(a) GDPR)",
            },
            Self::Unlawful => Words {
                de: "Unrechtmäßig, die Person wünscht Sperrung statt Löschung (lit. b)",
                en: "Unlawful, the person wants restriction instead of erasure (point b)",
            },
            Self::Claims => Words {
                de: "Die Person braucht die Daten für Ansprüche (lit. c)",
                en: "The person needs the data for claims (point c)",
            },
            Self::ObjectionExamined => Words {
                de: "Widerspruch wird geprüft (lit. d)",
                en: "An objection is being examined (point d)",
            },
            Self::Retained => Words {
                de: "Nur noch gesetzlich aufbewahrt",
                en: "Kept only because statute says so",
            },
            Self::Held => Words {
                de: "Ein Rechtsstreit hält die Daten fest",
                en: "A legal matter holds the data",
            },
        }
    }
}
