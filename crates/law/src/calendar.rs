//! Public holidays of DE, AT and CH, and working days in the sense of Reg. 1182/71 Art. 3(4).
//!
//! Nationwide holidays may move a legal end; regional ones never do, but a target date avoids
//! them all the same (R-DSR-20: never rely on a regional holiday).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::vocabulary::Country;

crate::vocabulary! {
    /// The German Länder, by ISO 3166-2.
    Land {
        Bw = 1 "DE-BW", By = 2 "DE-BY", Be = 3 "DE-BE", Bb = 4 "DE-BB", Hb = 5 "DE-HB", Hh = 6 "DE-HH",
        He = 7 "DE-HE", Mv = 8 "DE-MV", Ni = 9 "DE-NI", Nw = 10 "DE-NW", Rp = 11 "DE-RP", Sl = 12 "DE-SL",
        Sn = 13 "DE-SN", St = 14 "DE-ST", Sh = 15 "DE-SH", Th = 16 "DE-TH",
    }
}

/// The holidays of one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Seat of the controller.
    pub country: Country,
    /// Land of the seat, in Germany.
    pub land: Option<Land>,
}

impl Calendar {
    /// The calendar of a country.
    pub const fn of(country: Country) -> Self {
        Self { country, land: None }
    }

    /// Whether the day is a public holiday everywhere in the country.
    pub fn nationwide(&self, day: Date) -> bool {
        let feast = |offset: i16| moved(easter(day.year()), offset) == Some(day);
        let on = |month, number| (day.month(), day.day()) == (month, number);
        match self.country {
            Country::De => {
                on(1, 1)
                    || on(5, 1)
                    || on(10, 3)
                    || on(12, 25)
                    || on(12, 26)
                    || [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY].into_iter().any(feast)
            }
            Country::At => {
                on(1, 1)
                    || on(1, 6)
                    || on(5, 1)
                    || on(8, 15)
                    || on(10, 26)
                    || on(11, 1)
                    || on(12, 8)
                    || on(12, 25)
                    || on(12, 26)
                    || [EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI]
                        .into_iter()
                        .any(feast)
            }
            Country::Ch => on(1, 1) || on(8, 1) || on(12, 25) || feast(ASCENSION),
            Country::EuOther | Country::Other | Country::Unknown => on(1, 1) || on(12, 25),
        }
    }

    /// Whether the day is a holiday in part of the country: in the given Land, or, where none is
    /// given, in any.
    pub fn regional(&self, day: Date) -> bool {
        match (self.country, self.land) {
            (Country::De, Some(land)) => in_land(land, day),
            (Country::De, None) => Land::ALL.iter().any(|land| in_land(*land, day)),
            (Country::Ch, _) => in_some_canton(day),
            _ => false,
        }
    }

    /// A day on which a legal period can end: not Saturday, Sunday or a nationwide holiday.
    pub fn legal_workday(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.nationwide(day)
    }

    /// A day to plan with: a legal working day that is no regional holiday either.
    pub fn safe_workday(&self, day: Date) -> bool {
        self.legal_workday(day) && !self.regional(day)
    }

    /// The day itself, or the next legal working day (Reg. 1182/71 Art. 3(4)).
    pub fn rolled(&self, day: Date) -> Date {
        self.first(day, Date::tomorrow, Self::legal_workday)
    }

    /// The last safe working day on or before the day.
    pub fn planned(&self, day: Date) -> Date {
        self.first(day, Date::yesterday, Self::safe_workday)
    }

    /// The first day from `day` on, day by day, that fits. No run of holidays lasts a month.
    fn first(&self, day: Date, next: Step, fits: fn(&Self, Date) -> bool) -> Date {
        std::iter::successors(Some(day), |day| next(*day).ok())
            .take(31)
            .find(|candidate| fits(self, *candidate))
            .unwrap_or(day)
    }
}

/// From a day to one beside it.
type Step = fn(Date) -> Result<Date, jiff::Error>;

const GOOD_FRIDAY: i16 = -2;
const EASTER_MONDAY: i16 = 1;
const ASCENSION: i16 = 39;
const WHIT_SUNDAY: i16 = 49;
const WHIT_MONDAY: i16 = 50;
const CORPUS_CHRISTI: i16 = 60;

/// Holidays of a Land beyond the nationwide ones, those of some of its communes included.
fn in_land(land: Land, day: Date) -> bool {
    use Land::{Bb, Be, Bw, By, Hb, He, Hh, Mv, Ni, Nw, Rp, Sh, Sl, Sn, St, Th};
    let feast = |offset: i16| moved(easter(day.year()), offset) == Some(day);
    match (day.month(), day.day()) {
        (1, 6) => matches!(land, Bw | By | St),
        (3, 8) => matches!(land, Be | Mv),
        (8, 15) => matches!(land, By | Sl),
        (9, 20) => land == Th,
        (10, 31) => matches!(land, Bb | Hb | Hh | Mv | Ni | Sn | St | Sh | Th),
        (11, 1) => matches!(land, Bw | By | Nw | Rp | Sl),
        _ if day == repentance(day.year()) => land == Sn,
        _ if feast(CORPUS_CHRISTI) => matches!(land, Bw | By | He | Nw | Rp | Sl | Sn | Th),
        _ if feast(0) || feast(WHIT_SUNDAY) => land == Bb,
        _ => false,
    }
}

/// The holidays most cantons share.
fn in_some_canton(day: Date) -> bool {
    let feast = |offset: i16| moved(easter(day.year()), offset) == Some(day);
    matches!(
        (day.month(), day.day()),
        (1, 2 | 6) | (3, 19) | (5, 1) | (8, 15) | (11, 1) | (12, 8 | 26)
    ) || [GOOD_FRIDAY, EASTER_MONDAY, WHIT_MONDAY, CORPUS_CHRISTI].into_iter().any(feast)
}

/// Buß- und Bettag: the Wednesday before 23 November.
fn repentance(year: i16) -> Date {
    let eve = date(year, 11, 22);
    let back = eve.weekday().since(Weekday::Wednesday);
    moved(eve, -i16::from(back)).unwrap_or(eve)
}

fn moved(day: Date, offset: i16) -> Option<Date> {
    day.checked_add(i64::from(offset).days()).ok()
}

/// Easter Sunday, Gregorian (Meeus, Astronomical Algorithms, chapter 8).
pub fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon_shift = (century + 8) / 25;
    let epact_shift = (century - moon_shift + 1) / 3;
    let epact = (19 * golden + century - century / 4 - epact_shift + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let days = epact + sunday - 7 * late + 114;
    let whole = |number: i32| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    Date::new(year, whole(days / 31), whole(days % 31 + 1)).unwrap_or(date(2000, 4, 23))
}

#[cfg(test)]
mod tests;
