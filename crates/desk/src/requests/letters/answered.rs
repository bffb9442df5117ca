//! What the letter beside an answer says of it: what is held, and where and until when it waits.

use store::records::rights::answer;
use store::records::rights::case::Case;

use super::Kind;
use super::draft::{Known, day};
use crate::requests::access::summary;
use crate::{Call, Desk, Result, day_of};

impl Desk {
    /// What is known of the answer of a case, for the letters that go with one.
    pub(super) fn known_of_answer(&self, call: &Call, case: &Case, kind: Kind) -> Result<Known> {
        let mut known = Known::new();
        let (Some(person), Kind::Access | Kind::Portability) = (case.person, kind) else {
            return Ok(known);
        };
        let answers = self.store.read(|tx| answer::of_case(tx, case.id))?;
        let waiting = answers.iter().filter(|a| a.expires_at > call.ms());
        if let Some(until) = waiting.map(|a| a.expires_at).max() {
            known.insert("fetch", fetch(case.language != 2, until));
        }
        if kind == Kind::Access {
            known.insert("summary", summary(&self.access(call, person, case.language)?));
        }
        Ok(known)
    }
}

fn fetch(german: bool, until: i64) -> String {
    let until = day(german, day_of(until.div_euclid(86_400_000)));
    if german {
        format!(
            "Sie können alles bis zum {until} herunterladen, zum Lesen und für Maschinen. Die Adresse der Seite und den Code dazu erhalten Sie auf zwei getrennten Wegen."
        )
    } else {
        format!(
            "You can download everything until {until}, to read and for machines. You receive the address of the page and the code for it in two separate ways."
        )
    }
}
