//! Sections 4.1 and 4.5: what counts as advertising, and rules that hold on every channel.

use super::case::Case;
use super::consent::{R_CON_07, R_CON_33, R_CON_36, R_CON_45, R_CON_52};
use super::routes::granted;
use super::sources::{R_SRC_08, usable_for_letter};
use crate::rule::{Rule, RuleList, rules};
use crate::verdict::{Duty, Ground, Verdict};
use crate::vocabulary::{Channel, ConsentState, Content, Evidence, SourceType};

/// R-MKT-01: the aim decides, not the tone; a rider makes the whole message advertising.
pub(crate) fn is_advertising(case: &Case) -> bool {
    let message = &case.s.message;
    let class = match message.content {
        Content::Advertising => true,
        Content::Greeting => case.on(&R_MKT_03, true),
        Content::Mixed | Content::Survey => case.on(&R_MKT_01, true),
        _ => case.on(&R_MKT_01, message.contains_ads),
    };
    class || message.refers_friend || message.channel == Channel::AdPlatformUpload
}

/// A message that is a survey, or carries one or another rider.
pub(crate) fn is_survey(case: &Case) -> bool {
    matches!(case.s.message.content, Content::Survey) || is_mixed(case)
}

/// A transactional message with an advertising rider.
pub(crate) fn is_mixed(case: &Case) -> bool {
    case.s.message.content == Content::Mixed
        || case.s.message.contains_ads
            && !matches!(
                case.s.message.content,
                Content::Advertising | Content::Survey | Content::Greeting
            )
}

/// Why a message that does not look like it is advertising; empty for plain advertising.
pub(crate) fn why_advertising(case: &Case) -> RuleList {
    let mut rules = RuleList::EMPTY;
    let named: &[&'static Rule] = match case.s.message.content {
        Content::Greeting => &[&R_MKT_03],
        Content::Survey => &[&R_MKT_01],
        Content::ConsentConfirm if is_mixed(case) => &[&R_CON_32, &R_MKT_01, &R_MKT_02],
        Content::Datenbrief if is_mixed(case) => &[&R_DBR_05, &R_MKT_01, &R_MKT_02],
        _ if is_mixed(case) => &[&R_MKT_01, &R_MKT_02],
        _ => &[],
    };
    rules.extend(named.iter().copied());
    rules
}

/// R-MKT-50: what is not advertising needs no marketing consent.
pub(crate) fn not_advertising(case: &Case) -> Verdict {
    let plain = Verdict::allow(Ground::Transactional, &[&R_MKT_50, &R_MKT_02]);
    match case.s.message.content {
        Content::ConsentConfirm => consent_mail(case),
        Content::Datenbrief => data_letter(case),
        _ if case.s.suppressed => granted(case, &R_SUP_11, plain.and(&R_SUP_11)),
        _ => granted(case, &R_MKT_50, plain),
    }
}

/// Mails about a consent: only while one is pending, or once after a withdrawal.
fn consent_mail(case: &Case) -> Verdict {
    let consent = &case.s.consent;
    let asked_here = case.s.source.kind == SourceType::SelfGiven && case.s.source.documented.yes();
    let imported = consent.evidence == Evidence::ImportFlag;
    let sound = |rule: &'static Rule| {
        granted(case, rule, Verdict::allow(Ground::Transactional, &[&R_MKT_50, rule]))
    };
    match consent.state {
        ConsentState::Withdrawn => sound(&R_CON_45),
        ConsentState::Lapsed => Verdict::block(&[&R_CON_52, &R_CON_07]),
        ConsentState::Active if super::consent::lapsed(case) => {
            Verdict::block(&[&R_CON_52, &R_CON_07])
        }
        ConsentState::Active if asked_here && !imported => sound(&R_CON_32),
        ConsentState::Pending if asked_here && !imported => sound(&R_CON_32).and(&R_CON_33),
        ConsentState::None if asked_here && !imported => sound(&R_CON_32),
        _ if case.on(&R_CON_36, true) => Verdict::ask(&[&R_CON_36]),
        _ => sound(&R_CON_32),
    }
}

/// R-DBR-03 to R-DBR-05: neutral, from a lawful source, by a sealed route.
fn data_letter(case: &Case) -> Verdict {
    if case.on(&R_DBR_03, !usable_for_letter(case)) {
        return Verdict::block(&[&R_DBR_03, &R_SRC_08]);
    }
    let letter = Verdict::allow(Ground::Transactional, &[&R_MKT_50, &R_DBR_05]);
    let letter = granted(case, &R_DBR_05, letter);
    let by_post = case.s.message.channel == Channel::PostAddressed;
    if by_post || !letter.may() || !case.on(&R_DBR_04, true) {
        return letter;
    }
    letter.and(&R_DBR_04).with_duty(Duty::SealedDelivery)
}

