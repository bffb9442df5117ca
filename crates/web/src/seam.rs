//! The seam between this room and the desk: the desk as doorman, errors in our words, and the one
//! way a handler asks the desk for something.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use desk::staff::SessionToken;
use desk::{Call, Desk};
use jiff::Timestamp;
use law::access::{Actor, Set64};
use law::ids::{RequestId, UserId};

use crate::errors::{Error, Failure, Fault, Kind};
use crate::session::{ApiCaller, Session};
use crate::state::{Doorman, State};
use crate::text::Lang;
use crate::visit::Visit;

/// The desk at the door.
pub struct FrontDoor(pub Arc<Desk>);

impl Doorman for FrontDoor {
    fn session(&self, token: &str, now: Timestamp) -> Result<Option<Session>, Failure> {
        let Some(token) = unhex(token) else { return Ok(None) };
        let found =
            self.0.session(SessionToken(token), now.as_millisecond()).map_err(Failure::new)?;
        let Some(session) = found else { return Ok(None) };
        Ok(Some(Session {
            user: session.user,
            roles: session.roles,
            language: match session.language {
                1 => Some(Lang::De),
                2 => Some(Lang::En),
                _ => None,
            },
            csrf: self.0.form_token(SessionToken(token)),
            name: self.0.display_name(session.user).map_err(Failure::new)?,
            password_due: session.password_due,
        }))
    }

    fn api_caller(&self, key: &str, _now: Timestamp) -> Result<Option<ApiCaller>, Failure> {
        let Some(token) = unhex(key) else { return Ok(None) };
        let found = self.0.api_caller(&token).map_err(Failure::new)?;
        Ok(found.map(|caller| ApiCaller {
            key: caller.key,
            user: caller.actor.user,
            roles: caller.actor.roles,
            activity: caller.activity,
            source: caller.source,
        }))
    }

    fn keep_language(&self, user: UserId, language: Lang) -> Result<(), Failure> {
        let number = if language == Lang::De { 1 } else { 2 };
        self.0.change_language(user, number).map_err(Failure::new)
    }

    fn reads_at_once(&self) -> bool {
        self.0.reads_at_once()
    }

    fn desk(&self) -> Option<&Arc<Desk>> {
        Some(&self.0)
    }
}

/// A handler's way to the desk: who asks, when, under which reference.
#[derive(Clone)]
pub struct Ask {
    state: State,
    desk: Arc<Desk>,
    call: Call,
}

impl Ask {
    /// Has the desk do something, on a blocking thread.
    ///
    /// # Errors
    /// Those of the use case, in our words.
    pub async fn desk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Desk, &Call) -> desk::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let (desk, call) = (Arc::clone(&self.desk), self.call);
        self.state.blocking(move || work(&desk, &call)).await
    }

    /// The desk itself, for what needs no waiting (the register) or a thread of its own.
    pub const fn behind(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// Who asks, when.
    pub const fn call(&self) -> Call {
        self.call
    }
}

impl FromRequestParts<State> for Ask {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let desk = state.door().desk().cloned().ok_or_else(|| Failure::saying("no desk"))?;
        let visit = Visit::of(parts)?;
        let api =
            parts.extensions.get::<ApiCaller>().map(|c| Actor { user: c.user, roles: c.roles });
        let signed = visit.session.as_ref().map(|s| Actor { user: s.user, roles: s.roles });
        let nobody = Actor { user: UserId::default(), roles: Set64::EMPTY };
        let call =
            Call { actor: api.or(signed).unwrap_or(nobody), request: visit.request, now: visit.at };
        Ok(Self { state: state.clone(), desk, call })
    }
}

impl From<desk::Error> for Error {
    fn from(error: desk::Error) -> Self {
        match error {
            desk::Error::Refusal(refusal) => refusal.into(),
            desk::Error::Fault(fault) => told(fault).into(),
            desk::Error::Failure(failure) => Failure::new(failure).into(),
        }
    }
}

/// A fault of the desk keeps its own words and code.
fn told(fault: desk::Fault) -> Fault {
    let kind = match fault.code {
        "NOT_FOUND" => Kind::NotFound,
        "LOGIN_WRONG" => Kind::SignIn,
        "CONFLICT" | "SUPPRESSED" | "ALREADY_HELD" | "PERHAPS_HELD" | "NEEDS_DECISION"
        | "IMPORT_RUNNING" | "IMPORT_STATE" => Kind::Conflict,
        _ => Kind::Invalid,
    };
    let (field, code) = (fault.field, Some(fault.code));
    let mut said = Fault::saying(kind, move |t| t.lang().of(fault.words).to_owned());
    (said.field, said.code) = (field, code);
    said
}

/// 16 bytes written as 32 hexadecimal digits.
pub fn unhex(text: &str) -> Option<[u8; 16]> {
    RequestId::parse(text).map(|id| id.0)
}

/// 16 bytes as 32 hexadecimal digits.
pub fn hex(bytes: [u8; 16]) -> String {
    RequestId(bytes).to_string()
}
