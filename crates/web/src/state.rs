//! What handlers share, and the seam between this room and the rest of the program.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;
use law::ids::{RequestId, UserId};
use tokio::sync::Semaphore;

use crate::errors::{Error, Failure};
use crate::guard::rate::Limiter;
use crate::login::gate::Gate;
use crate::session::{ApiCaller, Session};
use crate::text::Lang;

/// Answers who stands at the door. Called on a blocking thread, unless it reads at once.
pub trait Doorman: Send + Sync + 'static {
    /// The session behind the token of a cookie; `None` when there is none (any more).
    ///
    /// # Errors
    /// When the session cannot be looked up.
    fn session(&self, token: &str, now: Timestamp) -> Result<Option<Session>, Failure>;

    /// The caller behind an API key; `None` for an unknown or revoked key.
    ///
    /// # Errors
    /// When the key cannot be looked up.
    fn api_caller(&self, key: &str, now: Timestamp) -> Result<Option<ApiCaller>, Failure>;

    /// Keeps the language a user chose.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn keep_language(&self, user: UserId, language: Lang) -> Result<(), Failure>;

    /// Whether reading takes microseconds now, so that it needs no thread of its own.
    fn reads_at_once(&self) -> bool {
        false
    }

    /// The desk behind the door; only doors made for trying the frame have none.
    fn desk(&self) -> Option<&Arc<desk::Desk>> {
        None
    }
}

/// Takes one line about a failure; the line carries no personal data.
pub type Report = Arc<dyn Fn(RequestId, &str) + Send + Sync>;

/// Settings of the room.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address users reach us at, without a path: `https://obhut.example`.
    pub public_url: String,
    /// Name of the firm, shown beside the product's.
    pub firm: String,
    /// Whether a reverse proxy of our own puts the visitor's address last in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Where the source code of exactly this version is, if the firm says so.
    pub source_url: Option<String>,
    /// Threads that may work for requests at the same time.
    pub desk_threads: usize,
    /// Seed of the rate limiter's table, unknown to visitors.
    pub rate_seed: u64,
}

impl Settings {
    /// Whether visitors reach us over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Host and port of the public address.
    pub fn authority(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, r)| r);
        rest.split('/').next().unwrap_or(rest)
    }
}

/// What handlers share; cheap to clone.
#[derive(Clone)]
pub struct State(Arc<Inner>);

struct Inner {
    door: Arc<dyn Doorman>,
    settings: Settings,
    now: fn() -> Timestamp,
    request_id: fn() -> RequestId,
    report: Report,
    desk_threads: Arc<Semaphore>,
    limiter: Limiter,
    passwords: Gate,
}

impl State {
    /// Everything handlers share.
    pub fn new(
        door: Arc<dyn Doorman>,
        settings: Settings,
        now: fn() -> Timestamp,
        request_id: fn() -> RequestId,
        report: Report,
    ) -> Self {
        let desk_threads = Arc::new(Semaphore::new(settings.desk_threads.max(1)));
        let limiter = Limiter::new(settings.rate_seed);
        let passwords = Gate::default();
        Self(Arc::new(Inner {
            door,
            settings,
            now,
            request_id,
            report,
            desk_threads,
            limiter,
            passwords,
        }))
    }

    /// Settings of the room.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.0.now)()
    }

    /// A new request id.
    pub fn request_id(&self) -> RequestId {
        (self.0.request_id)()
    }

    /// Who answers at the door.
    pub fn door(&self) -> &Arc<dyn Doorman> {
        &self.0.door
    }

    /// Counts attempts, for log-in and public forms.
    pub fn limiter(&self) -> &Limiter {
        &self.0.limiter
    }

    /// Who checks passwords, a few at a time.
    pub fn passwords(&self) -> &Gate {
        &self.0.passwords
    }

    /// Reports a failure under the reference the user sees.
    pub fn report(&self, request: RequestId, line: &str) {
        (self.0.report)(request, line);
    }

    /// The caller behind an API key, looked up on this thread where that takes microseconds:
    /// changing threads costs more than the look itself.
    ///
    /// # Errors
    /// When the key cannot be looked up.
    pub async fn api_caller(&self, key: String) -> Result<Option<ApiCaller>, Error> {
        let (door, now) = (Arc::clone(&self.0.door), self.now());
        if door.reads_at_once() {
            return door.api_caller(&key, now).map_err(Into::into);
        }
        self.blocking(move || door.api_caller(&key, now)).await
    }

    /// Does plain synchronous work on a thread of its own, a bounded number at a time.
    ///
    /// # Errors
    /// The error of the work, or a [`Failure`] when the work panicked.
    pub async fn blocking<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Error>
    where
        T: Send + 'static,
        E: Into<Error> + Send + 'static,
    {
        let turn = Arc::clone(&self.0.desk_threads).acquire_owned().await;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        match done.await {
            Ok(result) => result.map_err(Into::into),
            Err(error) => Err(Failure::new(error).into()),
        }
    }
}

impl FromRequestParts<Self> for State {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &Self) -> Result<Self, Infallible> {
        Ok(state.clone())
    }
}
