//! What becomes of one row: accepted, held for a human, or refused, each with its reason.

use law::verdict::Outcome;
use law::vocabulary::{Relation, SourceType};

use super::clean::CleanRow;
use super::run::Plan;
use super::vocabulary::Reason;

/// What the look-ups of a batch found out about one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Match {
    /// A known person shares an e-mail address, number or customer number.
    pub(crate) known: bool,
    /// Why it is not certain who is meant.
    pub(crate) doubt: Option<Reason>,
    /// That person's record is restricted.
    pub(crate) restricted: bool,
    /// The suppression list knows an identifier.
    pub(crate) suppressed: bool,
    /// Resembles somebody who was erased or refused: surely, or perhaps.
    pub(crate) shade: Option<Sure>,
}

/// How sure a likeness is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sure {
    /// As good as certain.
    Yes,
    /// Somebody should look.
    Perhaps,
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
/// `store` is what the rule book says about storing somebody of this capacity from the source.
pub(crate) fn judge(row: &CleanRow, found: Match, store: Outcome, plan: &Plan) -> Judgement {
    let own = plan.source.source_type == SourceType::SelfGiven
        && plan.source.relation == Relation::Customer;
    decide(row, found, &store, own)
}

/// Order: readable at all; refused by the person (R-SUP-05); source (R-SRC-04); restricted
/// (R-GEN-03); blacklist (R-SUP-05, R-SUP-13), for whoever is not surely somebody known; doubtful
/// identity. `own` means a list of customers that we took down ourselves.
fn decide(row: &CleanRow, found: Match, store: &Outcome, own: bool) -> Judgement {
    if !row.identifies() {
        return Judgement::Refuse(Reason::NoIdentity);
    }
    if row.opt_out && !row.has_order() {
        return Judgement::ObjectionOnly;
    }
    match store {
        Outcome::Block => return Judgement::Refuse(Reason::SourceBlocked),
        Outcome::Ask => return Judgement::Hold(Reason::SourceAsks),
        Outcome::Allow | Outcome::Duty => {}
    }
    if found.restricted {
        return Judgement::Hold(Reason::RestrictedPerson);
    }
    if let Some(reason) = found.doubt {
        // Whoever it is: somebody with a name has to decide, and is told of the refusal.
        let refused = found.suppressed && !own;
        return Judgement::Hold(if refused { Reason::Suppressed } else { reason });
    }
    if found.suppressed && !found.known {
        // A customer of our own must be delivered to, but gets no advertising (R-SUP-11); anybody
        // else from a list is stopped.
        return if own {
            Judgement::Accepted(Reason::NewWithoutAdvertising)
        } else {
            Judgement::Hold(Reason::Suppressed)
        };
    }
    match found.shade.filter(|_| !found.known) {
        Some(Sure::Yes) if own => return Judgement::Accepted(Reason::NewWithoutAdvertising),
        Some(Sure::Yes) => return Judgement::Hold(Reason::Shunned),
        Some(Sure::Perhaps) => return Judgement::Hold(Reason::PerhapsShunned),
        None => {}
    }
    Judgement::Accepted(if found.known { Reason::KnownPerson } else { Reason::NewPerson })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> CleanRow {
        CleanRow { family: "Petersen".into(), ..CleanRow::default() }
    }

    #[test]
    fn a_blacklisted_stranger_is_stopped_and_a_customer_gets_no_advertising() {
        let hit = Match { suppressed: true, ..Match::default() };
        assert_eq!(decide(&row(), hit, &Outcome::Duty, false), Judgement::Hold(Reason::Suppressed));
        assert_eq!(
            decide(&row(), hit, &Outcome::Duty, true),
            Judgement::Accepted(Reason::NewWithoutAdvertising)
        );
        assert_eq!(
            decide(&row(), Match::default(), &Outcome::Duty, false),
            Judgement::Accepted(Reason::NewPerson)
        );
    }

    #[test]
    fn who_resembles_somebody_erased_does_not_come_back_unseen() {
        let like = |sure, own| {
            let found = Match { shade: Some(sure), ..Match::default() };
            decide(&row(), found, &Outcome::Duty, own)
        };
        assert_eq!(like(Sure::Yes, false), Judgement::Hold(Reason::Shunned));
        assert_eq!(like(Sure::Yes, true), Judgement::Accepted(Reason::NewWithoutAdvertising));
        assert_eq!(like(Sure::Perhaps, true), Judgement::Hold(Reason::PerhapsShunned));
        let known = Match { known: true, shade: Some(Sure::Yes), ..Match::default() };
        let judged = decide(&row(), known, &Outcome::Duty, false);
        assert_eq!(judged, Judgement::Accepted(Reason::KnownPerson));
    }

    #[test]
    fn the_source_decides_before_anything_is_compared() {
        let found = Match { known: true, ..Match::default() };
        assert_eq!(
            decide(&row(), found, &Outcome::Block, false),
            Judgement::Refuse(Reason::SourceBlocked)
        );
        assert_eq!(
            decide(&row(), found, &Outcome::Ask, false),
            Judgement::Hold(Reason::SourceAsks)
        );
    }

    #[test]
    fn a_doubtful_or_restricted_match_waits() {
        let doubt = Some(Reason::DoubtfulPerson);
        let other = Match { known: true, doubt, ..Match::default() };
        assert_eq!(
            decide(&row(), other, &Outcome::Duty, true),
            Judgement::Hold(Reason::DoubtfulPerson)
        );
        let refused = Match { suppressed: true, ..other };
        assert_eq!(
            decide(&row(), refused, &Outcome::Duty, false),
            Judgement::Hold(Reason::Suppressed),
            "another name behind an address of the blacklist"
        );
        assert_eq!(
            decide(&row(), refused, &Outcome::Duty, true),
            Judgement::Hold(Reason::DoubtfulPerson)
        );
        let frozen = Match { known: true, restricted: true, ..Match::default() };
        assert_eq!(
            decide(&row(), frozen, &Outcome::Duty, true),
            Judgement::Hold(Reason::RestrictedPerson)
        );
    }

    #[test]
    fn who_opted_out_is_not_taken_in() {
        let row = CleanRow { opt_out: true, ..row() };
        assert_eq!(decide(&row, Match::default(), &Outcome::Duty, false), Judgement::ObjectionOnly);
        let nobody = CleanRow::default();
        assert_eq!(
            decide(&nobody, Match::default(), &Outcome::Duty, false),
            Judgement::Refuse(Reason::NoIdentity)
        );
    }
}
