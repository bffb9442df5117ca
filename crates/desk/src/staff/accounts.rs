//! Accounts: made, changed and blocked by an administrator.

use std::sync::PoisonError;

use law::access::{Actor, Set64, Subjects, decide};
use law::ids::{PersonId, UserId};
use law::kinds::{Collect, Staff, View};
use law::refusal::Words;
use law::vocabulary::{PersonState, Role};
use store::records::staff::{self, Account};
use vault::{Action, Note, Object, Sealed};

use super::ADMIN_ONLY;
use super::login::{PASSWORD_DUE, may_enter};
use crate::{Call, Desk, Fault, Result, places};

/// What an administrator types to make an account.
pub struct NewAccount<'a> {
    /// Log-in name: an e-mail address or a short name.
    pub login: &'a str,
    /// Name shown to colleagues.
    pub display_name: &'a str,
    /// First password, at least 10 characters.
    pub password: &'a str,
    /// Roles.
    pub roles: &'a [Role],
    /// Language number: 1 German, 2 English, 0 by browser.
    pub language: i64,
}

/// An account as an administrator or the person sees it.
pub struct StaffMember {
    /// Its id.
    pub user: UserId,
    /// Log-in name.
    pub login: String,
    /// Name shown to colleagues.
    pub display_name: String,
    /// Roles.
    pub roles: Set64,
    /// Not blocked.
    pub active: bool,
    /// The password was set by an administrator and not replaced yet.
    pub password_due: bool,
    /// Language number.
    pub language: i64,
}

const SHORT_PASSWORD: Fault = Fault::of(
    "password",
    "PASSWORD_SHORT",
    Words {
        de: "Das Kennwort braucht mindestens 10 Zeichen. Ein ganzer Satz ist leicht zu merken.",
        en: "The password needs at least 10 characters. A whole sentence is easy to remember.",
    },
);
const NO_LOGIN: Fault = Fault::of(
    "login",
    "LOGIN_MISSING",
    Words { de: "Bitte einen Anmeldenamen angeben.", en: "Please give a log-in name." },
);
const LOGIN_TAKEN: Fault = Fault::of(
    "login",
    "LOGIN_TAKEN",
    Words { de: "Diesen Anmeldenamen gibt es schon.", en: "This log-in name exists already." },
);
const NO_ROLE: Fault = Fault::of(
    "roles",
    "ROLE_MISSING",
    Words { de: "Bitte mindestens eine Rolle wählen.", en: "Please choose at least one role." },
);
const LAST_ADMIN: Fault = Fault::of(
    "roles",
    "LAST_ADMIN",
    Words {
        de: "Jemand muss die Verwaltung behalten. Zuerst eine andere Person dazu machen.",
        en: "Somebody must stay administrator. Appoint another one first.",
    },
);

impl Desk {
    /// Makes an account.
    ///
    /// # Errors
    /// `ADMIN_ONLY`; faults for a short password, a taken or missing log-in name, no role.
    pub fn add_account(&self, call: &Call, new: &NewAccount<'_>) -> Result<UserId> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        let login = canonical(new.login);
        if login.is_empty() {
            return Err(NO_LOGIN.into());
        }
        if new.roles.is_empty() {
            return Err(NO_ROLE.into());
        }
        check_password(new.password)?;
        let user = UserId(self.vault.fresh_id(call.moment().utc_ms)?);
        let sealed = self.seal_account(call, user, &login, new.display_name.trim())?;
        let account = Account {
            id: user,
            login_blind: self.login_blind(&login),
            sealed,
            password_hash: vault::password::hash(new.password)?,
            roles: bits(new.roles),
            state: 1,
            language: new.language,
            created_at: call.ms(),
            changed_at: call.ms(),
        };
        self.store.write(|tx| {
            if staff::by_login(tx, &account.login_blind)?.is_some() {
                return Err(LOGIN_TAKEN.into());
            }
            staff::insert(tx, &account)?;
            self.note(
                tx,
                Note::new(call.actor.user, Action::UserChanged, Object::User, call.moment()),
            )
        })?;
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        names.insert(user, new.display_name.trim().to_owned());
        Ok(user)
    }

