//! One question and its answer.

use redact::{Lang, Screener};
use serde::{Deserialize, Serialize};

use super::{Only, RedactArgs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    #[serde(default)]
    lang: Option<QuestionLang>,
    text: String,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum QuestionLang {
    De,
    En,
}

/// What is written for one line.
#[derive(Serialize)]
pub struct Answer {
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Vec<Span>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Fault>,
}

#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
    label: &'static str,
    score: f64,
}

#[derive(Serialize)]
struct Fault {
    line: u64,
    message: String,
}

impl Answer {
    /// Whether the line could not be read.
    pub fn is_error(&self) -> bool {
        self.error.is_some()
    }
}

/// Answers one line.
pub fn answer(screener: &Screener, args: &RedactArgs, line: u64, bytes: &[u8]) -> Answer {
    match serde_json::from_slice::<Question>(bytes) {
        Ok(question) => screened(screener, args, question),
        Err(error) => Answer {
            id: id_of(bytes),
            text: None,
            spans: None,
            error: Some(Fault { line, message: describe(&error) }),
        },
    }
}

fn screened(screener: &Screener, args: &RedactArgs, question: Question) -> Answer {
    let lang = question.lang.map(|lang| match lang {
        QuestionLang::De => Lang::De,
        QuestionLang::En => Lang::En,
    });
    let masked = screener.mask_in(&question.text, lang, args.only == Some(Only::Special));
    let spans = masked
        .findings
        .iter()
        .map(|finding| Span {
            start: finding.start,
            end: finding.end,
            label: finding.label.code(),
            score: (f64::from(finding.score) * 100.0).round() / 100.0,
        })
        .collect();
    let text = (!args.spans).then_some(masked.text);
    Answer { id: Some(question.id), text, spans: Some(spans), error: None }
}

/// The id of a line that is JSON but no question.
fn id_of(bytes: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    value.get("id")?.as_str().map(str::to_owned)
}

/// serde's own message would quote the text; place and kind are enough.
fn describe(error: &serde_json::Error) -> String {
    let column = error.column();
    if error.is_data() {
        format!(
            "expects `id` and `text` (strings), `lang` (`de`, `en` or null) and nothing else; column {column}"
        )
    } else {
        format!("not a JSON object in UTF-8; column {column}")
    }
}
