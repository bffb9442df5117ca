//! Proofs, rights, sources, suppression, staff, signals.

use jiff::civil::date;

use super::{Question, Said, alone, question, ruled};
use crate::params::Params;
use crate::proof::{self, ProofField};
use crate::rights::{self, Making, NoticeItem, NoticeItems, Request};
use crate::signals::{self, Signal};
use crate::situation::{Channels, Tri};
use crate::source::{self, Field, Fields, InfoArticle, Provenance, SourceFacts};
use crate::suppression::{self, ListUse, Wish};
use crate::verdict::Outcome;
use crate::vocabulary::{Basis, Channel, Country, PersonType, Role};
use crate::{retention, staff};

fn origin(f: &[usize]) -> Said {
    let facts = SourceFacts {
        provenance: Provenance::ALL[f[0]],
        person: [PersonType::Consumer, PersonType::BusinessPerson][f[1]],
        country: Country::De,
        obtained: date(2026, 11, 10),
        bulk: f[2] == 1,
        documented: Tri::from(f[3] == 1),
        unnamed_sponsors: f[4] == 1,
        fields: Fields::of([&[Field::Name][..], &[Field::Photo]][f[5]]),
    };
    let verdict = source::judge(&facts, Params::on(facts.obtained));
    let answer = (verdict.store, verdict.info, verdict.contact, verdict.dropped, verdict.delete_by);
    (format!("{answer:?}"), verdict.rules)
}

fn consents() -> Vec<Question> {
    let all = || ProofField::ALL.iter().copied();
    vec![
        question(&[2, 2], move |f| {
            let present =
                all().filter(|field| f[0] == 1 || *field != ProofField::Purpose).collect();
            let lacks = proof::missing(present, f[1] == 1);
            alone(&proof::R_CON_10, !lacks.is_empty(), lacks)
        }),
        question(&[2, 2], |f| ruled(proof::confirmation_template(f[0] == 1, f[1] == 1))),
        question(&[2, 2, 2, 4], |f| {
            let clicks = u8::try_from(f[3]).unwrap();
            let ruling = proof::unsubscribe_route(f[0] == 1, f[1] == 1, f[2] == 1, clicks);
            // The rule is the question; it speaks where it stands in the way.
            alone(&proof::R_CON_40, !ruling.may(), ruling.verdict)
        }),
        question(&[2, 2], |f| {
            let told = proof::chain(&["C"][..f[0]], (f[1] == 1).then_some("D"));
            alone(&proof::R_CON_44, !told.is_empty(), told)
        }),
        question(&[2], |f| {
            let ruling = proof::may_delete_wording(u64::try_from(f[0]).unwrap());
            alone(&proof::R_CON_12, !ruling.may(), ruling.verdict)
        }),
        question(&[2, 2], |f| {
            let counts = proof::counts_as_use(f[0] == 1, f[1] == 1);
            alone(&proof::R_CON_22, counts, counts)
        }),
        question(&[3], |f| ruled(proof::hand_over(proof::Asker::ALL[f[0]]))),
        question(&[2, 4, 6], |f| {
            let (person, country) = (PersonType::ALL[f[1]], Country::ALL[f[2]]);
            let class = proof::class_of_proof(f[0] == 1, person, country);
            alone(&proof::R_CON_27, class == crate::class::Class::ConsentProofEmail, class)
        }),
        question(&[2], |f| {
            let ruling = proof::after_withdrawal(f[0] == 1);
            alone(&proof::R_CON_43, !ruling.may(), ruling.verdict)
        }),
    ]
}

