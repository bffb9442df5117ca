//! Everything a request passes before its handler, and every answer on its way out.
//!
//! From the outside in: [`headers`] on every answer · [`greet`] (host, language, session) · errors
//! get their words · per route [`admit`] (body limits, policy, origin and token of forms).

pub mod admit;
pub mod cookie;
pub mod greet;
pub mod headers;
pub mod host;
pub mod origin;
pub mod rate;
pub mod token;
