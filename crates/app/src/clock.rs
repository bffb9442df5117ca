//! The clock and fresh references; nobody else reads them.

use ::law::ids::RequestId;
use desk::Call;
use jiff::Timestamp;

/// Now.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A new reference for a request. Without randomness the id is the time alone: still a reference.
pub fn request_id() -> RequestId {
    let ms = u64::try_from(now().as_millisecond()).unwrap_or_default();
    vault::fresh_id(ms).map_or_else(|_| RequestId::new(ms, [0; 10]), RequestId)
}

/// A call of the program itself.
pub fn system_call() -> Call {
    Call::by_system(now(), request_id())
}