fn requests() -> Vec<Question> {
    vec![
        question(&[2, 2], |f| {
            let asked = [[Request::Erase, Request::Access], [Request::Access, Request::Erase]];
            let order = rights::in_order(asked[f[0]][..=f[1]].to_vec());
            alone(&rights::R_DSR_10, f[1] == 1, order)
        }),
        question(&[Basis::ALL.len(), 4], |f| {
            ruled(rights::portable(Basis::ALL[f[0]], Making::ALL[f[1]]))
        }),
        question(&[2, 2, 2], |f| ruled(rights::in_access(f[0] == 1, f[1] == 1, f[2] == 1))),
        question(&[2, 2], |f| {
            let ruling = rights::recipients(f[0] == 1, f[1] == 1);
            alone(&rights::R_DSR_30, !ruling.may(), ruling.verdict)
        }),
        question(&[2, 2, 2], |f| {
            let ruling = rights::identity_question(f[0] == 1, f[1] == 1, f[2] == 1);
            alone(&rights::R_DSR_05, !ruling.may(), ruling.verdict)
        }),
        question(&[5], |f| ruled(rights::may_keep(rights::Exception::ALL[f[0]]))),
        question(&[4, 6], |f| {
            let ruling = rights::protected(PersonType::ALL[f[0]], Country::ALL[f[1]]);
            alone(&rights::R_GEN_05, ruling.verdict != Outcome::Allow, ruling.verdict)
        }),
        question(&[2, Basis::ALL.len()], |f| ruled(rights::objection(f[0] == 1, Basis::ALL[f[1]]))),
        question(&[2, 2], |f| {
            let told = rights::to_notify(&["X"][..f[0]], &["X"][..f[1]]);
            alone(&rights::R_DSR_61, !told.is_empty(), told)
        }),
        question(&[2, 2, 2], |f| ruled(rights::rectify(f[0] == 1, f[1] == 1, f[2] == 1))),
        question(&[3, 2, 2], |f| {
            let present: NoticeItems =
                NoticeItem::ALL.iter().copied().filter(|_| f[1] == 1).collect();
            let country = [Country::De, Country::Ch][f[2]];
            let lacks = rights::missing_in_notice(InfoArticle::ALL[f[0]], country, present);
            alone(&rights::R_DSR_22, !lacks.is_empty(), lacks)
        }),
    ]
}

fn firm() -> Vec<Question> {
    vec![
        question(&[Provenance::ALL.len(), 2, 2, 2, 2, 2], origin),
        question(&[5, 2], |f| ruled(source::share(source::Sharing::ALL[f[0]], f[1] == 1))),
        question(&[4], |f| {
            let level = suppression::entry_for(Wish::ALL[f[0]]);
            alone(&suppression::R_SUP_10, Wish::ALL[f[0]] == Wish::FreeText, level)
        }),
        question(&[5], |f| ruled(suppression::use_list(ListUse::ALL[f[0]]))),
        question(&[2, 2], |f| ruled(suppression::after_erasure(f[0] == 1, f[1] == 1))),
        question(&[2, 2, 2], |f| {
            let days = [date(2023, 1, 1), date(2026, 1, 1)];
            let mail = Channels::of(&[Channel::Email]);
            let lifted = suppression::lifted_for(days[f[0]], days[f[1]], f[2] == 1, mail);
            alone(&crate::contact::R_SUP_09, lifted.is_some(), lifted)
        }),
        question(&[2, 2, 2], |f| ruled(staff::read(f[0] == 1, f[1] == 1, f[2] == 1))),
        question(&[2, 2, 2], |f| {
            let params = Params::on(jiff::civil::date(2026, 11, 21));
            let ruling = staff::mass_action([100, 101][f[0]], f[1] == 1, f[2] == 1, params);
            alone(&staff::R_EMP_03, !ruling.may(), ruling.verdict)
        }),
        question(&[5], |f| {
            let ruling = staff::use_log(staff::LogUse::ALL[f[0]]);
            alone(&staff::R_EMP_10, !ruling.may(), ruling.verdict)
        }),
        question(&[2, 2], |f| {
            let ruling = staff::note(f[0] == 1, f[1] == 1);
            alone(&staff::R_EMP_20, f[0] == 1, ruling.verdict)
        }),
        question(&[2], |f| {
            let ruling = staff::record_call(f[0] == 1);
            alone(&staff::R_EMP_23, !ruling.may(), ruling.verdict)
        }),
        question(&[2, 2], |f| {
            let ruling = staff::photo(f[0] == 1, f[1] == 1);
            alone(&staff::R_EMP_30, !ruling.may(), ruling.verdict)
        }),
        question(&[Role::ALL.len()], |f| {
            let ruling = retention::see_retained(Role::ALL[f[0]]);
            alone(ruling.rules[0], !ruling.may(), ruling.verdict)
        }),
        question(&[Signal::ALL.len()], |f| {
            let (hint, rule) = signals::suggests(Signal::ALL[f[0]]);
            (format!("{hint:?}"), vec![rule])
        }),
        question(&[5, 11, 11], |f| {
            let confirmed = f[0].checked_sub(1).map(|at| PersonType::ALL[at]);
            let hints = [Signal::ALL[f[1]], Signal::ALL[f[2]]];
            let kind = signals::person_type(confirmed, &hints);
            let conflict = confirmed.is_none() && kind == PersonType::Consumer;
            alone(&signals::R_SIG_12, conflict, kind)
        }),
    ]
}

pub(super) fn questions() -> Vec<Question> {
    consents().into_iter().chain(requests()).chain(firm()).collect()
}
