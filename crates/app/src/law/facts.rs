//! Reads a question out of a JSON value and says what is wrong with it: which fact, which values
//! it may have, and what to do. What stood in the line is never repeated.

use std::fmt;

use serde::de::{self, DeserializeSeed, Expected, IntoDeserializer, Unexpected, Visitor};
use serde_json::Value;

/// Why a line is no question.
#[derive(Debug)]
pub struct Wrong {
    /// Keys from the outside in, all of them known ones.
    path: Vec<String>,
    what: What,
}

#[derive(Debug)]
enum What {
    Unknown { known: &'static [&'static str], near: Option<&'static str> },
    Value { allowed: &'static [&'static str], near: Option<&'static str> },
    Kind(String),
    Missing(&'static str),
}

impl Wrong {
    fn of(what: What) -> Self {
        Self { path: Vec::new(), what }
    }

    fn within(mut self, key: &str) -> Self {
        self.path.insert(0, key.to_owned());
        self
    }

    /// The message of the answer; `hint` says what a missing fact should be.
    pub fn message(&self, hint: impl Fn(&str) -> Option<String>) -> String {
        let path = self.path.join(".");
        let near = |near: &Option<&str>| {
            near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
        };
        match &self.what {
            What::Unknown { known, near: close } if path.is_empty() => {
                format!("unknown key; known are {}{}", listed(known), near(close))
            }
            What::Unknown { known, near: close } => {
                format!("unknown key in `{path}`; known are {}{}", listed(known), near(close))
            }
            What::Value { allowed, near: close } => {
                format!("`{path}` must be one of {}{}", listed(allowed), near(close))
            }
            What::Kind(kind) => format!("`{path}` must be {kind}"),
            What::Missing(key) => {
                let fact =
                    if path.is_empty() { (*key).to_owned() } else { format!("{path}.{key}") };
                let wanted = hint(&fact).map_or_else(String::new, |hint| format!(": give {hint}"));
                format!("`{fact}` is missing{wanted}")
            }
        }
    }
}

/// `` `A`, `B` `` for a message.
pub fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The words of a vocabulary for a message.
pub fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> String {
    listed(&all.iter().map(|value| word(*value)).collect::<Vec<_>>())
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(|_| None))
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::of(What::Kind("another value".to_owned()))
    }
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::of(What::Kind(kind(expected)))
    }
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::of(What::Kind(kind(expected)))
    }
    fn unknown_variant(variant: &str, allowed: &'static [&'static str]) -> Self {
        Self::of(What::Value { allowed, near: nearest(variant, allowed) })
    }
    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        Self::of(What::Unknown { known, near: nearest(field, known) })
    }
    fn missing_field(field: &'static str) -> Self {
        Self::of(What::Missing(field))
    }
}

const DATE: &str = "a date of the calendar, such as `2026-11-21`";

/// Whether a text is written as a day. A moment is not: which day it is depends on its zone.
fn is_day(text: &str) -> bool {
    let dash = |at| at == 4 || at == 7;
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, b)| if dash(at) { b == b'-' } else { b.is_ascii_digit() })
}

/// What a fact must be, in words of ours.
fn kind(expected: &dyn Expected) -> String {
    let expected = expected.to_string();
    let said = match expected.as_str() {
        "a boolean" => "`true` or `false`",
        "a string" => "a text",
        "u32" => "a whole number of 0 or more",
        "a sequence" => "a list",
        text if text.contains("zoned") => {
            "a moment with its zone, such as `2026-11-20T17:05:00+01:00[Europe/Berlin]`"
        }
        text if text.contains("date") => DATE,
        text if text.starts_with("struct") => "an object of facts",
        _ => "another value",
    };
    said.to_owned()
}

/// The known word that differs least, if it is near enough to be meant.
fn nearest(word: &str, known: &'static [&'static str]) -> Option<&'static str> {
    if word.len() > 40 {
        return None;
    }
    let word = word.to_lowercase();
    let by_distance = known.iter().map(|k| (strsim::osa_distance(&word, &k.to_lowercase()), *k));
    by_distance.min_by_key(|(distance, _)| *distance).filter(|(d, _)| *d <= 2).map(|(_, k)| k)
}

/// A JSON value that is read with [`Wrong`] as its error.
pub struct Facts<'v>(pub &'v Value);

impl<'de> de::Deserializer<'de> for Facts<'_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let expected = kind(&visitor);
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (_, Some(number)) => visitor.visit_i64(number),
                _ => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            // Dates are read out of texts: what does not fit is said in the words of the kind.
            Value::String(text) if expected == DATE && !is_day(text) => {
                Err(Wrong::of(What::Kind(expected)))
            }
            Value::String(text) => {
                visitor.visit_str(text).map_err(|wrong: Wrong| match wrong.what {
                    What::Kind(_) => Wrong { what: What::Kind(expected), ..wrong },
                    _ => wrong,
                })
            }
            Value::Array(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(keys) => visitor.visit_map(Keys { rest: keys.iter(), at: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        allowed: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let Value::String(word) = self.0 else {
            return Err(Wrong::of(What::Value { allowed, near: None }));
        };
        visitor.visit_enum(word.as_str().into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'v>(std::slice::Iter<'v, Value>);

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        self.0.next().map(|item| seed.deserialize(Facts(item))).transpose()
    }
}

struct Keys<'v> {
    rest: serde_json::map::Iter<'v>,
    at: Option<(&'v str, &'v Value)>,
}

impl<'de> de::MapAccess<'de> for Keys<'_> {
    type Error = Wrong;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        self.at = self.rest.next().map(|(key, value)| (key.as_str(), value));
        self.at.map(|(key, _)| seed.deserialize(key.into_deserializer())).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let (key, value) = self.at.take().unwrap_or(("", &Value::Null));
        seed.deserialize(Facts(value)).map_err(|wrong| wrong.within(key))
    }
}
