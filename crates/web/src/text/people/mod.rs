//! Finding, reading and entering people.

mod de;
mod en;

use super::FrameText;

/// Finding, reading and entering people.
pub trait PeopleText: FrameText {
    fn people_title(&self) -> &'static str;
    fn people_found(&self, count: u64) -> String;
}
