//! Section 3: is there a consent that carries this message? Validity, proof, lapse.

use jiff::civil::Date;

use super::case::{Case, months_passed};
use crate::rule::{Rule, RuleList, rules};
use crate::vocabulary::{Channel, ConsentState, Evidence};

/// What the consent on record is worth for this message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// None that speaks to this channel.
    Absent,
    /// Valid; `ageing` when it should be reconfirmed now.
    Good { ageing: bool },
    /// A human must look at it.
    Doubtful,
    /// There is one, and it does not carry.
    Faulty,
}

/// The standing and the rules that made it so, the deciding one first.
#[derive(Clone, Copy)]
pub(crate) struct Finding {
    pub standing: Standing,
    pub rules: RuleList,
}

impl Finding {
    pub fn good(&self) -> bool {
        matches!(self.standing, Standing::Good { .. })
    }
}

/// Weighs the consent. `phone_record` says that § 7a UWG (DE) wants a record made at the time.
pub(crate) fn weigh(case: &Case, phone_record: bool) -> Finding {
    let consent = &case.s.consent;
    let named = consent.channels.has(case.s.message.channel);
    let mut rules = RuleList::EMPTY;
    match consent.state {
        ConsentState::None => return Finding { standing: Standing::Absent, rules },
        ConsentState::Withdrawn if !withdrawn_here(case) => {
            return Finding { standing: Standing::Absent, rules };
        }
        ConsentState::Withdrawn => rules.push(&R_CON_42),
        ConsentState::Lapsed => rules.push(&R_CON_52),
        ConsentState::Pending => {
            if consent.evidence == Evidence::ImportFlag {
                rules.push(&R_CON_36);
            }
            rules.push(&R_CON_33);
        }
        ConsentState::Active => faults(case, phone_record, named, &mut rules),
    }
    if let Some(id) = case.without {
        rules = rules.without(id);
    }
    if !rules.is_empty() {
        return Finding { standing: Standing::Faulty, rules };
    }
    if case.on(&R_CON_04, !consent.coupled.no()) {
        rules.push(&R_CON_04);
        return Finding { standing: Standing::Doubtful, rules };
    }
    let ageing = case.on(&R_CON_52, unused_for(case, case.params.consent_warn_months));
    if consent.channels.len() > 1 {
        rules.push(&R_CON_05);
    }
    Finding { standing: Standing::Good { ageing }, rules }
}

/// A withdrawal that reaches this channel. One without channels reaches all that need consent.
pub(crate) fn withdrawn_here(case: &Case) -> bool {
    let consent = &case.s.consent;
    let channel = case.s.message.channel;
    let needs_consent = !matches!(channel, Channel::PostAddressed | Channel::PostUnaddressed);
    consent.state == ConsentState::Withdrawn
        && (consent.channels.has(channel) || consent.channels.is_empty() && needs_consent)
}

/// Everything that is wrong with an active consent: what is known to be wrong before what is
/// merely not known.
fn faults(case: &Case, phone_record: bool, named: bool, rules: &mut RuleList) {
    let consent = &case.s.consent;
    let imported = consent.evidence == Evidence::ImportFlag;
    let missing = consent.evidence == Evidence::None;
    let unproven = !imported && !missing && !proves(consent.evidence, case.s.message.channel);
    let late_record = phone_record && !consent.documented_when_given.yes();
    let other_firm = consent.advertiser_match.no() && !consent.names_advertiser.no();
    let unnamed = !(consent.advertiser_match.yes() && consent.names_advertiser.yes());
    let future = consent.given_at.is_some_and(|given| given > case.s.today);
    let mut blame = |holds: bool, found: &[&'static Rule]| {
        if found.first().is_some_and(|lead| case.on(lead, holds)) {
            rules.extend(found.iter().copied());
        }
    };
    blame(imported, &[&R_CON_36]);
    blame(unproven, &[&R_CON_31]);
    blame(late_record, &[&R_CON_20, &R_CON_11]);
    blame(long_unused(case), &[&R_CON_51]);
    blame(lapsed(case), &[&R_CON_52]);
    blame(other_firm, &[&R_CON_53, &R_CON_02]);
    blame(unnamed && !other_firm, &[&R_CON_02, &R_CON_03]);
    blame(!consent.purpose_match.yes(), &[&R_CON_03]);
    blame(!named, &[&R_CON_05]);
    blame(!consent.active_act.yes(), &[&R_CON_01]);
    blame(missing, &[&R_CON_11, &super::general::R_GEN_02]);
    blame(future, &[&R_CON_07]);
}

