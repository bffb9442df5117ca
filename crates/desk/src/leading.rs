//! Which of two values about one person leads where there is one at a time: name, firm, address.
//!
//! The better source wins; of equal sources the newer list wins; what somebody entered by itself
//! (by hand, over the API) gives way to a better source alone. The other value stays in the record
//! with its own source.

use law::ids::{DatumId, LabelId};
use law::kinds::Shape;
use law::vocabulary::SourceType;
use store::records::label::Label;

/// State of a value that gave way to a newer or better one of a list.
pub(crate) const GAVE_WAY: i64 = 5;
/// State of a value of a list that contradicts the one in force, where neither is better: somebody
/// has to look.
pub(crate) const CONTRADICTS: i64 = 6;

/// How much a value counts beside another of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Worth {
    quality: u8,
    /// Entered by itself, not with a list.
    single: bool,
    /// Day the firm obtained it (days since 1970).
    obtained_on: i64,
}

impl Worth {
    /// Of values under this label.
    pub(crate) fn of(label: &Label) -> Self {
        let single = label.import.is_none();
        Self { quality: quality(label.source_type), single, obtained_on: label.obtained_on }
    }

    /// Of values of a list from such a source, obtained that day.
    pub(crate) fn of_list(source: SourceType, obtained_on: i64) -> Self {
        Self { quality: quality(source), single: false, obtained_on }
    }

    /// Whether a value of this worth takes the lead from the other.
    pub(crate) fn beats(self, other: Self) -> bool {
        let newer = !other.single && self.obtained_on > other.obtained_on;
        self.quality > other.quality || self.quality == other.quality && newer
    }

    /// Among values that gave way one after the other, the last one is the greatest.
    pub(crate) fn rank(self) -> (u8, bool, i64) {
        (self.quality, self.single, self.obtained_on)
    }
}

/// What people say of themselves is better than what was seen of them, and that is better than what
/// others say.
const fn quality(source: SourceType) -> u8 {
    match source {
        SourceType::SelfGiven => 4,
        SourceType::Observed | SourceType::Signature => 3,
        SourceType::GroupCompany | SourceType::AddressBook | SourceType::PublicDirectory => 2,
        SourceType::ThirdPartyPerson | SourceType::Broker | SourceType::SocialNetwork => 1,
        SourceType::Unknown => 0,
    }
}

/// A value in force of a kind that one value at a time leads.
#[derive(Clone)]
pub(crate) struct Lead {
    pub(crate) datum: DatumId,
    pub(crate) shape: Shape,
    pub(crate) label: LabelId,
    pub(crate) worth: Worth,
    /// Folded: the family name, the firm, the address.
    pub(crate) text: String,
}

/// Shapes of which one value at a time leads and may give way to another. A date of birth never
/// changes, and of addresses to write or call to somebody may have several.
pub(crate) const GIVE_WAY: [Shape; 3] = [Shape::Name, Shape::Organisation, Shape::Postal];

/// Shapes of which a second value that says something else is a contradiction.
pub(crate) const ONE_IS_TRUE: [Shape; 3] = [Shape::Name, Shape::Organisation, Shape::BirthDate];

/// What of a value is compared when it is asked whether it changed; folded.
pub(crate) fn text(shape: Shape, parts: &[String]) -> String {
    let part = |at: usize| link::normal::fold(parts.get(at).map_or("", String::as_str));
    match shape {
        Shape::Name => part(2),
        Shape::Postal => [part(0), part(1), part(2)].join("|"),
        _ => part(0),
    }
}

/// Whether a new value says something else than the one in force, and not just a slip of the pen or
/// less of it.
pub(crate) fn is_change(shape: Shape, old: &str, new: &str) -> bool {
    match shape {
        Shape::Postal => {
            let whole = |text: &str| text.split('|').all(|part| !part.is_empty());
            old != new && whole(new)
        }
        _ => !new.is_empty() && !link::is_slip(old, new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_sources_win_and_of_equal_ones_the_newer_list() {
        let list = Worth::of_list;
        let (shop, fair) = (list(SourceType::SelfGiven, 100), list(SourceType::Broker, 200));
        assert!(shop.beats(fair) && !fair.beats(shop));
        assert!(list(SourceType::SelfGiven, 101).beats(shop));
        assert!(!list(SourceType::SelfGiven, 100).beats(shop), "neither is newer");
        let hand = Worth { single: true, ..shop };
        assert!(!list(SourceType::SelfGiven, 999).beats(hand));
        assert!(list(SourceType::SelfGiven, 1).beats(Worth { single: true, ..fair }));
        assert!(hand.rank() > shop.rank());
    }

    #[test]
    fn slips_and_parts_of_an_address_change_nothing() {
        assert!(!is_change(Shape::Name, "petersen", "petersn"));
        assert!(is_change(Shape::Name, "petersen", "vogt"));
        assert!(!is_change(Shape::Name, "petersen", ""));
        assert!(is_change(Shape::Postal, "deichweg 4|24103|kiel", "am markt 1|24103|kiel"));
        assert!(!is_change(Shape::Postal, "deichweg 4|24103|kiel", "||kiel"));
    }
}
