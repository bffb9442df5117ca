//! The fields of an entry as data, so that one page shows the form of every part of the register.

use desk::register::Bilingual;

use crate::parts::Choice;

/// One field of a form.
pub struct Input {
    /// Name the form sends.
    pub name: &'static str,
    /// What the user reads.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
    /// How it is filled in.
    pub control: Control,
    /// What is wrong with it; empty when nothing is.
    pub error: String,
}

/// How a field is filled in.
pub enum Control {
    /// A line of text.
    Line(String),
    /// Several lines, each an entry of its own.
    Lines(String),
    /// One of several.
    One(Vec<Choice>),
    /// Any number of several.
    Many(Vec<Choice>),
    /// Yes or no.
    Tick(bool),
    /// Fixed once saved.
    Fixed(String),
}

impl Input {
    const fn new(name: &'static str, label: &'static str, control: Control) -> Self {
        Self { name, label, hint: "", control, error: String::new() }
    }

    /// A line of text.
    pub fn line(name: &'static str, label: &'static str, value: &str) -> Self {
        Self::new(name, label, Control::Line(value.to_owned()))
    }

    /// Several lines, each an entry of its own.
    pub fn lines(name: &'static str, label: &'static str, entries: &[String]) -> Self {
        Self::new(name, label, Control::Lines(entries.join("\n")))
    }

    /// Yes or no.
    pub const fn tick(name: &'static str, label: &'static str, value: bool) -> Self {
        Self::new(name, label, Control::Tick(value))
    }

    /// One of several.
    pub fn one(
        name: &'static str,
        label: &'static str,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        Self::new(name, label, Control::One(choices.into_iter().collect()))
    }

    /// Any number of several.
    pub fn many(
        name: &'static str,
        label: &'static str,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Self {
        Self::new(name, label, Control::Many(choices.into_iter().collect()))
    }

    /// Fixed once saved.
    pub fn fixed(name: &'static str, label: &'static str, value: &str) -> Self {
        Self::new(name, label, Control::Fixed(value.to_owned()))
    }

    /// The same field with a hint.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }
}

/// One entry of a choice.
pub fn choice(value: &str, label: &str, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), chosen }
}

/// Two lines for a text in both languages.
pub fn both(names: [&'static str; 2], labels: [&'static str; 2], text: &Bilingual) -> [Input; 2] {
    let ([de, en], [de_label, en_label]) = (names, labels);
    [Input::line(de, de_label, &text.de), Input::line(en, en_label, &text.en)]
}