/// R-CON-51: four calendar years without a sign of life; nobody may override it.
fn long_unused(case: &Case) -> bool {
    let gone = case.params.consent_gone_months;
    last_sign_of_life(case).is_some_and(|last| calendar_months(last, case.s.today) >= gone)
}

/// R-CON-52: unused too long, or the contract it was tied to ended too long ago.
pub(crate) fn lapsed(case: &Case) -> bool {
    let lapse = case.params.consent_lapse_months;
    let over = |end| months_passed(end, lapse, case.s.today);
    case.s.consent.contract_end.is_some_and(over) || unused_for(case, lapse)
}

/// `max(given_at, last_use_at)`; a use in the future is no use.
fn last_sign_of_life(case: &Case) -> Option<Date> {
    let given = case.s.consent.given_at?;
    let used = case.s.consent.last_use_at.filter(|used| *used <= case.s.today);
    Some(used.map_or(given, |used| used.max(given)))
}

fn unused_for(case: &Case, months: i32) -> bool {
    last_sign_of_life(case).is_none_or(|last| months_passed(last, months, case.s.today))
}

/// Difference of calendar months: the stricter way to count four years.
fn calendar_months(from: Date, to: Date) -> i32 {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(to) - months(from)
}

/// Which evidence shows control of the address or number on this channel (R-CON-31).
pub(crate) const fn proves(evidence: Evidence, channel: Channel) -> bool {
    match evidence {
        Evidence::None | Evidence::ImportFlag => false,
        Evidence::Signed | Evidence::Recorded => true,
        Evidence::DoiEmail => !matches!(
            channel,
            Channel::PhoneHuman
                | Channel::PhoneAuto
                | Channel::Sms
                | Channel::Messenger
                | Channel::Fax
        ),
        Evidence::CodeToPhone | Evidence::Phone7a => matches!(
            channel,
            Channel::PhoneHuman
                | Channel::PhoneAuto
                | Channel::Sms
                | Channel::Messenger
                | Channel::Push
        ),
    }
}

/// R-CON-08: advertising to somebody known to be a minor.
pub(crate) fn known_minor(case: &Case) -> bool {
    case.on(&R_CON_08, case.s.person.minor)
}

/// Whether the consent covers measuring opens and clicks (R-MKT-53).
pub(crate) fn covers_tracking(case: &Case) -> bool {
    let consent = &case.s.consent;
    consent.tracking && consent.state == ConsentState::Active && consent.active_act.yes()
}