rules! {
    R_MKT_01 "R-MKT-01" CaseLaw V ["RL 2006/114/EG", "BGH VI ZR 225/17", "KG 5 U 35/20", "EuGH C-102/20"]
        "Was Werbung ist" | "What advertising is";
        "Die Nachricht fördert den Absatz, auch mittelbar; eine Umfrage oder ein Zusatz macht sie ganz zu Werbung." | "The message promotes sales, if only indirectly; a survey or a rider makes all of it advertising.";
        "Ohne den Zusatz senden oder eine Einwilligung einholen." | "Send it without the rider, or obtain consent.";
    R_MKT_02 "R-MKT-02" Law K ["Art. 6 Abs. 1 lit. b DSGVO"]
        "Vertragsnachrichten" | "Transactional messages";
        "Nur vertragsrelevanter Inhalt ist frei von den Werberegeln." | "Only content relevant to the contract is free of the marketing rules.";
        "Den werblichen Teil weglassen." | "Leave out the advertising part.";
    R_MKT_03 "R-MKT-03" Policy P ["§ 7 UWG (DE)", "Praxis der Aufsichtsbehörden", "AG München 161 C 12736/22"]
        "Grüße sind Werbung" | "Greetings are advertising";
        "Elektronische Grüße dienen der Kundenbindung; Aufsichtsbehörden behandeln sie als Werbung, und wir auch." | "Electronic greetings serve customer retention; authorities treat them as advertising, and so do we.";
        "Eine Karte per Post senden oder eine einzelne, selbst geschriebene Nachricht ohne Angebot freigeben lassen." | "Send a card by post, or have one hand-written message without offer approved.";
    R_CON_32 "R-CON-32" CaseLaw V ["OLG Düsseldorf I-15 U 64/15", "OLG Celle 13 U 15/14", "OLG München 29 U 1682/12"]
        "Bestätigungsmail ohne Werbung" | "Confirmation mail without advertising";
        "Die Bestätigungsmail enthält Werbung." | "The confirmation mail contains advertising.";
        "Gutscheine, Produkte und Werbesprüche aus der Vorlage entfernen." | "Remove vouchers, products and slogans from the template.";
    R_MKT_50 "R-MKT-50" Law K ["Art. 6 Abs. 1 lit. b DSGVO", "Art. 6 Abs. 1 lit. c DSGVO"]
        "Keine Werbung, keine Werberegeln" | "Not advertising, no marketing rules";
        "Die Nachricht trägt Werbung, obwohl die Person widersprochen hat." | "The message carries advertising although the person objected.";
        "Ohne den werblichen Teil senden." | "Send it without the advertising part.";
    R_MKT_51 "R-MKT-51" Law V ["Art. 21 Abs. 2, 3 DSGVO", "OLG München 21 U 4747/15", "EuGH C-741/21"]
        "Werbewiderspruch" | "Objection to direct marketing";
        "Die Person hat der Werbung widersprochen." | "The person objected to direct marketing.";
        "Nicht werben; nur eine neue, ausdrückliche Einwilligung der Person ändert das." | "Do not advertise; only a new, express consent of the person changes this.";
    R_MKT_52 "R-MKT-52" Law V ["Art. 21 Abs. 4 DSGVO"]
        "Hinweis auf das Widerspruchsrecht" | "Notice of the right to object";
        "Der Hinweis auf das Widerspruchsrecht fehlt oder steht im Kleingedruckten." | "The notice of the right to object is missing or in small print.";
        "Einen gesonderten, deutlichen Hinweis aufnehmen." | "Add a separate, prominent notice.";
    R_MKT_53 "R-MKT-53" Law K ["§ 25 TDDDG", "Art. 5 Abs. 3 RL 2002/58/EG", "EDSA-Leitlinien 2/2023"]
        "Öffnungen und Klicks messen" | "Measuring opens and clicks";
        "Für das Messen von Öffnungen und Klicks fehlt eine eigene Einwilligung." | "Measuring opens and clicks lacks a consent of its own.";
        "Ohne Messung senden oder nur Summen ohne Kennung zählen." | "Send without measuring, or count totals without identifiers.";
    R_MKT_54 "R-MKT-54" CaseLaw V ["VG Bayreuth B 1 S 18.105", "BayVGH 5 CS 18.1157"]
        "Kundenlisten an Werbeplattformen" | "Custom audiences";
        "Das Hochladen von Kundenadressen, auch gehasht, ist eine Weitergabe und braucht eine Einwilligung." | "Uploading customer addresses, hashed or not, is a disclosure and needs consent.";
        "Ohne Personendaten werben oder eine Einwilligung einholen, die die Plattform nennt." | "Advertise without personal data, or obtain consent that names the platform.";
    R_MKT_55 "R-MKT-55" CaseLaw V ["BGH I ZR 208/12", "BGH I ZR 65/14"]
        "Freunde empfehlen" | "Tell a friend";
        "Empfehlungsmails an Dritte sind Werbung der Firma." | "Recommendation mails to third parties are the firm's advertising.";
        "Einen Link zum Teilen anbieten, den die Person selbst verschickt." | "Offer a share link that the person sends from their own account.";
    R_SUP_11 "R-SUP-11" Law K ["Art. 21 Abs. 3 DSGVO"]
        "Sperre trifft nur Werbung" | "A block covers advertising only";
        "Vertragsnachrichten sind von der Werbesperre nicht erfasst." | "Transactional messages are not covered by the block.";
        "Ohne Werbung senden." | "Send without advertising.";
    R_DBR_03 "R-DBR-03" Policy P ["Art. 5 Abs. 1 lit. e DSGVO"]
        "Erst löschen, dann schreiben" | "Delete before you write";
        "Die Daten stammen aus keiner zulässigen Quelle; sie sind zu löschen, nicht anzuschreiben." | "The data come from no lawful source; they are to be deleted, not written to.";
        "Quelle und Informationspflicht prüfen, sonst löschen." | "Check source and information duty, otherwise delete.";
    R_DBR_04 "R-DBR-04" Policy P ["Art. 32 DSGVO"]
        "Sicher zustellen" | "Deliver safely";
        "Ein Datenbrief geht nie offen per E-Mail." | "A data letter never goes by open e-mail.";
        "Geschützten Link mit Code oder Post verwenden." | "Use a sealed link with code, or post.";
    R_DBR_05 "R-DBR-05" Policy U ["Art. 6 Abs. 1 lit. f DSGVO", "§ 7 UWG (DE)"]
        "Datenbrief ohne Werbung" | "Data letter without advertising";
        "Der Datenbrief enthält Werbung oder eine Umfrage." | "The data letter contains advertising or a survey.";
        "Den Brief neutral halten." | "Keep the letter neutral.";
}
