//! API keys: for programs, each bound to one activity and one source.

use law::access::{Actor, Set64};
use law::ids::ObjectId;
use law::refusal::Words;
use law::vocabulary::Role;
use store::records::staff::{self, ApiKey};
use vault::{Action, Note, Object};

use super::ADMIN_ONLY;
use super::accounts::roles;
use super::login::may_enter;
use crate::{Call, Desk, Fault, Result};

/// What an administrator chooses for a new key.
pub struct NewApiKey<'a> {
    /// Name of the program.
    pub name: &'a str,
    /// Activity number.
    pub activity: u16,
    /// Source number.
    pub source: u16,
}

/// The program behind an API key.
#[derive(Clone, Copy, Debug)]
pub struct ApiCaller {
    /// The key.
    pub key: ObjectId,
    /// Acts with the rights of the user who made the key.
    pub actor: Actor,
    /// The only activity it may work for.
    pub activity: u16,
    /// The only source it may write as.
    pub source: u16,
}

const NAMELESS: Fault = Fault::of(
    "name",
    "NAME_MISSING",
    Words {
        de: "Bitte sagen, welches Programm den Schlüssel bekommt.",
        en: "Please say which program gets the key.",
    },
);
const NOT_IN_REGISTER: Fault = Fault::of(
    "activity",
    "NOT_IN_REGISTER",
    Words {
        de: "Tätigkeit oder Quelle stehen nicht im Verzeichnis.",
        en: "The activity or source is not in the register.",
    },
);

impl Desk {
    /// Makes a key. The secret is shown this once; only its hash is kept.
    ///
    /// # Errors
    /// `ADMIN_ONLY`; faults for a missing name or an unknown activity or source.
    pub fn make_api_key(&self, call: &Call, new: &NewApiKey<'_>) -> Result<[u8; 16]> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        if new.name.trim().is_empty() {
            return Err(NAMELESS.into());
        }
        let register = self.register();
        if register.activity(new.activity).is_none() || register.source(new.source).is_none() {
            return Err(NOT_IN_REGISTER.into());
        }
        let token = self.vault.token()?;
        let key = ApiKey {
            id: ObjectId(self.vault.fresh_id(call.moment().utc_ms)?),
            token_hash: self.vault.token_hash(&token),
            activity: new.activity,
            source: new.source,
            name: new.name.trim().to_owned(),
            user: call.actor.user,
            created_at: call.ms(),
            revoked_at: None,
        };
        self.store.write(|tx| {
            staff::insert_key(tx, &key)?;
            self.note(
                tx,
                Note::new(call.actor.user, Action::ApiKeyMade, Object::ApiKey, call.moment()),
            )
        })?;
        Ok(token)
    }

    /// All keys, newest first.
    ///
    /// # Errors
    /// `ADMIN_ONLY`.
    pub fn api_keys(&self, call: &Call) -> Result<Vec<ApiKey>> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        Ok(self.store.read(staff::keys)?)
    }

    /// Revokes a key at once.
    ///
    /// # Errors
    /// `ADMIN_ONLY`; `NOT_FOUND` when there is no such key in use.
    pub fn revoke_api_key(&self, call: &Call, key: ObjectId) -> Result<()> {
        if !call.is(Role::Admin) {
            return Err(ADMIN_ONLY.into());
        }
        self.store.write(|tx| {
            if staff::revoke_key(tx, key, call.ms())? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            self.note(
                tx,
                Note::new(call.actor.user, Action::ApiKeyRevoked, Object::ApiKey, call.moment()),
            )
        })
    }

    /// The tag that protects the cursor of a list from being made up.
    pub fn cursor_tag(&self, cursor: &str) -> [u8; 16] {
        self.vault.mac(vault::MacPurpose::Cursor, cursor.as_bytes())
    }

    /// The program behind a secret; `None` when unknown, revoked, or its maker is blocked.
    ///
    /// The key carries the roles of its maker that take part in its activity, and no others.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn api_caller(&self, token: &[u8; 16]) -> Result<Option<ApiCaller>> {
        let hash = self.vault.token_hash(token);
        let found = self.store.read(|tx| {
            let Some(key) = staff::key_by_token(tx, &hash)? else { return Ok(None) };
            Ok::<_, store::Failure>(staff::get(tx, key.user)?.map(|account| (key, account)))
        })?;
        let Some((key, account)) = found.filter(|(_, account)| may_enter(account)) else {
            return Ok(None);
        };
        let register = self.register();
        let allowed = register
            .activity(key.activity)
            .map_or(Set64::EMPTY, |a| a.roles.iter().copied().collect());
        let held = roles(account.roles);
        let roles = if held.has(Role::Admin.code()) { allowed } else { held.and(allowed) };
        Ok(Some(ApiCaller {
            key: key.id,
            actor: Actor { user: key.user, roles },
            activity: key.activity,
            source: key.source,
        }))
    }
}
