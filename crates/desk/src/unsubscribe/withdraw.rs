//! Withdrawals that reach us from outside: through a signed link, or by a newsletter tool.

use jiff::Timestamp;
use law::refusal::Words;
use law::vocabulary::Channel;

use crate::people::identity::shape_of;
use crate::{Call, Desk, Error, Fault, Result};

/// How far somebody wants it to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This activity.
    This,
    /// No advertising at all, on any channel.
    Everything,
}

const LIST: Fault = Fault::of(
    "list",
    "LIST_UNKNOWN",
    Words {
        de: "`list` ist der Code einer Werbetätigkeit aus dem Verzeichnis oder `*` für alles.",
        en: "`list` is the code of an advertising activity of the register, or `*` for everything.",
    },
);
const FUTURE: Fault = Fault::of(
    "at",
    "IN_THE_FUTURE",
    Words { de: "`at` liegt in der Zukunft.", en: "`at` lies in the future." },
);

impl Desk {
    /// What the holder of a link asks for; counts for the very next audience. Asking again changes
    /// nothing. A link that is not ours and one of a person who is no longer held change nothing
    /// either, and all of them are answered alike.
    ///
    /// # Errors
    /// Failures only.
    pub fn unsubscribe(&self, call: &Call, token: &str, reach: Reach) -> Result<()> {
        let Some(link) = self.unsubscribe_link(token) else { return Ok(()) };
        let (activity, channel) = match reach {
            Reach::This => (link.activity, Some(link.channel)),
            Reach::Everything => (0, None),
        };
        match self.withdraw_by_link(call, link.person, activity, channel) {
            Err(Error::Fault(fault)) if fault == Fault::NOT_FOUND => Ok(()),
            other => other,
        }
    }

    /// What a newsletter tool reports: the holder of an address withdrew from a list (the code of
    /// an activity, or `*` for all advertising on the channel of the address) at this time. Known
    /// or not, the address goes to the suppression list, and the answer is the same.
    ///
    /// # Errors
    /// Faults for an unreadable address, an unknown list, a time to come.
    pub fn report_withdrawal(
        &self,
        call: &Call,
        address: &str,
        list: &str,
        at: Timestamp,
    ) -> Result<()> {
        if at > call.now {
            return Err(FUTURE.into());
        }
        let register = self.register();
        let listed = match list {
            "*" => None,
            code => Some(register.activity_coded(code).filter(|a| a.marketing).ok_or(LIST)?),
        };
        let usual = if address.contains('@') { Channel::Email } else { Channel::PhoneHuman };
        let fits = |channel: &&Channel| shape_of(**channel) == shape_of(usual);
        let channels = listed.map(|a| a.channels.as_slice()).unwrap_or_default();
        let channel = channels.iter().find(fits).copied().unwrap_or(usual);
        let system = Call::by_system(call.now, call.request);
        self.withdraw_by_address(&system, address, listed.map(|a| a.id), channel, at).map(drop)
    }
}
