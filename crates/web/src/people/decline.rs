//! Withdrawals and objections told to us: one action, effective at once.

use desk::register::Register;
use law::vocabulary::Channel;
use serde::Deserialize;

use super::words;
use crate::errors::{Answer, Fault, Kind};
use crate::frame::Notice;
use crate::input::{Form, Place};
use crate::page::done;
use crate::parts::Choice;
use crate::seam::Ask;
use crate::text::{Lang, Text};

/// Which consent is withdrawn.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    activity: u16,
    channel: String,
}

/// What is objected to: `all`, `channel:EMAIL` or `activity:4`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objected {
    what: String,
}

/// Records a withdrawal.
///
/// # Errors
/// Those of [`desk::Desk::withdraw`].
pub async fn withdraw(ask: Ask, Place(id): Place<String>, Form(form): Form<Withdrawn>) -> Answer {
    let person = super::person(&id)?;
    let channel = Channel::from_word(&form.channel).ok_or_else(|| Fault::new(Kind::Malformed))?;
    ask.desk(move |desk, call| desk.withdraw(call, person, form.activity, channel)).await?;
    done(&format!("/people/{person}"), Notice::Saved)
}

/// Records an objection.
///
/// # Errors
/// Those of [`desk::Desk::object`].
pub async fn object(ask: Ask, Place(id): Place<String>, Form(form): Form<Objected>) -> Answer {
    let person = super::person(&id)?;
    let (activity, channel) = read(&form.what).ok_or_else(|| Fault::new(Kind::Malformed))?;
    ask.desk(move |desk, call| desk.object(call, person, activity, channel)).await?;
    done(&format!("/people/{person}"), Notice::Saved)
}

fn read(what: &str) -> Option<(Option<u16>, Option<Channel>)> {
    match what.split_once(':') {
        None if what == "all" => Some((None, None)),
        Some(("channel", word)) => Some((None, Some(Channel::from_word(word)?))),
        Some(("activity", number)) => Some((Some(number.parse().ok()?), None)),
        _ => None,
    }
}

/// Everything one can object to, the widest first.
pub fn choices(t: &dyn Text, lang: Lang, register: &Register) -> Vec<Choice> {
    let marketing = || register.activities.iter().filter(|a| a.marketing);
    let mut all = vec![words::choice("all", t.consent_object_all(), true)];
    for channel in Channel::ALL {
        if marketing().any(|a| a.channels.contains(channel)) {
            let label = t.consent_channel(*channel);
            all.push(words::choice(format!("channel:{}", channel.word()), label, false));
        }
    }
    all.extend(
        marketing().map(|a| {
            words::choice(format!("activity:{}", a.id), words::name(lang, &a.name), false)
        }),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_form_offers_is_understood() {
        assert_eq!(read("all"), Some((None, None)));
        assert_eq!(read("channel:EMAIL"), Some((None, Some(Channel::Email))));
        assert_eq!(read("activity:4"), Some((Some(4), None)));
        for wrong in ["", "everything", "channel:PIGEON", "activity:x", "all:1"] {
            assert_eq!(read(wrong), None);
        }
    }
}
