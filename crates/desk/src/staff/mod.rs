//! The people who work with Obhut: accounts, log-in, sessions, API keys.

mod accounts;
mod api_keys;
mod browser;
mod login;
mod once;
mod reset;
#[cfg(test)]
mod tests;

pub use accounts::{NewAccount, StaffMember};
pub use api_keys::{ApiCaller, NewApiKey};
pub use login::{Session, SessionToken};
pub use once::{Repeatable, Reply};

use law::refusal::{Refusal, Words};

/// Only the administrator may do this (R-EMP-01).
pub(crate) const ADMIN_ONLY: Refusal = Refusal::new(
    "ADMIN_ONLY",
    &["R-EMP-01"],
    Words { de: "Das darf nur die Verwaltung.", en: "Only an administrator may do this." },
    Words { de: "Bitte die Verwaltung darum bitten.", en: "Please ask an administrator." },
);