    /// Changes roles and blocking; every session of the account ends (R43).
    ///
    /// # Errors
    /// `ADMIN_ONLY`; a fault when nobody would be administrator any more.
    pub fn change_account(
        &self,
        call: &Call,
        user: UserId,
        roles: &[Role],
        active: bool,
    ) -> Result<()> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        if roles.is_empty() {
            return Err(NO_ROLE.into());
        }
        self.store.write(|tx| {
            let mut account = staff::get(tx, user)?.ok_or(Fault::NOT_FOUND)?;
            account.roles = bits(roles);
            account.state = match active {
                true if may_enter(&account) => account.state,
                true => 1,
                false => 2,
            };
            account.changed_at = call.ms();
            staff::update(tx, &account)?;
            let rules = |a: &Account| may_enter(a) && a.roles >> Role::Admin.code() & 1 == 1;
            if !staff::all(tx)?.iter().any(rules) {
                return Err(LAST_ADMIN.into());
            }
            staff::delete_sessions_of(tx, user)?;
            self.note(
                tx,
                Note::new(call.actor.user, Action::UserChanged, Object::User, call.moment()),
            )
        })
    }

    /// Changes the caller's own password; all sessions end.
    ///
    /// # Errors
    /// A fault when the old password is wrong or the new one too short.
    pub fn change_password(&self, call: &Call, old: &str, new: &str) -> Result<()> {
        check_password(new)?;
        let account =
            self.store.read(|tx| staff::get(tx, call.actor.user))?.ok_or(Fault::NOT_FOUND)?;
        if !self.verify_password(old, Some(&account.password_hash))? {
            return Err(super::login::WRONG.into());
        }
        let hash = vault::password::hash(new)?;
        self.store.write(|tx| {
            let mut account = staff::get(tx, call.actor.user)?.ok_or(Fault::NOT_FOUND)?;
            account.password_hash = hash;
            account.state = 1;
            account.changed_at = call.ms();
            staff::update(tx, &account)?;
            staff::delete_sessions_of(tx, account.id)?;
            self.note(
                tx,
                Note::new(call.actor.user, Action::UserChanged, Object::User, call.moment()),
            )
        })
    }

    /// Keeps the language a user chose: 1 German, 2 English, 0 by browser.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn change_language(&self, user: UserId, language: i64) -> Result<()> {
        self.store.write(|tx| {
            let mut account = staff::get(tx, user)?.ok_or(Fault::NOT_FOUND)?;
            account.language = language;
            Ok(staff::update(tx, &account)?)
        })
    }

    /// Name of a user, shown to that user at the top of every page.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn display_name(&self, user: UserId) -> Result<String> {
        let names = self.names.read().unwrap_or_else(PoisonError::into_inner);
        Ok(names.get(&user).cloned().unwrap_or_default())
    }

    /// Reads the names of all accounts into memory, at start-up and after a change; one leaf.
    pub(crate) fn load_names(&self, call: &Call) -> Result<()> {
        let accounts = self.store.read(staff::all)?;
        let named = self.name_accounts(call, &accounts)?;
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        *names = named.into_iter().map(|member| (member.user, member.display_name)).collect();
        Ok(())
    }

    /// All accounts with their names; one audit leaf.
    ///
    /// # Errors
    /// `ADMIN_ONLY`.
    pub fn accounts(&self, call: &Call) -> Result<Vec<StaffMember>> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        let accounts = self.store.read(staff::all)?;
        self.name_accounts(call, &accounts)
    }

    /// The names of these accounts, for the pages that say who did something.
    pub(crate) fn name_accounts(
        &self,
        call: &Call,
        accounts: &[Account],
    ) -> Result<Vec<StaffMember>> {
        let bound = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
        let permit = decide::<View>(
            as_office(call),
            Subjects::Set { at_most: bound },
            &OFFICE,
            Set64::FULL,
        )?;
        let grant = self.grant(permit, call, None)?;
        accounts
            .iter()
            .map(|account| {
                let place = places::account(account.id);
                let key = self.key(place.person, place.class)?;
                let names = grant
                    .open(&key, &Sealed::<Staff>::from_stored(place, account.sealed.clone()))?;
                Ok(StaffMember {
                    user: account.id,
                    login: names.field(0).to_owned(),
                    display_name: names.field(1).to_owned(),
                    roles: roles(account.roles),
                    active: may_enter(account),
                    password_due: account.state == PASSWORD_DUE,
                    language: account.language,
                })
            })
            .collect()
    }

    fn seal_account(&self, call: &Call, user: UserId, login: &str, name: &str) -> Result<Vec<u8>> {
        let place = places::account(user);
        let subject = Subjects::One(PersonId(user.0), PersonState::Active);
        let permit = decide::<Collect>(as_office(call), subject, &OFFICE, Set64::FULL)?;
        let key = self.make_key(call, place.person, place.class)?;
        Ok(self.vault.seal_fields::<Staff>(&permit, &key, place, &[login, name])?.into_stored())
    }

    /// Keyed hash of a log-in name.
    pub(crate) fn login_blind(&self, login: &str) -> [u8; 16] {
        self.vault.blind(law::kinds::Shape::Staff, &canonical(login))
    }
}

/// Keeping accounts is the office's own activity, outside the register of customer data.
const OFFICE: law::access::ActivityFacts = law::access::ActivityFacts {
    id: 0,
    basis: Some(law::vocabulary::Basis::LegitimateInterest),
    shapes: Set64::EMPTY.with(law::kinds::Shape::Staff as i64),
    roles: Set64::FULL,
    rights_work: false,
};

fn as_office(call: &Call) -> Actor {
    Actor { roles: Set64::FULL, ..call.actor }
}

pub(super) fn check_password(password: &str) -> Result<()> {
    if password.chars().count() < 10 { Err(SHORT_PASSWORD.into()) } else { Ok(()) }
}

fn canonical(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Roles as the store keeps them.
pub(crate) fn bits(roles: &[Role]) -> i64 {
    roles.iter().copied().collect::<Set64>().bits().cast_signed()
}

/// Roles as the store keeps them, read back.
pub(crate) fn roles(bits: i64) -> Set64 {
    Role::ALL.iter().copied().filter(|role| bits >> role.code() & 1 == 1).collect()
}
