//! What the building blocks in `templates/ui.html` show.

use jiff::civil::Date;
use law::verdict::Outcome;

/// Class of the style sheet for the sign of an answer.
pub const fn class_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Allow => "allow",
        Outcome::Duty => "duty",
        Outcome::Ask => "ask",
        Outcome::Block => "block",
    }
}

/// Name of the icon for the sign of an answer; each has a shape of its own.
pub const fn icon_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Allow => "check",
        Outcome::Duty => "duty",
        Outcome::Ask => "question",
        Outcome::Block => "stop",
    }
}

/// Whether a rule is decided by code and has a page of its own; some are for humans alone.
pub fn in_rule_book(id: &str) -> bool {
    law::rules::find(id).is_some()
}

/// How something is meant; never said by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done, in order.
    Good,
    /// For information.
    Info,
    /// Look at it.
    Warn,
    /// Stopped, wrong.
    Bad,
    /// Nothing special.
    Plain,
}

impl Tone {
    /// Class of the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }

    /// Name of the icon beside it.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Good => "check",
            Self::Info | Self::Plain => "info",
            Self::Warn => "warn",
            Self::Bad => "stop",
        }
    }
}

/// The answer for one channel and purpose.
pub struct Light {
    /// The answer.
    pub outcome: Outcome,
    /// What is asked for: "E-Mail · Newsletter".
    pub label: String,
    /// Why, in one sentence.
    pub reason: String,
    /// What would change it; empty for none.
    pub way_forward: String,
    /// Rules that decided, the deciding one first.
    pub rules: Vec<String>,
    /// What the deciding rule rests on: "Art. 13 DSGVO, Art. 14 DSGVO".
    pub citations: String,
}

/// Ways to neighbouring pages of a list (keyset paging: only next and previous are known).
#[derive(Default)]
pub struct Pages {
    /// Address of the page before.
    pub earlier: Option<String>,
    /// Address of the page after.
    pub later: Option<String>,
    /// Numbers of the first and last entry shown, if known.
    pub range: Option<(u64, u64)>,
}

/// The steps of a wizard.
pub struct Steps {
    /// All of them, in order.
    pub list: Vec<Step>,
    /// Where the user is, counted from 1.
    pub at: usize,
}

/// One step of a wizard.
pub struct Step {
    /// What is done in it.
    pub label: String,
    /// Address, for steps one may go back to.
    pub href: Option<String>,
}

/// Where a value came from, what for, and when it goes.
pub struct Provenance {
    /// Name of the source.
    pub source: String,
    /// Names of the activities.
    pub activity: String,
    /// Legal basis.
    pub basis: String,
    /// Day it was obtained.
    pub obtained: Option<Date>,
    /// Day it will be deleted.
    pub deletes_on: Option<Date>,
}

/// One entry of a choice.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the user reads.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}
