//! `obhut law verdict`: one line, one question.

use jiff::civil::Date;
use law::refusal::Words;
use law::rule::Origin;
use law::situation::{
    Art21Notice, Channels, Consent, Defeating, Ecg, Message, Objection, Person, Presumed,
    Situation, SoftOptIn, Source, Supporting,
};
use law::verdict::{Duty, Outcome};
use law::vocabulary::{
    Channel, ConsentState, Content, Country, Directory, Evidence, InfoDuty, ObjectionScope,
    PersonState, PersonType, Relation, SourceType,
};
use serde::{Deserialize, Serialize};

use super::facts::{listed, words};
use super::lines::{Asked, DAY};

/// One line in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    id: Option<String>,
    today: Date,
    firm: FirmFacts,
    person: Option<PersonFacts>,
    message: MessageFacts,
    consent: Option<ConsentFacts>,
    soft_opt_in: Option<SoftOptInFacts>,
    presumed: Option<PresumedFacts>,
    objection: Option<ObjectionFacts>,
    suppressed: Option<bool>,
    source: Option<SourceFacts>,
    info_duty: Option<InfoDuty>,
    lia_told: Option<bool>,
    ecg: Option<EcgFacts>,
    directory: Option<Directory>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirmFacts {
    country: Country,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonFacts {
    r#type: Option<PersonType>,
    country: Option<Country>,
    relation: Option<Relation>,
    state: Option<PersonState>,
    minor: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageFacts {
    channel: Channel,
    content: Content,
    contains_ads: Option<bool>,
    own_similar_goods: Option<bool>,
    stop_link: Option<bool>,
    tracking: Option<bool>,
    single_handwritten: Option<bool>,
    art21_notice: Option<Art21Notice>,
    private_matter: Option<bool>,
    refers_friend: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsentFacts {
    state: Option<ConsentState>,
    channels: Option<Vec<Channel>>,
    purpose_match: Option<bool>,
    advertiser_match: Option<bool>,
    given_at: Option<Date>,
    last_use_at: Option<Date>,
    contract_end: Option<Date>,
    evidence: Option<Evidence>,
    documented_when_given: Option<bool>,
    tracking: Option<bool>,
    active_act: Option<bool>,
    names_advertiser: Option<bool>,
    coupled: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SoftOptInFacts {
    from_sale: Option<bool>,
    notice_at_capture: Option<bool>,
    cancelled: Option<bool>,
    channel_captured: Option<Channel>,
    last_purchase: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresumedFacts {
    supporting: Option<Vec<Supporting>>,
    defeating: Option<Vec<Defeating>>,
    memo: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObjectionFacts {
    scope: Option<ObjectionScope>,
    channel: Option<Channel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFacts {
    r#type: Option<SourceType>,
    documented: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EcgFacts {
    listed: Option<bool>,
    checked_on: Option<Date>,
}

impl Asked for Question {
    fn wanted(fact: &str) -> Option<String> {
        Some(match fact {
            "today" => DAY.to_owned(),
            "firm" => format!("`firm.country`, the seat of the firm, one of {}", listed(&SEATS)),
            "firm.country" => format!("the seat of the firm, one of {}", listed(&SEATS)),
            "message" => "`message.channel` and `message.content`".to_owned(),
            "message.channel" => format!("one of {}", words(Channel::ALL, Channel::word)),
            "message.content" => format!("one of {}", words(Content::ALL, Content::word)),
            _ => return None,
        })
    }
}

/// Countries a firm can sit in.
const SEATS: [&str; 4] = ["DE", "AT", "CH", "EU_OTHER"];

/// One line out.
#[derive(Serialize)]
pub struct Answer {
    id: Option<String>,
    verdict: Outcome,
    rules: Vec<&'static str>,
    citations: Vec<&'static str>,
    duties: Vec<Duty>,
    basis: Origin,
    reason: Words,
    way_forward: Words,
}

/// Decides one question.
pub fn answer(question: Question) -> Result<Answer, String> {
    let id = question.id.clone();
    let verdict = law::contact::decide(&question.situation()?);
    let mut citations: Vec<_> = Vec::new();
    for citation in verdict.citations() {
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    Ok(Answer {
        id,
        verdict: verdict.verdict,
        rules: verdict.rules.iter().map(|rule| rule.id).collect(),
        citations,
        duties: verdict.duties.iter().collect(),
        basis: verdict.basis(),
        reason: verdict.reason(),
        way_forward: verdict.way_forward(),
    })
}

impl Question {
    fn situation(self) -> Result<Situation, String> {
        let firm = self.firm.country;
        if matches!(firm, Country::Other | Country::Unknown) {
            return Err(format!("`firm.country` must be one of {}", listed(&SEATS)));
        }
        let facts = self.message;
        let defaults = Situation::new(self.today, firm, facts.channel, facts.content);
        Ok(Situation {
            person: self.person.unwrap_or_default().facts(),
            message: facts.facts(),
            consent: self.consent.map_or(defaults.consent, ConsentFacts::facts),
            soft_opt_in: self.soft_opt_in.map_or(defaults.soft_opt_in, SoftOptInFacts::facts),
            presumed: self.presumed.map_or(defaults.presumed, PresumedFacts::facts),
            objection: self.objection.map_or(defaults.objection, |given| Objection {
                scope: given.scope.unwrap_or(ObjectionScope::None),
                channel: given.channel,
            }),
            suppressed: self.suppressed.unwrap_or(false),
            source: self.source.map_or(defaults.source, |given| Source {
                kind: given.r#type.unwrap_or(SourceType::Unknown),
                documented: given.documented.into(),
            }),
            info_duty: self.info_duty.unwrap_or(InfoDuty::Unknown),
            lia_told: self.lia_told.into(),
            ecg: self.ecg.map_or(defaults.ecg, |given| Ecg {
                listed: given.listed.into(),
                checked_on: given.checked_on,
            }),
            directory: self.directory.unwrap_or(Directory::Unknown),
            ..defaults
        })
    }
}

impl PersonFacts {
    fn facts(self) -> Person {
        Person {
            kind: self.r#type.unwrap_or(PersonType::Unknown),
            country: self.country.unwrap_or(Country::Unknown),
            relation: self.relation.unwrap_or(Relation::None),
            state: self.state.unwrap_or(PersonState::Active),
            minor: self.minor.unwrap_or(false),
        }
    }
}

impl MessageFacts {
    fn facts(self) -> Message {
        Message {
            channel: self.channel,
            content: self.content,
            contains_ads: self.contains_ads.unwrap_or(false),
            own_similar_goods: self.own_similar_goods.into(),
            stop_link: self.stop_link.into(),
            tracking: self.tracking.unwrap_or(false),
            single_handwritten: self.single_handwritten.unwrap_or(false),
            art21_notice: self.art21_notice.unwrap_or(Art21Notice::None),
            private_matter: self.private_matter.into(),
            refers_friend: self.refers_friend.unwrap_or(false),
        }
    }
}

impl ConsentFacts {
    fn facts(self) -> Consent {
        Consent {
            state: self.state.unwrap_or(ConsentState::None),
            channels: self.channels.into_iter().flatten().collect::<Channels>(),
            purpose_match: self.purpose_match.into(),
            advertiser_match: self.advertiser_match.into(),
            given_at: self.given_at,
            last_use_at: self.last_use_at,
            contract_end: self.contract_end,
            evidence: self.evidence.unwrap_or(Evidence::None),
            documented_when_given: self.documented_when_given.into(),
            tracking: self.tracking.unwrap_or(false),
            active_act: self.active_act.into(),
            names_advertiser: self.names_advertiser.into(),
            coupled: self.coupled.into(),
        }
    }
}

impl SoftOptInFacts {
    fn facts(self) -> SoftOptIn {
        SoftOptIn {
            from_sale: self.from_sale.into(),
            notice_at_capture: self.notice_at_capture.into(),
            cancelled: self.cancelled.into(),
            channel_captured: self.channel_captured,
            last_purchase: self.last_purchase,
        }
    }
}

impl PresumedFacts {
    fn facts(self) -> Presumed {
        Presumed {
            supporting: self.supporting.into_iter().flatten().collect(),
            defeating: self.defeating.into_iter().flatten().collect(),
            memo: self.memo.unwrap_or(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::LawCommand;
    use super::super::tests::ask as run;

    fn ask(input: &[u8]) -> (u8, Vec<serde_json::Value>) {
        run(LawCommand::Verdict, input)
    }

    const CALL: &str = r#"{"id":"a","today":"2026-11-21","firm":{"country":"DE"},"person":{"type":"CONSUMER","country":"DE","relation":"CUSTOMER"},"message":{"channel":"PHONE_HUMAN","content":"ADVERTISING"},"source":{"type":"SELF","documented":true},"info_duty":"DONE"}"#;

    #[test]
    fn a_question_is_answered_with_rules_citations_and_words() {
        let (code, answers) = ask(CALL.as_bytes());
        assert_eq!(code, 0);
        assert_eq!(answers[0]["id"], "a");
        assert_eq!(answers[0]["verdict"], "BLOCK");
        assert_eq!(answers[0]["rules"][0], "R-MKT-11");
        assert_eq!(answers[0]["citations"][0], "§ 7 Abs. 2 Nr. 1 UWG (DE)");
        assert_eq!(answers[0]["basis"], "LAW");
        assert!(answers[0]["reason"]["de"].as_str().unwrap().contains("Einwilligung"));
        assert!(answers[0]["way_forward"]["en"].as_str().unwrap().contains("post"));
    }

    #[test]
    fn dotted_keys_say_the_same() {
        let dotted = r#"{"today":"2026-11-21","firm.country":"DE","message.channel":"EMAIL","message.content":"TRANSACTIONAL"}"#;
        let (code, answers) = ask(dotted.as_bytes());
        assert_eq!((code, &answers[0]["verdict"]), (0, &"ALLOW".into()));
    }

    #[test]
    fn bad_lines_are_answered_and_the_rest_still_decided() {
        let bad = [
            CALL.to_owned(),
            "{\"id\":\"broken\",\"today\":".to_owned(),
            CALL.replace("\"relation\"", "\"relatoin\""),
            CALL.replace("CONSUMER", "CONSUMMER"),
            CALL.replace("2026-11-21", "2026-02-31"),
            CALL.replace("\"firm\":{\"country\":\"DE\"},", ""),
            CALL.replace("\"firm\":{\"country\":\"DE\"},", "\"firm\":{\"country\":\"OTHER\"},"),
            "[]".to_owned(),
            String::new(),
            format!("{{\"id\":\"long\",\"x\":\"{}\"}}", "y".repeat(11 * 1024 * 1024)),
            CALL.to_owned(),
        ];
        let (code, answers) = ask(bad.join("\n").as_bytes());
        assert_eq!(code, 1);
        assert_eq!(answers.len(), 11);
        assert_eq!(answers[1]["id"], "broken");
        assert_eq!(answers[1]["error"]["line"], 2);
        for faulty in &answers[1..10] {
            assert!(faulty["error"]["message"].is_string(), "{faulty}");
        }
        assert_eq!(answers[9]["id"], "long");
        assert_eq!(answers[9]["error"]["line"], 10);
        assert_eq!(answers[10]["verdict"], "BLOCK");
    }

    #[test]
    fn no_lines_no_answers() {
        assert_eq!(ask(b""), (0, vec![]));
    }
}
