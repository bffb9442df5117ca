use super::*;

#[test]
fn easter_of_known_years() {
    let known = [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)];
    for (year, month, day) in known {
        assert_eq!(easter(year), date(year, month, day));
    }
    assert_eq!(easter(1818), date(1818, 3, 22));
}

#[test]
fn nationwide_and_regional_holidays() {
    let de = Calendar::of(Country::De);
    assert!(de.nationwide(date(2027, 3, 26)) && de.nationwide(date(2027, 3, 29)));
    assert!(de.nationwide(date(2026, 5, 14)) && de.nationwide(date(2026, 5, 25)));
    assert!(!de.nationwide(date(2027, 1, 6)) && de.regional(date(2027, 1, 6)));
    let hamburg = Calendar { land: Some(Land::Hh), ..de };
    assert!(!hamburg.regional(date(2027, 1, 6)) && hamburg.regional(date(2026, 10, 31)));
    let saxony = Calendar { land: Some(Land::Sn), ..de };
    assert!(saxony.regional(date(2026, 11, 18)) && saxony.regional(date(2023, 11, 22)));
    let at = Calendar::of(Country::At);
    assert!(at.nationwide(date(2026, 6, 4)) && !at.nationwide(date(2026, 4, 3)));
    assert!(Calendar::of(Country::Ch).nationwide(date(2026, 8, 1)));
    assert!(Calendar::of(Country::Ch).regional(date(2026, 4, 3)));
}

#[test]
fn rolling_and_planning() {
    let de = Calendar::of(Country::De);
    assert_eq!(de.rolled(date(2026, 12, 25)), date(2026, 12, 28));
    assert_eq!(de.planned(date(2026, 12, 25)), date(2026, 12, 24));
    let bavaria = Calendar { land: Some(Land::By), ..de };
    assert_eq!(bavaria.rolled(date(2027, 1, 6)), date(2027, 1, 6));
    assert_eq!(bavaria.planned(date(2027, 1, 6)), date(2027, 1, 5));
}

/// Easter by the Gaussian formula in Lichtenberg's form: another way to the same day.
fn easter_by_gauss(year: i16) -> Date {
    let y = i32::from(year);
    let century = y / 100;
    let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun = 2 - (3 * century + 3) / 4;
    let golden = y % 19;
    let seed = (19 * golden + moon) % 30;
    let full_moon = 21 + seed - (seed + golden / 11) / 29;
    let first_sunday = 7 - (y + y / 4 + sun) % 7;
    let sunday = full_moon + 7 - (full_moon - first_sunday) % 7;
    date(year, 3, 1).checked_add(i64::from(sunday - 1).days()).unwrap()
}

#[test]
fn easter_is_the_same_by_another_way() {
    for year in 1583..=2999 {
        assert_eq!(easter(year), easter_by_gauss(year));
    }
}

/// Month and day of each holiday of 2026 that `fits`.
fn days(fits: impl Fn(Date) -> bool) -> Vec<(i8, i8)> {
    let year = date(2026, 1, 1).series(1.day()).take(365);
    year.filter(|day| fits(*day)).map(|day| (day.month(), day.day())).collect()
}

#[test]
fn every_nationwide_holiday_of_a_year() {
    let of = |country| days(|day| Calendar::of(country).nationwide(day));
    let de = [(1, 1), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (10, 3), (12, 25), (12, 26)];
    assert_eq!(of(Country::De), de);
    let at = [(1, 1), (1, 6), (4, 6), (5, 1), (5, 14), (5, 25), (6, 4), (8, 15), (10, 26), (11, 1)];
    assert_eq!(of(Country::At), [&at[..], &[(12, 8), (12, 25), (12, 26)]].concat());
    assert_eq!(of(Country::Ch), [(1, 1), (5, 14), (8, 1), (12, 25)]);
    assert_eq!(of(Country::Unknown), [(1, 1), (12, 25)]);
}

#[test]
fn every_holiday_of_every_land() {
    use Land::{Bb, Be, Bw, By, Hb, He, Hh, Mv, Ni, Nw, Rp, Sh, Sl, Sn, St, Th};
    const EPIPHANY: (i8, i8) = (1, 6);
    const CORPUS: (i8, i8) = (6, 4);
    const REFORMATION: (i8, i8) = (10, 31);
    const ALL_SAINTS: (i8, i8) = (11, 1);
    let expected: [(Land, &[(i8, i8)]); 16] = [
        (Bw, &[EPIPHANY, CORPUS, ALL_SAINTS]),
        (By, &[EPIPHANY, CORPUS, (8, 15), ALL_SAINTS]),
        (Be, &[(3, 8)]),
        (Bb, &[(4, 5), (5, 24), REFORMATION]),
        (Hb, &[REFORMATION]),
        (Hh, &[REFORMATION]),
        (He, &[CORPUS]),
        (Mv, &[(3, 8), REFORMATION]),
        (Ni, &[REFORMATION]),
        (Nw, &[CORPUS, ALL_SAINTS]),
        (Rp, &[CORPUS, ALL_SAINTS]),
        (Sl, &[CORPUS, (8, 15), ALL_SAINTS]),
        (Sn, &[CORPUS, REFORMATION, (11, 18)]),
        (St, &[EPIPHANY, REFORMATION]),
        (Sh, &[REFORMATION]),
        (Th, &[CORPUS, (9, 20), REFORMATION]),
    ];
    for (land, holidays) in expected {
        let calendar = Calendar { country: Country::De, land: Some(land) };
        assert_eq!(days(|day| calendar.regional(day)), holidays, "{land:?}");
    }
    let some = days(|day| Calendar::of(Country::De).regional(day));
    assert_eq!(some.len(), 10);
    let cantons = days(|day| Calendar::of(Country::Ch).regional(day));
    let expected = [(1, 2), (1, 6), (3, 19), (4, 3), (4, 6), (5, 1), (5, 25), (6, 4), (8, 15)];
    assert_eq!(cantons, [&expected[..], &[(11, 1), (12, 8), (12, 26)]].concat());
}

#[test]
fn a_weekend_of_holidays_is_rolled_over() {
    let de = Calendar::of(Country::De);
    // 26 December 2027 is a Sunday; the 25th a Saturday, and the 24th a Friday.
    assert_eq!(de.planned(date(2027, 12, 26)), date(2027, 12, 24));
    assert_eq!(de.rolled(date(2027, 12, 25)), date(2027, 12, 27));
}
