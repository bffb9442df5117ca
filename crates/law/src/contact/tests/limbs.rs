//! The existing-customer exception limb by limb: who relies on it, and for which address.

use super::*;
use Country::De;
use Outcome::{Block, Duty as WithDuty};

fn bare() -> Situation {
    let mut s = customer_mail(De);
    s.soft_opt_in = SoftOptIn::UNKNOWN;
    s
}

/// Who gives one fact of a sale is told what is missing; who gives none is not asked for it.
#[test]
fn each_fact_of_a_sale_is_a_claim() {
    assert!(!decide(&bare()).rules.has("R-MKT-20"));
    let met = customer_mail(De).soft_opt_in;
    for claim in [
        SoftOptIn { from_sale: met.from_sale, ..SoftOptIn::UNKNOWN },
        SoftOptIn { notice_at_capture: met.notice_at_capture, ..SoftOptIn::UNKNOWN },
        SoftOptIn { channel_captured: met.channel_captured, ..SoftOptIn::UNKNOWN },
        SoftOptIn { last_purchase: met.last_purchase, ..SoftOptIn::UNKNOWN },
    ] {
        let s = Situation { soft_opt_in: claim, ..bare() };
        expect(&s, Block, &["R-MKT-20", "R-MKT-14"]);
    }
}

/// One mobile number serves calls, texts and messengers; an e-mail address serves e-mail.
#[test]
fn an_address_serves_the_channels_it_was_taken_for() {
    let number = [Channel::PhoneHuman, Channel::Sms, Channel::Messenger];
    for taken in Channel::ALL {
        for used in [Channel::Email, Channel::Sms, Channel::Messenger] {
            let mut s = customer_mail(De);
            s.soft_opt_in.channel_captured = Some(*taken);
            s.message.channel = used;
            let serves = *taken == used || number.contains(taken) && number.contains(&used);
            let (verdict, rule) = if serves { (WithDuty, "R-MKT-20") } else { (Block, "R-MKT-20") };
            expect(&s, verdict, &[rule]);
        }
    }
}

/// What fails is named from the graver to the lighter: known to be wrong before merely not known.
#[test]
fn a_limb_known_to_fail_comes_before_one_that_is_not_known() {
    let mut s = customer_mail(De);
    s.message.own_similar_goods = Tri::Unknown;
    s.soft_opt_in.notice_at_capture = Tri::No;
    expect(&s, Block, &["R-MKT-23", "R-MKT-21"]);
    s.soft_opt_in.notice_at_capture = Tri::Unknown;
    expect(&s, Block, &["R-MKT-21", "R-MKT-23"]);
    s.soft_opt_in.cancelled = Tri::Yes;
    expect(&s, Block, &["R-MKT-26", "R-MKT-21", "R-MKT-23"]);
}
