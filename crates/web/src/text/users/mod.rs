//! Users, roles, API keys.

mod de;
mod en;

use law::vocabulary::Role;

use super::FrameText;

/// Users, roles, API keys.
pub trait UsersText: FrameText {
    fn users_title(&self) -> &'static str;
    fn users_count(&self, count: u64) -> String;
    fn role(&self, role: Role) -> &'static str;
    fn role_means(&self, role: Role) -> &'static str;
    fn users_lead(&self) -> &'static str;
    fn users_add(&self) -> &'static str;
    fn users_name(&self) -> &'static str;
    fn users_name_hint(&self) -> &'static str;
    fn users_login_hint(&self) -> &'static str;
    fn users_first_password(&self) -> &'static str;
    fn users_roles(&self) -> &'static str;
    fn users_roles_hint(&self) -> &'static str;
    fn users_state(&self) -> &'static str;
    fn users_active(&self) -> &'static str;
    fn users_blocked(&self) -> &'static str;
    fn users_may_sign_in(&self) -> &'static str;
    fn users_change(&self) -> &'static str;
    fn users_reset(&self) -> &'static str;
    fn users_reset_lead(&self) -> &'static str;
    fn users_reset_due(&self) -> &'static str;
    fn users_change_lead(&self) -> &'static str;
    fn keys_title(&self) -> &'static str;
    fn keys_lead(&self) -> &'static str;
    fn keys_add(&self) -> &'static str;
    fn keys_program(&self) -> &'static str;
    fn keys_program_hint(&self) -> &'static str;
    fn keys_made(&self) -> &'static str;
    fn keys_maker(&self) -> &'static str;
    fn keys_in_use(&self) -> &'static str;
    fn keys_revoked(&self) -> &'static str;
    fn keys_revoke(&self) -> &'static str;
    fn keys_none(&self) -> &'static str;
    fn keys_none_text(&self) -> &'static str;
    fn keys_secret_title(&self) -> &'static str;
    fn keys_secret_once(&self) -> &'static str;
    fn keys_secret_how(&self) -> &'static str;
}
