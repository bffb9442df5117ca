//! Bases, purposes, processors, transfers, breaches, letters.

use jiff::civil::date;

use super::{Question, Said, alone, question, ruled};
use crate::basis::{self, BasisFacts, PurposeChange};
use crate::breach::{self, Breach, BreachKinds};
use crate::letter::{self, Letter, LetterPart};
use crate::transfers::{self, Access, AvvItem, AvvItems, Tool};
use crate::verdict::Outcome;
use crate::vocabulary::Country;

fn with_basis(f: &[usize]) -> Said {
    let facts = BasisFacts {
        statute: f[0] == 1,
        contract_party: f[1] == 1,
        channel_wants_consent: f[2] == 1,
        consent_active: f[3] == 1,
        consent_refused: f[4] == 1,
        soft_opt_in: f[5] == 1,
        lia_passed: f[6] == 1,
        lia_told: f[7] == 1,
        objected: f[8] == 1,
    };
    match basis::legal_basis(&facts) {
        Ok(basis) => (basis.word().to_owned(), basis::rule_behind(basis).into_iter().collect()),
        Err(ruling) => ruled(ruling),
    }
}

fn new_purpose(f: &[usize]) -> Said {
    ruled(basis::purpose_change(&PurposeChange {
        consent_or_statute: f[0] == 1,
        linked: f[1] == 1,
        special_data: f[2] == 1,
        harmless: f[3] == 1,
        safeguards: f[4] == 1,
        new_basis: f[5] == 1,
        channel_wants_consent: f[6] == 1,
    }))
}

fn transfer(f: &[usize]) -> Said {
    let (today, listed) =
        (date(2026, 11, 21), [None, Some(date(2026, 11, 20)), Some(date(2027, 1, 1))]);
    let access = Access {
        country: ["DE", "CH", "US", "IN"][f[0]],
        tool: Tool::ALL[f[1]],
        listed_until: listed[f[2]],
        fallback_scc: f[3] == 1,
        assessed: f[4] == 1,
        occasional: f[5] == 1,
    };
    ruled(transfers::transfer(&access, today))
}

fn rated(f: &[usize]) -> Said {
    use breach::BreachData::{Contact, Password, Profile};
    let rating = breach::rate(&Breach {
        country: [Country::De, Country::Ch][f[0]],
        data: BreachKinds::of([&[Contact][..], &[Password], &[Profile]][f[1]]),
        identifiable: breach::Identifiable::ALL[f[2]],
        recipient: breach::Recipient::ALL[f[3]],
        persons: [1, 200, 5000][f[4]],
        recalled_unread: f[5] == 1,
        open_after_24h: f[6] == 1,
        strongly_encrypted: f[7] == 1,
        available: f[8] == 1,
    });
    (rating.verdict.word().to_owned(), rating.rules)
}

fn letter(f: &[usize]) -> Said {
    let parts = LetterPart::ALL.iter().copied().filter(|p| f[0] == 1 || *p != LetterPart::Derived);
    ruled(letter::may_leave(&Letter {
        parts: parts.collect(),
        deleted_first: f[1] == 1,
        source_in_order: f[2] == 1,
        address_verified: f[3] == 1,
        sealed: f[4] == 1,
        contains_ads: f[5] == 1,
        opted_out: f[6] == 1,
        restricted_only: f[7] == 1,
    }))
}

pub(super) fn questions() -> Vec<Question> {
    let aware = |hour: usize| {
        let at = date(2026, 11, 20).at(8 + i8::try_from(hour).unwrap(), 0, 0, 0);
        at.in_tz("Europe/Berlin").unwrap()
    };
    let items = |full: bool| if full { AvvItem::ALL } else { &AvvItem::ALL[1..] };
    vec![
        question(&[2; 9], with_basis),
        question(&[3], |f| ruled(basis::legal_obligation(basis::Order::ALL[f[0]]))),
        question(&[4], |f| ruled(basis::on_by_default(basis::Setting::ALL[f[0]]))),
        question(&[6, 2, 2], |f| {
            ruled(basis::special_category(basis::SpecialGround::ALL[f[0]], f[1] == 1, f[2] == 1))
        }),
        question(&[2; 7], new_purpose),
        question(&[2, 2], |f| ruled(basis::may_be_mandatory(f[0] == 1, f[1] == 1))),
        question(&[2, 2, 2], move |f| {
            let items: AvvItems = items(f[1] == 1).iter().copied().collect();
            ruled(transfers::processor(f[0] == 1, items, f[2] == 1))
        }),
        question(&[4, 5, 3, 2, 2, 2], transfer),
        question(&[2, 2, 3], |f| {
            ruled(transfers::impact_assessment(f[0] == 1, f[1] == 1, u8::try_from(f[2]).unwrap()))
        }),
        question(&[2, 2, 2], |f| {
            let named = transfers::officer_required_de([19, 20][f[0]], f[1] == 1, f[2] == 1);
            alone(&transfers::R_DOC_26, named, named)
        }),
        question(&[6], |f| ruled(breach::is_breach(breach::Incident::ALL[f[0]]))),
        question(&[2, 3, 2, 4, 3, 2, 2, 2, 2], rated),
        question(&[3, 3, 2], |f| {
            let all = breach::BreachVerdict::ALL;
            let may = breach::may_settle(all[f[0]], all[f[1]], f[2] == 1);
            alone(&breach::R_BRE_10, !may, may)
        }),
        question(&[7], |f| {
            let lacks = breach::missing_in_notice(&breach::NOTICE_ITEMS[..f[0]]);
            alone(&breach::R_BRE_04, !lacks.is_empty(), lacks)
        }),
        // The clock runs from the hour of becoming aware, weekend or not.
        question(&[2], move |f| {
            let at = aware(f[0]);
            let hours = breach::due(&at, crate::params::Params::on(at.date()));
            (hours.to_string(), if f[0] == 1 { breach::CLOCK.to_vec() } else { vec![] })
        }),
        question(&[2; 8], letter),
        question(&[4, 2, 2], |f| {
            ruled(crate::contact::settled(Outcome::ALL[f[0]], f[1] == 1, f[2] == 1))
        }),
    ]
}
