//! What can be wrong with a request, and what to tell the visitor.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use axum::http::StatusCode;

use crate::server::limits::BodyError;
use crate::text::Text;

/// What is wrong, as the status code sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not understood (400).
    Malformed,
    /// Nobody is signed in (401).
    SignIn,
    /// The password was set by somebody else and has to be replaced first (403).
    PasswordDue,
    /// The form did not come from a page of ours, or the role does not fit (403).
    Forbidden,
    /// No such thing, or not for this visitor; both look the same (404).
    NotFound,
    /// Known address, wrong method (405).
    Method,
    /// The body took too long (408).
    TooSlow,
    /// The state of the thing stands against it (409).
    Conflict,
    /// The body is too large (413).
    TooLarge,
    /// Asked under an address that is not ours (421).
    Host,
    /// Understood, and wrong (422).
    Invalid,
    /// Everybody who does this is at work, and the queue is full (503).
    Busy,
    /// Too many attempts (429); the next may succeed after this many seconds.
    TooMany(u64),
}

impl Kind {
    /// Status of the answer.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::PasswordDue => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// Stable word for programs: the end of the problem type.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::SignIn => "sign-in",
            Self::PasswordDue => "password-due",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::TooSlow => "too-slow",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::Host => "host",
            Self::Invalid => "invalid",
            Self::Busy => "busy",
            Self::TooMany(_) => "too-many",
        }
    }
}

type Say = Arc<dyn Fn(&dyn Text) -> String + Send + Sync>;

/// Something is wrong with what was sent.
#[derive(Clone)]
pub struct Fault {
    /// What is wrong.
    pub kind: Kind,
    /// The field of the form or body that is wrong.
    pub field: Option<&'static str>,
    /// Stable code for programs, upper case.
    pub code: Option<&'static str>,
    say: Option<Say>,
}

impl Fault {
    /// A fault that the general words of its kind describe well enough.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, field: None, code: None, say: None }
    }

    /// A fault with a sentence of its own:
    /// `Fault::saying(Kind::Invalid, move |t| t.import_no_such_column(line))`.
    pub fn saying(kind: Kind, say: impl Fn(&dyn Text) -> String + Send + Sync + 'static) -> Self {
        Self { say: Some(Arc::new(say)), ..Self::new(kind) }
    }

    /// The same fault, said of one field.
    #[must_use]
    pub const fn at(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// No such thing, or not for this visitor.
    pub const fn not_found() -> Self {
        Self::new(Kind::NotFound)
    }

    /// Nobody is signed in.
    pub const fn sign_in() -> Self {
        Self::new(Kind::SignIn)
    }

    /// More than a place takes, in bytes; says how much that is and what helps.
    pub fn too_large(most: u64) -> Self {
        Self::saying(Kind::TooLarge, move |t| t.error_larger_than(most >> 20))
    }

    /// A body that could not be read: too large, too slow, or broken.
    pub fn body(error: &(dyn StdError + 'static)) -> Self {
        Self::new(match BodyError::behind(error) {
            Some(BodyError::TooLarge) => Kind::TooLarge,
            Some(BodyError::TooSlow) => Kind::TooSlow,
            None => Kind::Malformed,
        })
    }

    /// Headline and explanation.
    pub fn words(&self, t: &dyn Text) -> (&'static str, String) {
        let (title, body) = match self.kind {
            Kind::Malformed | Kind::Invalid | Kind::Forbidden => {
                (t.error_input(), t.error_input_body().to_owned())
            }
            Kind::Conflict => (t.error_conflict(), t.error_conflict_body().to_owned()),
            Kind::SignIn => (t.error_sign_in(), t.error_sign_in_body().to_owned()),
            Kind::PasswordDue => (t.login_change(), t.login_due().to_owned()),
            Kind::NotFound => (t.error_not_found(), t.error_not_found_body().to_owned()),
            Kind::Method => (t.error_method(), t.error_method_body().to_owned()),
            Kind::TooSlow => (t.error_too_slow(), t.error_too_slow_body().to_owned()),
            Kind::TooLarge => (t.error_too_large(), t.error_too_large_body().to_owned()),
            Kind::Host => (t.error_host(), t.error_host_body().to_owned()),
            Kind::Busy => (t.error_too_many(), t.error_too_many_body(1)),
            Kind::TooMany(seconds) => (t.error_too_many(), t.error_too_many_body(seconds)),
        };
        (title, self.say.as_ref().map_or(body, |say| say(t)))
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({:?})", self.kind)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.word())
    }
}

impl StdError for Fault {}
