//! Section 14.1, T-001 to T-050, T-151, T-152.

mod calls;
mod gates;
mod mail;
mod places;

use jiff::civil::date;

use super::*;
use crate::rule::Origin;
use crate::situation::{Defeating, DefeatingFacts, Presumed, Supporting, SupportingFacts};
use crate::vocabulary::{Directory, ObjectionScope};
use Country::{At, Ch, De};
use Outcome::{Allow, Ask, Block, Duty as WithDuty};
use PersonType::{BusinessEntity, BusinessPerson, Consumer};

fn consented_call() -> Situation {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::Phone7a);
    s
}

fn toner_call() -> Situation {
    let mut s = ask(De, BusinessPerson, Channel::PhoneHuman);
    s.person.relation = Relation::Customer;
    s.presumed = Presumed {
        supporting: SupportingFacts::of(&[Supporting::SameGoodsContract]),
        defeating: DefeatingFacts::EMPTY,
        memo: true,
    };
    s
}
