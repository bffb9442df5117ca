//! When somebody must look at what has no last day of its own.

use jiff::civil::Date;

use crate::deadline::months_later;
use crate::params::Params;

/// Why a thing has no last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Its start event has not happened, or its period is not known (R-DEL-01, R-GEN-02).
    NoEnd,
    /// A legal hold (R-DEL-05).
    Hold,
    /// An entry of the suppression list (LK-11).
    Suppression,
}

/// The day by which somebody must look, counted from the day the thing was stored, the hold was
/// set, or somebody looked last.
pub fn review_by(since: Date, why: Review, params: &Params) -> Date {
    let months = match why {
        Review::NoEnd => params.review_months,
        Review::Hold => params.hold_review_months,
        Review::Suppression => params.lk11_review_years.saturating_mul(12),
    };
    months_later(since, months)
}
