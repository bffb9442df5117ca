//! A forgotten password: an administrator sets a new one, and its owner replaces it at once.

use law::ids::UserId;
use law::refusal::Words;
use law::vocabulary::Role;
use store::records::staff;
use vault::{Action, Note, Object};

use super::ADMIN_ONLY;
use super::accounts::check_password;
use super::login::{PASSWORD_DUE, may_enter};
use crate::{Call, Desk, Fault, Result};

const OWN: Fault = Fault::of(
    "password",
    "OWN_PASSWORD",
    Words {
        de: "Das eigene Kennwort wird unter „Kennwort ändern“ gewechselt; dort wird das alte verlangt.",
        en: "One's own password is changed under “Change password”, where the old one is asked for.",
    },
);
const BLOCKED: Fault = Fault::of(
    "password",
    "ACCOUNT_BLOCKED",
    Words {
        de: "Das Konto ist gesperrt. Bitte zuerst wieder zulassen.",
        en: "The account is blocked. Please let it sign in again first.",
    },
);

impl Desk {
    /// Sets a password for somebody who forgot theirs. Every session of the account ends, and
    /// after the next log-in nothing works before its owner has chosen a password of their own:
    /// until then two people know it.
    ///
    /// # Errors
    /// `ADMIN_ONLY`; `NOT_FOUND`; faults for a short password, for the caller's own account and
    /// for a blocked one.
    pub fn reset_password(&self, call: &Call, user: UserId, new: &str) -> Result<()> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        if user == call.actor.user {
            return Err(OWN.into());
        }
        check_password(new)?;
        let hash = vault::password::hash(new)?;
        self.store.write(|tx| {
            let mut account = staff::get(tx, user)?.ok_or(Fault::NOT_FOUND)?;
            if !may_enter(&account) {
                return Err(BLOCKED.into());
            }
            account.password_hash = hash;
            account.state = PASSWORD_DUE;
            account.changed_at = call.ms();
            staff::update(tx, &account)?;
            staff::delete_sessions_of(tx, user)?;
            let by = call.actor.user;
            self.note(tx, Note::new(by, Action::PasswordReset, Object::User, call.moment()))
        })
    }
}
