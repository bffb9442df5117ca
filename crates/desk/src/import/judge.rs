//! What becomes of one row: accepted, held for a human, or refused, each with its reason.

use law::vocabulary::{Relation, SourceType};

use super::clean::CleanRow;
use super::vocabulary::Reason;

/// What the look-ups of a batch found out about one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Match {
    /// A known person shares an e-mail address, number or customer number.
    pub(crate) known: bool,
    /// Another name than that person's.
    pub(crate) other_name: bool,
    /// That person's record is restricted.
    pub(crate) restricted: bool,
    /// The suppression list knows an identifier.
    pub(crate) suppressed: bool,
}

/// The decision about one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// Goes in.
    Accepted(Reason),
    /// Waits in quarantine.
    Hold(Reason),
    /// Does not go in.
    Refuse(Reason),
    /// Only the objection goes in (R-SUP-05).
    ObjectionOnly,
}

/// Decides about one row.
///
/// Order: readable at all; refused by the person (R-SUP-05); source (R-SRC-04); restricted
/// (R-GEN-03); doubtful identity; blacklist (R-SUP-05, R-SUP-13).
pub(crate) fn judge(
    row: &CleanRow,
    found: Match,
    source: SourceType,
    relation: Relation,
) -> Judgement {
    if !row.identifies() {
        return Judgement::Refuse(Reason::NoIdentity);
    }
    if row.opt_out && !row.has_order() {
        return Judgement::ObjectionOnly;
    }
    if let Some(judgement) = by_source(source) {
        return judgement;
    }
    if found.restricted {
        return Judgement::Hold(Reason::RestrictedPerson);
    }
    if found.known && found.other_name {
        return Judgement::Hold(Reason::DoubtfulPerson);
    }
    if found.suppressed && !found.known {
        // A customer of our own must be delivered to, but gets no advertising (R-SUP-11); anybody
        // else from a list is stopped.
        let own = source == SourceType::SelfGiven && relation == Relation::Customer;
        return if own {
            Judgement::Accepted(Reason::NewWithoutAdvertising)
        } else {
            Judgement::Hold(Reason::Suppressed)
        };
    }
    Judgement::Accepted(if found.known { Reason::KnownPerson } else { Reason::NewPerson })
}

/// What the type of source allows at all, before any look at the row (R-SRC-04, R-SRC-09).
fn by_source(source: SourceType) -> Option<Judgement> {
    match source {
        SourceType::AddressBook => Some(Judgement::Refuse(Reason::SourceBlocked)),
        SourceType::SocialNetwork | SourceType::ThirdPartyPerson => {
            Some(Judgement::Hold(Reason::SourceAsks))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> CleanRow {
        CleanRow { family: "Petersen".into(), ..CleanRow::default() }
    }

    fn ask(found: Match, source: SourceType, relation: Relation) -> Judgement {
        judge(&row(), found, source, relation)
    }

    #[test]
    fn a_blacklisted_stranger_is_stopped_and_a_customer_gets_no_advertising() {
        let hit = Match { suppressed: true, ..Match::default() };
        let lead = ask(hit, SourceType::Broker, Relation::LeadImported);
        assert_eq!(lead, Judgement::Hold(Reason::Suppressed));
        let customer = ask(hit, SourceType::SelfGiven, Relation::Customer);
        assert_eq!(customer, Judgement::Accepted(Reason::NewWithoutAdvertising));
        let without_list = ask(Match::default(), SourceType::Broker, Relation::LeadImported);
        assert_eq!(without_list, Judgement::Accepted(Reason::NewPerson));
    }

    #[test]
    fn an_address_book_is_refused_and_a_tip_waits() {
        assert_eq!(
            ask(Match::default(), SourceType::AddressBook, Relation::None),
            Judgement::Refuse(Reason::SourceBlocked)
        );
        assert_eq!(
            ask(Match::default(), SourceType::ThirdPartyPerson, Relation::None),
            Judgement::Hold(Reason::SourceAsks)
        );
    }

    #[test]
    fn a_doubtful_or_restricted_match_waits() {
        let other = Match { known: true, other_name: true, ..Match::default() };
        assert_eq!(
            ask(other, SourceType::SelfGiven, Relation::Customer),
            Judgement::Hold(Reason::DoubtfulPerson)
        );
        let frozen = Match { known: true, restricted: true, ..Match::default() };
        assert_eq!(
            ask(frozen, SourceType::SelfGiven, Relation::Customer),
            Judgement::Hold(Reason::RestrictedPerson)
        );
    }

    #[test]
    fn who_opted_out_is_not_taken_in() {
        let row = CleanRow { opt_out: true, ..row() };
        assert_eq!(
            judge(&row, Match::default(), SourceType::SelfGiven, Relation::None),
            Judgement::ObjectionOnly
        );
        let nobody = CleanRow::default();
        assert_eq!(
            judge(&nobody, Match::default(), SourceType::SelfGiven, Relation::None),
            Judgement::Refuse(Reason::NoIdentity)
        );
    }
}
