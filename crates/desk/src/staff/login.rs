//! Log-in and sessions: 15 minutes idle, 12 hours in all, revocable at once.

use law::access::{Actor, Set64};
use law::ids::{RequestId, UserId};
use law::refusal::Words;
use store::records::staff::{self, Account};
use vault::{Action, MacPurpose, Note, Object, Outcome};

use super::accounts::roles;
use crate::{Call, Desk, Fault, Result};

/// Longest pause between two requests, milliseconds.
const IDLE_MS: i64 = 15 * 60 * 1000;
/// Longest session, milliseconds.
const LIFETIME_MS: i64 = 12 * 60 * 60 * 1000;
/// How exactly the last request is kept, milliseconds: not every click needs a write.
const TOUCH_MS: i64 = 60 * 1000;

/// The same answer for an unknown name, a wrong password and a blocked account (R47).
pub(crate) const WRONG: Fault = Fault::of(
    "password",
    "LOGIN_WRONG",
    Words {
        de: "Anmeldename oder Kennwort stimmen nicht. Bitte noch einmal versuchen.",
        en: "Log-in name or password are not right. Please try again.",
    },
);

/// The secret in the cookie: 128 random bits.
#[derive(Clone, Copy)]
pub struct SessionToken(pub [u8; 16]);

/// Somebody who is logged in.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Who.
    pub user: UserId,
    /// Roles held now.
    pub roles: Set64,
    /// Language number: 1 German, 2 English, 0 by browser.
    pub language: i64,
    /// The password was set by somebody else: first of all a new one is due.
    pub password_due: bool,
}

impl Session {
    /// The session as the first part of a [`Call`].
    pub const fn actor(&self) -> Actor {
        Actor { user: self.user, roles: self.roles }
    }
}

impl Desk {
    /// Checks name and password; on success a session begins. Both outcomes leave an audit leaf.
    ///
    /// # Errors
    /// One fault for everything that is wrong with name or password.
    pub fn log_in(&self, call: &Call, login: &str, password: &str) -> Result<SessionToken> {
        let blind = self.login_blind(login);
        let account = self.store.read(|tx| staff::by_login(tx, &blind))?;
        let hash = account.as_ref().map(|a| a.password_hash.as_str());
        let right = self.verify_password(password, hash)?;
        let Some(account) = account.filter(|a| right && may_enter(a)) else {
            self.store.write(|tx| {
                let note =
                    Note::new(call.actor.user, Action::LogInFailed, Object::User, call.moment());
                self.note(tx, note.outcome(Outcome::Refused))
            })?;
            return Err(WRONG.into());
        };
        let token = self.vault.token()?;
        self.store.write(|tx| {
            staff::delete_expired_sessions(tx, call.ms())?;
            let session = staff::Session {
                token_hash: self.vault.token_hash(&token),
                user: account.id,
                created_at: call.ms(),
                seen_at: call.ms(),
                expires_at: call.ms().saturating_add(LIFETIME_MS),
            };
            staff::insert_session(tx, &session)?;
            self.note(tx, Note::new(account.id, Action::LogIn, Object::User, call.moment()))
        })?;
        Ok(SessionToken(token))
    }

    /// The session behind a cookie, if it still lives.
    ///
    /// # Errors
    /// Failures of the store only; a dead session is `None`.
    pub fn session(&self, token: SessionToken, now_ms: i64) -> Result<Option<Session>> {
        let hash = self.vault.token_hash(&token.0);
        let found = self.store.read(|tx| {
            let Some(session) = staff::session(tx, &hash)? else { return Ok(None) };
            Ok::<_, store::Failure>(staff::get(tx, session.user)?.map(|account| (session, account)))
        })?;
        let Some((session, account)) = found.filter(|(s, a)| alive(s, a, now_ms)) else {
            return Ok(None);
        };
        if now_ms.saturating_sub(session.seen_at) > TOUCH_MS {
            self.store.write(|tx| staff::touch_session(tx, &hash, now_ms))?;
        }
        Ok(Some(Session {
            user: account.id,
            roles: roles(account.roles),
            language: account.language,
            password_due: account.state == PASSWORD_DUE,
        }))
    }

    /// The token that forms of a session carry against forged requests.
    pub fn form_token(&self, token: SessionToken) -> String {
        RequestId(self.vault.mac(MacPurpose::Csrf, &token.0)).to_string()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn log_out(&self, call: &Call, token: SessionToken) -> Result<()> {
        let hash = self.vault.token_hash(&token.0);
        self.store.write(|tx| {
            staff::delete_session(tx, &hash)?;
            self.note(tx, Note::new(call.actor.user, Action::LogOut, Object::User, call.moment()))
        })
    }

    /// Compares a password, at the same cost whether the account exists or not (R47).
    pub(crate) fn verify_password(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        Ok(match hash {
            Some(hash) => vault::password::verify(password, hash)?,
            None => vault::password::dummy_verify(password),
        })
    }
}

/// State of an account whose password was set by an administrator.
pub(super) const PASSWORD_DUE: i64 = 3;

/// Not blocked.
pub(super) fn may_enter(account: &Account) -> bool {
    matches!(account.state, 1 | PASSWORD_DUE)
}

fn alive(session: &staff::Session, account: &Account, now: i64) -> bool {
    may_enter(account)
        && now < session.expires_at
        && now.saturating_sub(session.seen_at) < IDLE_MS
        && session.created_at >= account.changed_at
}
