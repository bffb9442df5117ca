//! Four verdicts, and what travels with one: rules, duties, ground, words (R-GEN-01).

use crate::refusal::Words;
use crate::rule::{Origin, Rule, RuleList};
use crate::sets::small_set;

crate::vocabulary! {
    /// The answer, from free to strict. `ASK` counts as `BLOCK` until a named human has decided.
    Outcome { Allow = 0 "ALLOW", Duty = 1 "DUTY", Ask = 2 "ASK", Block = 3 "BLOCK" }
}
crate::vocabulary! {
    /// What must be done in the same transaction for a `DUTY` to be lawful.
    Duty {
        ShowCallerId = 1 "SHOW_CALLER_ID", LogUse = 2 "LOG_USE", StopLink = 3 "STOP_LINK",
        SenderId = 4 "SENDER_ID", Art21Notice = 5 "ART21_NOTICE", Art1314Info = 6 "ART13_14_INFO",
        CallMemo = 7 "CALL_MEMO", EcgCheck = 8 "ECG_CHECK", RobinsonCheck = 9 "ROBINSON_CHECK",
        StripTracking = 10 "STRIP_TRACKING", ReconfirmConsent = 11 "RECONFIRM_CONSENT",
        SourceNotice = 12 "SOURCE_NOTICE", SealedDelivery = 13 "SEALED_DELIVERY",
    }
}
small_set!(
    /// The duties of one verdict.
    Duties of Duty
);
crate::vocabulary! {
    /// On what footing a message may go out.
    Ground {
        None = 0 "NONE", Consent = 1 "CONSENT", SoftOptIn = 2 "SOFT_OPT_IN", Presumed = 3 "PRESUMED_CONSENT",
        OptOut = 4 "OPT_OUT", Interest = 5 "LEGITIMATE_INTEREST", NoPersonalData = 6 "NO_PERSONAL_DATA",
        Transactional = 7 "TRANSACTIONAL",
    }
}

/// What the law says to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Allow, duty, ask or block.
    pub verdict: Outcome,
    /// Every rule that decided, the deciding one first; never empty.
    pub rules: RuleList,
    /// What to do in the same transaction.
    pub duties: Duties,
    /// The footing, when the message may go out.
    pub ground: Ground,
}

