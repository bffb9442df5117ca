//! What was said no to before, by whom a row is about: a refusal of one purpose stays one, and what a
//! known person has said since is not undone by an old entry of the list.

use law::ids::ObjectId;
use law::kinds::Shape;
use law::vocabulary::ObjectionScope;
use store::records::consent::ConsentAction;

use super::batch::Draft;
use super::fill::DAY_MS;
use super::lookup::{Lookup, TaggedHit, folded_postal};
use super::run::ReadRow;

/// One refusal that the suppression list, or a row before, tells about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Activity number, 0 for all advertising.
    pub(super) activity: u16,
    /// Channel number, 0 for all.
    pub(super) channel: i64,
    /// Day it was said (days since 1970).
    pub(super) since_on: i64,
    /// Tag of the address or number; `None` for a postal address or a likeness.
    pub(super) of: Option<[u8; 16]>,
}

/// What the list knew of the row at this place when the batch was looked up.
pub(super) fn known(at: usize, lookup: &Lookup) -> Vec<Refusal> {
    let hits = lookup.hits.get(&at).map(Vec::as_slice).unwrap_or_default();
    let refusal = |(hit, of): &TaggedHit| Refusal {
        activity: u16::try_from(hit.activity).unwrap_or(0),
        channel: hit.channel,
        since_on: hit.since_on,
        of: *of,
    };
    hits.iter().map(refusal).collect()
}

impl Draft {
    /// Takes refusals to the person. To somebody known only those of addresses and numbers that are
    /// new: the others were heeded when they came, and a consent given since has narrowed them
    /// (R-SUP-09). `ids` are fresh, one for each refusal of a single purpose.
    pub(super) fn heed(&mut self, refusals: &[Refusal], row: &ReadRow, ids: Vec<ObjectId>) {
        let news: Vec<Refusal> =
            refusals.iter().filter(|refusal| self.is_news(refusal, row)).copied().collect();
        let mut ids = ids.into_iter();
        for refusal in news {
            if refusal.activity == 0 {
                self.standing.suppressed_channels |= 1 << refusal.channel;
                continue;
            }
            self.standing.objection_activities |= 1 << i64::from(refusal.activity);
            if self.standing.objection_scope == ObjectionScope::None.code() {
                self.standing.objection_scope = ObjectionScope::Purpose.code();
            }
            let (activity, at) = (refusal.activity, refusal.since_on * DAY_MS);
            let Some(id) = ids.next() else { return };
            self.act(id, activity, refusal.channel, ConsentAction::Objected, at);
        }
    }

    fn is_news(&self, refusal: &Refusal, row: &ReadRow) -> bool {
        match refusal.of {
            Some(tag) => !self.has.contains(&tag),
            None if self.is_new => true,
            None => {
                !self.has_shape.contains(&Shape::Postal) || {
                    let clean = &row.clean;
                    let told = [clean.street_line(), clean.postcode.clone(), clean.city.clone()];
                    !self.has_postal.contains(&folded_postal(&told))
                }
            }
        }
    }
}
