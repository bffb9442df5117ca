use law::ids::UserId;
use law::vocabulary::Role;
use vault::Action;

use super::NewAccount;
use crate::testing::{desk, leaves};
use crate::{Call, Desk};

const PASSWORD: &str = "ein ganzer Satz";
const MINUTE: i64 = 60_000;

fn account(desk: &Desk, call: &Call, login: &str, roles: &[Role]) -> UserId {
    let new = NewAccount { login, display_name: login, password: PASSWORD, roles, language: 0 };
    desk.add_account(call, &new).unwrap()
}

#[test]
fn a_session_ends_after_a_quarter_of_an_hour_of_rest_and_after_twelve_hours() {
    let (_folder, desk, call) = desk();
    account(&desk, &call, "jule", &[Role::Sales]);
    let token = desk.log_in(&call, "jule", PASSWORD).unwrap();
    let lives = |ms| desk.session(token, call.ms() + ms).unwrap().is_some();
    assert!(lives(14 * MINUTE), "each request counts as activity");
    assert!(lives(28 * MINUTE));
    assert!(!lives(28 * MINUTE + 15 * MINUTE), "idle for a quarter of an hour");
    let token = desk.log_in(&call, "jule", PASSWORD).unwrap();
    let lives = |ms| desk.session(token, call.ms() + ms).unwrap().is_some();
    let busy = (1..12 * 6).all(|ten| lives(ten * 10 * MINUTE));
    assert!(busy, "whoever works all day stays in");
    assert!(!lives(12 * 60 * MINUTE), "after twelve hours everybody signs in again");
}

#[test]
fn a_password_set_by_the_administration_is_replaced_first_of_all() {
    let (_folder, desk, call) = desk();
    let jule = account(&desk, &call, "jule", &[Role::Sales]);
    account(&desk, &call, "boss", &[Role::Admin]);
    let before = desk.log_in(&call, "jule", PASSWORD).unwrap();
    desk.reset_password(&call, jule, "vom Amt gesetzt").unwrap();
    assert_eq!(leaves(&desk).last().unwrap().action, Action::PasswordReset);
    let live = |token| desk.session(token, call.ms() + 1).unwrap();
    assert!(live(before).is_none(), "open sessions end");
    assert!(desk.log_in(&call, "jule", PASSWORD).is_err());
    let after = desk.log_in(&call, "jule", "vom Amt gesetzt").unwrap();
    let session = live(after).unwrap();
    assert!(session.password_due);
    let own = Call { actor: session.actor(), ..call };
    desk.change_account(&call, jule, &[Role::Sales], true).unwrap();
    desk.change_password(&own, "vom Amt gesetzt", "mein eigener Satz").unwrap();
    let token = desk.log_in(&call, "jule", "mein eigener Satz").unwrap();
    assert!(!live(token).unwrap().password_due);
}

#[test]
fn nobody_resets_their_own_or_a_blocked_account_or_without_being_administrator() {
    let (_folder, desk, call) = desk();
    let jule = account(&desk, &call, "jule", &[Role::Sales]);
    let code = |call: &Call, user, new: &str| {
        desk.reset_password(call, user, new).err().unwrap().to_string()
    };
    assert!(code(&call, call.actor.user, "zehn Zeichen lang").contains("OWN_PASSWORD"));
    assert!(code(&call, jule, "kurz").contains("PASSWORD_SHORT"));
    let sales = crate::testing::call_as(&[Role::Sales]);
    assert!(code(&sales, jule, "zehn Zeichen lang").contains("ADMIN_ONLY"));
    account(&desk, &call, "boss", &[Role::Admin]);
    desk.change_account(&call, jule, &[Role::Sales], false).unwrap();
    assert!(code(&call, jule, "zehn Zeichen lang").contains("ACCOUNT_BLOCKED"));
}

#[test]
fn a_mark_of_a_browser_fits_its_name_only() {
    let (_folder, desk, _) = desk();
    let mark = desk.mark_browser("Jule").unwrap();
    assert!(desk.knows_browser(" jule", &mark), "names are compared as at log-in");
    assert!(!desk.knows_browser("anna", &mark));
    let mut other = mark;
    other[0] ^= 1;
    assert!(!desk.knows_browser("jule", &other));
}