impl Verdict {
    /// A block by these rules.
    pub(crate) fn block(rules: &[&'static Rule]) -> Self {
        Self::of(Outcome::Block, rules, Ground::None)
    }

    /// A question for a human, by these rules.
    pub(crate) fn ask(rules: &[&'static Rule]) -> Self {
        Self::of(Outcome::Ask, rules, Ground::None)
    }

    /// Leave, free of duties so far.
    pub(crate) fn allow(ground: Ground, rules: &[&'static Rule]) -> Self {
        Self::of(Outcome::Allow, rules, ground)
    }

    /// Leave with duties.
    pub(crate) fn duty(ground: Ground, rules: &[&'static Rule], duties: Duties) -> Self {
        Self { duties, ..Self::of(Outcome::Duty, rules, ground) }
    }

    fn of(verdict: Outcome, rules: &[&'static Rule], ground: Ground) -> Self {
        let mut list = RuleList::EMPTY;
        list.extend(rules.iter().copied());
        Self { verdict, rules: list, duties: Duties::EMPTY, ground }
    }

    /// The same with one more duty, which turns `ALLOW` into `DUTY` (R-GEN-03 no. 8).
    pub(crate) fn with_duty(self, duty: Duty) -> Self {
        Self { verdict: self.verdict.max(Outcome::Duty), duties: self.duties.with(duty), ..self }
    }

    /// The same with these rules in front.
    pub(crate) fn led_by(self, lead: impl IntoIterator<Item = &'static Rule>) -> Self {
        Self { rules: self.rules.led_by(lead), ..self }
    }

    /// The same with one more rule at the end.
    pub(crate) fn and(mut self, rule: &'static Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// The same with these rules at the end.
    pub(crate) fn and_all(mut self, rules: impl Iterator<Item = &'static Rule>) -> Self {
        self.rules.extend(rules);
        self
    }

    /// Whether the message may go out, duties done.
    pub fn may(&self) -> bool {
        self.verdict <= Outcome::Duty
    }

    /// What the deciding rule rests on.
    pub fn basis(&self) -> Origin {
        self.rules.first().map_or(Origin::Policy, |rule| rule.origin)
    }

    /// Citations of all rules that decided, in their order.
    pub fn citations(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rules.iter().flat_map(|rule| rule.citations.iter().copied())
    }

    /// Why, in plain words.
    pub fn reason(&self) -> Words {
        match (self.may(), self.rules.first()) {
            (false, Some(rule)) => rule.reason,
            _ => self.ground.words(),
        }
    }

    /// The lawful way forward (R-GEN-07).
    pub fn way_forward(&self) -> Words {
        match (self.verdict, self.rules.first()) {
            (Outcome::Allow, _) => FREE,
            (Outcome::Duty, _) | (_, None) => DO_DUTIES,
            (_, Some(rule)) => rule.way_forward,
        }
    }
}

const FREE: Words = Words { de: "Sie können senden.", en: "You can send." };
const DO_DUTIES: Words = Words {
    de: "Sie können senden, wenn die genannten Pflichten dabei erfüllt werden.",
    en: "You can send if the listed duties are carried out with it.",
};

impl Ground {
    /// The footing in one sentence.
    pub const fn words(self) -> Words {
        match self {
            Self::None => Words { de: "Es gibt keine Grundlage.", en: "There is no footing." },
            Self::Consent => Words {
                de: "Es liegt eine gültige, nachgewiesene Einwilligung für diesen Kanal und Zweck vor.",
                en: "There is a valid, proven consent for this channel and purpose.",
            },
            Self::SoftOptIn => Words {
                de: "Die Bestandskundenausnahme greift: alle Voraussetzungen sind erfüllt.",
                en: "The existing-customer exception applies: all its conditions are met.",
            },
            Self::Presumed => Words {
                de: "Konkrete, festgehaltene Tatsachen tragen eine mutmaßliche Einwilligung in diesen Anruf.",
                en: "Concrete, recorded facts support presumed consent to this call.",
            },
            Self::OptOut => Words {
                de: "Der Anruf ist nach schweizerischem Recht erlaubt: Eintrag ohne Stern oder Geschäftsbeziehung.",
                en: "Swiss law permits the call: a listing without star, or a business relationship.",
            },
            Self::Interest => Words {
                de: "Adressierte Post ist ohne Einwilligung erlaubt, weil kein Widerspruch vorliegt und informiert wird.",
                en: "Addressed mail is permitted without consent, as there is no objection and information is given.",
            },
            Self::NoPersonalData => Words {
                de: "Es werden keine Personendaten verwendet; Wünsche der Empfänger (z. B. Aufkleber) bleiben zu achten.",
                en: "No personal data are used; wishes of the recipients (such as stickers) must still be respected.",
            },
            Self::Transactional => Words {
                de: "Die Nachricht ist keine Werbung und wird für den Vorgang oder kraft Gesetzes gebraucht.",
                en: "The message is not advertising and is needed for the matter at hand or by law.",
            },
        }
    }
}

impl Duty {
    /// The duty in one sentence.
    pub const fn words(self) -> Words {
        match self {
            Self::ShowCallerId => Words {
                de: "Eigene Rufnummer anzeigen (in der Schweiz: eine eingetragene).",
                en: "Show your own caller number (in Switzerland: a listed one).",
            },
            Self::LogUse => Words {
                de: "Die Nutzung der Einwilligung festhalten.",
                en: "Record the use of the consent.",
            },
            Self::StopLink => Words {
                de: "Abmeldemöglichkeit zu Basiskosten in die Nachricht aufnehmen.",
                en: "Put a stop link or address at base-rate cost into the message.",
            },
            Self::SenderId => Words {
                de: "Absender und Werbecharakter klar erkennen lassen.",
                en: "Make sender and commercial nature plain.",
            },
            Self::Art21Notice => Words {
                de: "Gesondert und deutlich auf das Widerspruchsrecht hinweisen.",
                en: "Point to the right to object separately and prominently.",
            },
            Self::Art1314Info => Words {
                de: "Datenschutzinformation (Art. 13/14 DSGVO) mitschicken.",
                en: "Send the privacy information (Art. 13/14 GDPR) along.",
            },
            Self::CallMemo => Words {
                de: "Anrufvermerk zur mutmaßlichen Einwilligung aufbewahren.",
                en: "Keep the call memo on presumed consent.",
            },
            Self::EcgCheck => Words {
                de: "Mit der ECG-Liste abgleichen und deren Datum festhalten.",
                en: "Compare with the ECG list and record its date.",
            },
            Self::RobinsonCheck => Words {
                de: "Mit der Robinsonliste abgleichen.",
                en: "Compare with the Robinson list.",
            },
            Self::StripTracking => Words {
                de: "Öffnungs- und Klickmessung aus dieser Nachricht entfernen.",
                en: "Remove measuring of opens and clicks from this message.",
            },
            Self::ReconfirmConsent => Words {
                de: "In dieser Nachricht um Bestätigung der Einwilligung bitten, bevor sie erlischt.",
                en: "Ask in this message to confirm the consent before it lapses.",
            },
            Self::SourceNotice => Words {
                de: "Im Schreiben sagen, woher die Adresse stammt.",
                en: "Say in the letter where the address comes from.",
            },
            Self::SealedDelivery => Words {
                de: "Nur über geschützten Link mit Code oder per Post zustellen.",
                en: "Deliver by sealed link with code or by post only.",
            },
        }
    }
}

/// The answer to a question other than contact: an outcome and the rules behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Allow, duty, ask or block.
    pub verdict: Outcome,
    /// Every rule that decided, the deciding one first; never empty.
    pub rules: Vec<&'static Rule>,
}

impl Ruling {
    /// An outcome by these rules.
    pub fn new(verdict: Outcome, rules: &[&'static Rule]) -> Self {
        Self { verdict, rules: rules.to_vec() }
    }

    /// Whether it may be done, duties done.
    pub fn may(&self) -> bool {
        self.verdict <= Outcome::Duty
    }
}
