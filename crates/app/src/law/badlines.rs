//! What no command may stumble over: unknown keys, unknown values, missing facts, impossible days,
//! broken JSON, empty lines, lines of more than 10 MB. Each gets an answer of its own that repeats
//! nothing of the line, and the lines around it are decided.

use super::tests::ask;
use super::{Input, LawCommand};

/// A command, a good line of it, a required fact, a fact with values, and a day.
struct Tried {
    command: fn(Input) -> LawCommand,
    good: &'static str,
    required: (&'static str, &'static str),
    word: (&'static str, &'static str, &'static str),
    day: &'static str,
}

const VERDICT: Tried = Tried {
    command: LawCommand::Verdict,
    good: r#"{"id":"ok","today":"2026-11-21","firm":{"country":"DE"},"person":{"type":"CONSUMER"},"message":{"channel":"EMAIL","content":"ADVERTISING"}}"#,
    required: (r#""today":"2026-11-21","#, "`today` is missing: give a day, such as `2026-11-21`"),
    word: ("CONSUMER", "person.type", "`CONSUMER`, `BUSINESS_PERSON`"),
    day: "2026-11-21",
};
const DEADLINE: Tried = Tried {
    command: LawCommand::Deadline,
    good: r#"{"id":"ok","country":"DE","kind":"ART14","received":"2026-11-10"}"#,
    required: (r#","received":"2026-11-10""#, "`received` is missing: give the day it arrived"),
    word: ("ART14", "kind", "`RIGHTS_REQUEST`, `ART14`, `BREACH`"),
    day: "2026-11-10",
};
const RETENTION: Tried = Tried {
    command: LawCommand::Retention,
    good: r#"{"id":"ok","country":"DE","kind":"VOUCHER","event":"2018-05-03","today":"2026-11-21"}"#,
    required: (r#""kind":"VOUCHER","#, "`kind` is missing: give one of `PROSPECT_INQUIRY`"),
    word: ("VOUCHER", "kind", "`CUSTOMER_MASTER`"),
    day: "2018-05-03",
};
const BREACH: Tried = Tried {
    command: LawCommand::Breach,
    good: r#"{"id":"ok","country":"DE","data":["CONTACT"],"persons":200}"#,
    required: (r#","persons":200"#, "`persons` is missing: give how many persons"),
    word: ("CONTACT", "data", "`ART9`"),
    day: "",
};
const SOURCE: Tried = Tried {
    command: LawCommand::Source,
    good: r#"{"id":"ok","source":"BROKER_POST","obtained":"2026-11-21"}"#,
    required: (r#""source":"BROKER_POST","#, "`source` is missing: give one of `SELF`"),
    word: ("BROKER_POST", "source", "`ADDRESS_BOOK`"),
    day: "2026-11-21",
};

/// Something that must not come back: it could be anybody's.
const SECRET: &str = "anna.muster@example.org";

#[track_caller]
fn wrong(tried: &Tried, line: &str) -> String {
    let text = [tried.good, line, tried.good].join("\n");
    let (code, answers) = ask(tried.command, text.as_bytes());
    assert_eq!((code, answers.len()), (1, 3), "{line:.200}");
    assert!(answers[0].get("error").is_none() && answers[2].get("error").is_none(), "{answers:?}");
    assert_eq!(answers[1]["error"]["line"], 2);
    let message = answers[1]["error"]["message"].as_str().unwrap().to_owned();
    assert!(!message.contains(SECRET) && !message.contains("struct"), "{message}");
    message
}

#[test]
fn every_bad_line_of_every_command_is_told_apart_and_the_rest_decided() {
    for tried in [VERDICT, DEADLINE, RETENTION, BREACH, SOURCE] {
        let tried = &tried;
        let with = |from: &str, to: &str| {
            assert!(tried.good.contains(from));
            wrong(tried, &tried.good.replacen(from, to, 1))
        };
        let unknown = with(r#"{"id":"#, &format!(r#"{{"{SECRET}":1,"id":"#));
        assert!(unknown.starts_with("unknown key; known are `id`, "), "{unknown}");
        let (word, fact, allowed) = tried.word;
        let value = with(word, SECRET);
        assert!(value.starts_with(&format!("`{fact}` must be one of ")), "{value}");
        assert!(value.contains(allowed), "{value}");
        let typo = with(word, &word.replacen('O', "0", 1).replacen("ART14", "ART41", 1));
        assert!(typo.ends_with(&format!("; did you mean `{word}`?")), "{typo}");
        let (required, missing) = tried.required;
        assert!(with(required, "").starts_with(missing), "{}", with(required, ""));
        if !tried.day.is_empty() {
            for day in [
                "2026-02-30",
                SECRET,
                "2026-13-01",
                "21.11.2026",
                "2026-11-21T10:00:00",
                "20261121",
            ] {
                let day = with(tried.day, day);
                assert!(
                    day.ends_with("must be a date of the calendar, such as `2026-11-21`"),
                    "{day}"
                );
            }
        }
        assert!(with("}", "").contains("the line ends before"));
        assert!(
            with(r#""id":"#, &format!("{SECRET}:")).starts_with("the line is no JSON from byte 2")
        );
        assert!(wrong(tried, "").starts_with("the line is empty"));
        assert!(wrong(tried, " \t").starts_with("the line is empty"));
        assert!(wrong(tried, &format!("[\"{SECRET}\"]")).starts_with("the line is no JSON object"));
        assert_eq!(
            with(r#""id":"#, &format!(r#""id":"{SECRET}","id":"#)),
            "a fact is given twice: give it once"
        );
        let long = format!(r#"{{"id":"{}"}}"#, "y".repeat(10 * 1024 * 1024));
        assert!(wrong(tried, &long).starts_with("the line is longer than 10 MiB"));
        assert_eq!(ask(tried.command, b""), (0, vec![]));
    }
}

#[test]
fn facts_inside_a_group_are_named_with_their_group() {
    let with = |from: &str, to: &str| wrong(&VERDICT, &VERDICT.good.replacen(from, to, 1));
    assert!(
        with(r#""type""#, r#""tpye""#).starts_with("unknown key in `person`; known are `type`, ")
    );
    assert!(with(r#""type""#, r#""tpye""#).ends_with("did you mean `type`?"));
    assert!(
        with(r#""channel":"EMAIL","#, "")
            .starts_with("`message.channel` is missing: give one of `PHONE_HUMAN`")
    );
    assert!(with(r#""country":"DE""#, "").starts_with("`firm.country` is missing: give the seat"));
    assert!(
        with(r#""DE""#, r#""OTHER""#)
            .starts_with("`firm.country` must be one of `DE`, `AT`, `CH`, `EU_OTHER`")
    );
    let type_of = |facts: &str| with(r#""firm":"#, &format!(r#"{facts},"firm":"#));
    assert_eq!(
        type_of(r#""suppressed":"anna.muster@example.org""#),
        "`suppressed` must be `true` or `false`"
    );
    assert_eq!(
        type_of(r#""ecg":{"checked_on":7}"#),
        "`ecg.checked_on` must be a date of the calendar, such as `2026-11-21`"
    );
    assert_eq!(type_of(r#""consent":"yes""#), "`consent` must be an object of facts");
    assert_eq!(type_of(r#""consent.channels":"EMAIL""#), "`consent.channels` must be a list");
    assert!(type_of(r#""directory":1"#).starts_with("`directory` must be one of `LISTED`"));
    assert_eq!(type_of(r#""firm.country":"AT""#), "a fact is given twice: give it once");
    let persons = wrong(&BREACH, &BREACH.good.replacen("200", "-1", 1));
    assert_eq!(persons, "`persons` must be a whole number of 0 or more");
    let aware = r#"{"id":"a","kind":"BREACH","country":"DE","aware":"2026-11-20T17:05"}"#;
    assert!(wrong(&DEADLINE, aware).contains("`aware` must be a moment with its zone"));
}
