use super::UsersText;
use crate::text::En;
use crate::text::FrameText as _;
use law::vocabulary::Role;

impl UsersText for En {
    fn users_title(&self) -> &'static str {
        "Administration"
    }
    fn users_count(&self, count: u64) -> String {
        match count {
            1 => "1 user".to_owned(),
            n => format!("{} users", self.number(n)),
        }
    }
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Sales => "Sales",
            Role::Service => "Service",
            Role::Marketing => "Marketing",
            Role::Finance => "Accounting",
            Role::RightsDesk => "Rights desk",
            Role::Admin => "Administration",
        }
    }
    fn role_means(&self, role: Role) -> &'static str {
        match role {
            Role::Sales => "Customer data for contracts, inquiries and advertising; takes lists in",
            Role::Service => "Customer data for questions and complaints",
            Role::Marketing => "Customer data for advertising; builds audiences",
            Role::Finance => "Customer data for invoices and retention",
            Role::RightsDesk => "Access, erasure, objection; reads the audit log",
            Role::Admin => "Users, roles, keys; sees no customer data",
        }
    }
    fn users_lead(&self) -> &'static str {
        "Who works with Obhut, and who may do what?"
    }
    fn users_add(&self) -> &'static str {
        "Add a user"
    }
    fn users_name(&self) -> &'static str {
        "Name"
    }
    fn users_name_hint(&self) -> &'static str {
        "As colleagues see it."
    }
    fn users_login_hint(&self) -> &'static str {
        "E-mail address or short name; capitals do not matter."
    }
    fn users_first_password(&self) -> &'static str {
        "First password"
    }
    fn users_roles(&self) -> &'static str {
        "Roles"
    }
    fn users_roles_hint(&self) -> &'static str {
        "As few as needed."
    }
    fn users_state(&self) -> &'static str {
        "State"
    }
    fn users_active(&self) -> &'static str {
        "active"
    }
    fn users_blocked(&self) -> &'static str {
        "blocked"
    }
    fn users_may_sign_in(&self) -> &'static str {
        "May sign in"
    }
    fn users_change(&self) -> &'static str {
        "Change"
    }
    fn users_reset(&self) -> &'static str {
        "Set a new password"
    }
    fn users_reset_lead(&self) -> &'static str {
        "For somebody who forgot theirs. Hand it over in person or by telephone; at the next sign-in it has to be replaced."
    }
    fn users_reset_due(&self) -> &'static str {
        "active, password to be replaced"
    }
    fn users_change_lead(&self) -> &'static str {
        "Every change ends the open sessions of this person."
    }
    fn keys_title(&self) -> &'static str {
        "API keys"
    }
    fn keys_lead(&self) -> &'static str {
        "For programs. Each key is for one activity and one source."
    }
    fn keys_add(&self) -> &'static str {
        "Make a key"
    }
    fn keys_program(&self) -> &'static str {
        "Program"
    }
    fn keys_program_hint(&self) -> &'static str {
        "Name of the program that gets the key; not the name of a person."
    }
    fn keys_made(&self) -> &'static str {
        "Made"
    }
    fn keys_maker(&self) -> &'static str {
        "By"
    }
    fn keys_in_use(&self) -> &'static str {
        "valid"
    }
    fn keys_revoked(&self) -> &'static str {
        "revoked"
    }
    fn keys_revoke(&self) -> &'static str {
        "Revoke"
    }
    fn keys_none(&self) -> &'static str {
        "No key yet"
    }
    fn keys_none_text(&self) -> &'static str {
        "A program needs a key to bring or fetch data."
    }
    fn keys_secret_title(&self) -> &'static str {
        "The new key"
    }
    fn keys_secret_once(&self) -> &'static str {
        "This key is shown only now. Please put it into the program at once; Obhut keeps only a check value."
    }
    fn keys_secret_how(&self) -> &'static str {
        "The program sends it with every request:"
    }
}