rules! {
    R_CON_01 "R-CON-01" CaseLaw K ["Art. 4 Nr. 11 DSGVO", "EuGH C-673/17 (Planet49)", "EuGH C-61/19"]
        "Eindeutige Handlung" | "Active, unambiguous";
        "Die Einwilligung wurde nicht belegbar durch eine eigene Handlung gegeben." | "The consent was not provably given by a positive act.";
        "Neue Einwilligung mit nicht angekreuztem Kästchen oder Unterschrift einholen." | "Obtain a new consent with an unticked box or a signature.";
    R_CON_02 "R-CON-02" CaseLaw K ["Art. 4 Nr. 11 DSGVO", "BGH VI ZR 721/15", "BGH I ZR 7/16"]
        "Informiert" | "Informed";
        "Der Text der Einwilligung nennt nicht jeden Werbenden mit Namen." | "The wording does not name every advertiser.";
        "Neue Einwilligung einholen, deren Text Ihre Firma nennt." | "Obtain a new consent whose wording names your firm.";
    R_CON_03 "R-CON-03" Law K ["Art. 7 Abs. 2 DSGVO", "Erwägungsgrund 43 DSGVO"]
        "Für den bestimmten Fall" | "Specific";
        "Die Einwilligung deckt diesen Zweck oder diese Firma nicht." | "The consent does not cover this purpose or this firm.";
        "Einwilligung für genau diesen Zweck einholen." | "Obtain consent for exactly this purpose.";
    R_CON_04 "R-CON-04" Law K ["Art. 7 Abs. 4 DSGVO", "OGH 6 Ob 140/18h", "OLG Frankfurt 6 U 6/19"]
        "Freiwillig, ohne Kopplung" | "Free, not coupled";
        "Die Leistung war an die Werbeeinwilligung gekoppelt, oder es ist nicht bekannt; ob das gültig ist, ist umstritten." | "The service was tied to the consent, or it is not known; whether that is valid is contested.";
        "Entscheidung mit Begründung festhalten oder eine freie Einwilligung einholen." | "Record a decision with its reason, or obtain a free consent.";
    R_CON_05 "R-CON-05" CaseLaw V ["BGH III ZR 196/17"]
        "Kanäle benannt" | "Channels named";
        "Die Einwilligung nennt diesen Kanal nicht." | "The consent does not name this channel.";
        "Einen genannten Kanal wählen oder die Einwilligung für diesen Kanal einholen." | "Use a channel it names, or obtain consent for this one.";
    R_CON_07 "R-CON-07" Law K ["§ 7 Abs. 2 UWG (DE)"]
        "Vor der ersten Nutzung" | "Before first use";
        "Die Einwilligung lag vor dieser Nachricht noch nicht vor." | "The consent did not exist before this message.";
        "Die Einwilligung auf einem Weg einholen, der selbst keine Werbung ist." | "Obtain the consent by a route that is not itself advertising.";
    R_CON_08 "R-CON-08" Policy P ["Art. 8 DSGVO", "§ 4 Abs. 4 DSG (AT)"]
        "Keine Werbung an Minderjährige" | "No advertising to minors";
        "Die Person ist minderjährig; wir senden ihr keine Werbung." | "The person is a minor; we send them no advertising.";
        "Nur vertragliche und gesetzliche Mitteilungen senden." | "Send contractual and statutory messages only.";
    R_CON_11 "R-CON-11" CaseLaw V ["Art. 7 Abs. 1 DSGVO", "BGH I ZR 164/09"]
        "Nachweis vollständig und jederzeit druckbar" | "Proof complete and printable at any time";
        "Für die Einwilligung liegt kein vollständiger Nachweis vor." | "There is no complete proof of the consent.";
        "Den Nachweis hinterlegen oder neu einholen; nachträglich erstellte Belege zählen nicht." | "File the proof or obtain a new one; evidence made afterwards does not count.";
    R_CON_20 "R-CON-20" Law V ["§ 7a Abs. 1 UWG (DE)"]
        "Telefoneinwilligung bei Erteilung dokumentieren" | "Document phone consent when it is given";
        "Die Telefoneinwilligung wurde nicht belegbar bei der Erteilung dokumentiert." | "The phone consent was not provably documented when it was given.";
        "Neue Einwilligung einholen und sofort dokumentieren." | "Obtain a new consent and document it at once.";
    R_CON_21 "R-CON-21" Law V ["§ 7a Abs. 2 UWG (DE)"]
        "Fünf Jahre ab Erteilung und jeder Nutzung" | "Five years from giving and each use";
        "Der Nachweis muss fünf Jahre ab Erteilung und ab jeder Nutzung aufbewahrt werden." | "The proof must be kept for five years from giving and from each use.";
        "Den Nachweis eingeschränkt aufbewahren." | "Keep the proof, restricted.";
    R_CON_31 "R-CON-31" CaseLaw V ["BGH I ZR 164/09", "OVG Saarland 2 A 355/19"]
        "Nachweis je Kanal" | "Proof per channel";
        "Der Nachweis belegt nicht die Herrschaft über diese Nummer oder Adresse; eine Bestätigungsmail trägt keine Anrufe." | "The proof does not show control of this number or address; a confirmation mail does not carry calls.";
        "Code an dieses Telefon, Unterschrift oder aufgezeichnete Einwilligung einholen." | "Get a code confirmed on this phone, a signature or a recorded consent.";
    R_CON_33 "R-CON-33" Policy P ["Art. 7 Abs. 1 DSGVO"]
        "Erst bestätigt ist aktiv" | "Active only when confirmed";
        "Die Einwilligung ist noch nicht bestätigt." | "The consent is not confirmed yet.";
        "Auf die Bestätigung warten; keine zweite Erinnerung senden." | "Wait for the confirmation; send no second reminder.";
    R_CON_36 "R-CON-36" Policy P ["Art. 7 Abs. 1 DSGVO", "§ 7 Abs. 2 Nr. 2 UWG (DE)"]
        "Importierte Einwilligung ist nicht bestätigt" | "An imported consent is not confirmed";
        "Die Einwilligung stammt aus einer Datei ohne Bestätigungsprotokoll." | "The consent comes from a file without a confirmation log.";
        "Protokoll der Bestätigung beibringen oder die Person beim nächsten Kontakt fragen." | "Produce the confirmation log, or ask the person at the next contact.";
    R_CON_42 "R-CON-42" Law V ["Art. 7 Abs. 3 DSGVO"]
        "Widerruf wirkt sofort" | "Withdrawal takes effect at once";
        "Die Einwilligung wurde widerrufen." | "The consent was withdrawn.";
        "Nicht werben; nur eine neue, ausdrückliche Einwilligung der Person ändert das." | "Do not advertise; only a new, express consent of the person changes this.";
    R_CON_45 "R-CON-45" Policy P ["Art. 12 DSGVO"]
        "Abmeldebestätigung" | "Confirmation of unsubscribing";
        "Eine Abmeldebestätigung ist nur einmal und ohne Werbung in Ordnung." | "A confirmation of unsubscribing is fine once and without advertising.";
        "Ohne Werbung senden." | "Send it without advertising.";
    R_CON_51 "R-CON-51" CaseLaw V ["AG München 161 C 12736/22", "LG München I 17 HK O 138/10"]
        "Umstände beenden eine Einwilligung" | "Circumstances end a consent";
        "Die Einwilligung wurde vier Jahre nicht genutzt; damit durfte die Person nicht mehr rechnen." | "The consent was unused for four years; the person need no longer expect a message.";
        "Auf einem erlaubten Weg, etwa per Post, neu fragen." | "Ask again by a lawful route, such as post.";
    R_CON_52 "R-CON-52" Policy P ["Art. 7 DSGVO", "BGH III ZR 196/17"]
        "Ungenutzte Einwilligung erlischt" | "An unused consent lapses";
        "Die Einwilligung ist zu lange ungenutzt und gilt als erloschen." | "The consent was unused for too long and counts as lapsed.";
        "Per Post oder beim nächsten Kontakt neu fragen; eine Mail „Wollen Sie uns noch?“ ist Werbung." | "Ask by post or at the next contact; a “do you still want us?” mail is advertising.";
    R_CON_53 "R-CON-53" Law K ["Art. 4 Nr. 11 DSGVO", "DSK Asset Deal 2024"]
        "Anderer Werbender, keine Einwilligung" | "Another advertiser, no consent";
        "Die Einwilligung wurde einer anderen Firma gegeben und geht nicht mit dem Unternehmen über." | "The consent was given to another firm and does not pass with the business.";
        "Eigene Einwilligung einholen; nur beim Anteilskauf bleibt sie bestehen." | "Obtain a consent of your own; it stays only in a share deal.";
}
