//! Who is signed in, and who calls over the API.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use law::access::Set64;
use law::ids::{ObjectId, UserId};
use law::vocabulary::Role;

use crate::errors::{Error, Fault};
use crate::text::Lang;
use crate::visit::Visit;

/// A signed-in user. No `Debug`: the name and the token must not reach a log.
#[derive(Clone)]
pub struct Session {
    /// The user.
    pub user: UserId,
    /// Roles held now.
    pub roles: Set64,
    /// Language of choice, if one was chosen.
    pub language: Option<Lang>,
    /// Token that forms of this session carry.
    pub csrf: String,
    /// Name shown at the top of pages.
    pub name: String,
    /// The password was set by the administration: nothing else is open before it is replaced.
    pub password_due: bool,
}

impl Session {
    /// Whether the user holds one of these roles.
    pub fn holds(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.roles.has(role.code()))
    }
}

/// A program that calls the API, bound to an activity and a source.
#[derive(Clone, Copy, Debug)]
pub struct ApiCaller {
    /// The key.
    pub key: ObjectId,
    /// Technical account of the key.
    pub user: UserId,
    /// Roles of the key.
    pub roles: Set64,
    /// Activity the key is bound to (number in the register).
    pub activity: u16,
    /// Source the key is bound to (number in the register).
    pub source: u16,
}

/// The session of a route that only signed-in users reach.
pub struct Signed(pub Session);

impl<S: Send + Sync> FromRequestParts<S> for Signed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let visit = Visit::of(parts)?;
        visit.session.clone().map(Self).ok_or_else(|| Fault::sign_in().into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ApiCaller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get().copied().ok_or_else(|| Fault::sign_in().into())
    }
}
