//! The route table as data, and its way into a router.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, MethodRouter, on};
use law::vocabulary::Role;

use crate::errors::{Error, Fault, Kind};
use crate::guard;
use crate::server::limits::BodyLimit;
use crate::state::State;

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Everyone. Forms must come from our own pages; those of a signed-in user carry the token.
    Public,
    /// Signed-in users with at least one of these roles. Forms carry the token of the session.
    Signed(&'static [Role]),
    /// Signed-in users, even without a role: signing out, own password.
    SignedAny,
    /// Programs with an API key. Cookies are ignored.
    ApiKey,
    /// Whoever holds a signed link; the handler verifies it. Cookies are ignored, and a POST may
    /// come from anywhere: mail programs send it without a page (RFC 8058).
    Token,
}

/// One address, one method, one policy.
pub struct Route {
    method: Method,
    pattern: &'static str,
    policy: Policy,
    body: BodyLimit,
    asks: bool,
    handler: MethodRouter<State>,
}

/// A route; the only way to make one, and it needs a policy. Bodies are limited to
/// [`BodyLimit::SMALL`] unless [`Route::takes`] says otherwise.
pub fn route<H, A>(method: Method, pattern: &'static str, policy: Policy, handler: H) -> Route
where
    H: Handler<A, State>,
    A: 'static,
{
    // INVARIANT of axum: only a method it cannot route is turned away, and we use none such.
    let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::TRACE);
    let handler = on(filter, handler);
    Route { method, pattern, policy, body: BodyLimit::SMALL, asks: false, handler }
}

impl Route {
    /// The same route with another limit on bodies.
    #[must_use]
    pub const fn takes(mut self, body: BodyLimit) -> Self {
        self.body = body;
        self
    }

    /// The same route with fields after the `?`, which its handler reads strictly. On any other
    /// route of users and programs they are refused unread (R46).
    #[must_use]
    pub const fn asks(mut self) -> Self {
        self.asks = true;
        self
    }
}

/// A route as data, for tests over all routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Method.
    pub method: Method,
    /// Pattern: `/people/{id}`.
    pub pattern: &'static str,
    /// Who may ask.
    pub policy: Policy,
}

/// Every route of the room.
#[derive(Default)]
pub struct Table(Vec<Route>);

impl Table {
    /// The table with more routes.
    #[must_use]
    pub fn with(mut self, routes: impl IntoIterator<Item = Route>) -> Self {
        self.0.extend(routes);
        self
    }

    /// The routes as data.
    pub fn entries(&self) -> Vec<Entry> {
        let entry =
            |r: &Route| Entry { method: r.method.clone(), pattern: r.pattern, policy: r.policy };
        self.0.iter().map(entry).collect()
    }

    /// The table as a service: each route behind its policy, everything behind the guard.
    pub fn into_router(self, state: State) -> Router {
        let shown = self.0.iter().filter(|route| route.method == Method::GET);
        let open = |policy| matches!(policy, Policy::Public | Policy::Token);
        let pages = shown.map(|r| (r.pattern, open(r.policy))).collect::<Vec<_>>().into();
        let mut router = Router::new();
        for Route { pattern, policy, body, asks, handler, .. } in self.0 {
            let rule = guard::admit::Rule { policy, body, asks };
            let admitted = from_fn_with_state((state.clone(), rule), guard::admit::admit);
            router = router.route(pattern, handler.route_layer(admitted));
        }
        router
            .fallback(|| async { Error::from(Fault::not_found()) })
            .method_not_allowed_fallback(|| async { Error::from(Fault::new(Kind::Method)) })
            .layer(from_fn_with_state((state.clone(), pages), crate::errors::render::render))
            .layer(from_fn_with_state(state.clone(), guard::greet::greet))
            .layer(from_fn_with_state(state.clone(), guard::headers::headers))
            .layer(axum::extract::DefaultBodyLimit::disable())
            .with_state(state)
    }
}
