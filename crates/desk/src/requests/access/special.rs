//! Requests of staff to keep a special category about the person: the category is sealed, and told
//! like everything else (Art. 9, Art. 15 DSGVO).

use std::collections::HashMap;

use law::class::Class;
use law::kinds::{self, View};
use store::records::special::SpecialRequest;
use vault::{Grant, PersonKey, Sealed};

use super::bundle::Special;
use super::scribe::Scribe;
use crate::{Result, day_of, places};

/// Opens the categories; without its key a request is told without one.
pub(super) fn specials(
    grant: &Grant<'_, View>,
    keys: &HashMap<Class, PersonKey>,
    requests: &[SpecialRequest],
    scribe: &Scribe<'_>,
) -> Result<Vec<Special>> {
    let told = requests.iter().map(|request| {
        let category = match keys.get(&Class::DsrCase) {
            Some(key) => {
                let place = places::special(request.id, request.person);
                let sealed = Sealed::<kinds::Note>::from_stored(place, request.sealed.clone());
                grant.open(key, &sealed)?.field(0).to_owned()
            }
            None => String::new(),
        };
        Ok(Special {
            asked_on: scribe.day_of_ms(request.asked_at),
            category,
            ground: request.ground.word(),
            state: request.state.word(),
            until: request.until_on.map(|day| day_of(day).to_string()),
        })
    });
    told.collect()
}
