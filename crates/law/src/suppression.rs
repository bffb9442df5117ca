//! The suppression list (section 7): reach, lifting, scope, what it may be used for.

use jiff::civil::Date;

use crate::contact::{R_MKT_51, R_SUP_08, R_SUP_09};
use crate::rule::rules;
use crate::situation::Channels;
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::Channel;

crate::vocabulary! {
    /// How far an entry reaches (R-SUP-08).
    Level { Person = 1 "PERSON", Identifier = 2 "IDENTIFIER", Domain = 3 "DOMAIN", Channel = 4 "CHANNEL", CountryList = 5 "COUNTRY_LIST" }
}
crate::vocabulary! {
    /// How somebody said no (R-SUP-10).
    Wish { ListLink = 1 "LIST_LINK", ChannelOnly = 2 "ONE_CHANNEL", FreeText = 3 "FREE_TEXT", WholeFirm = 4 "WHOLE_FIRM" }
}
crate::vocabulary! {
    /// What somebody wants to do with the list (R-SUP-02).
    ListUse { Compare = 1 "COMPARE", Export = 2 "EXPORT", Analytics = 3 "ANALYTICS", SalesView = 4 "SALES_VIEW", SyncProcessor = 5 "SYNC_PROCESSOR" }
}

/// R-SUP-10: the entry that follows from a wish; free text means everything.
pub const fn entry_for(wish: Wish) -> Level {
    match wish {
        Wish::ListLink | Wish::ChannelOnly => Level::Channel,
        Wish::FreeText => Level::Person,
        Wish::WholeFirm => Level::Domain,
    }
}

/// Whether an entry stands against a message on `channel` to another identifier of the person,
/// or (`same_identifier`) to the very one.
pub const fn reaches(
    level: Level,
    entry: Channel,
    same_identifier: bool,
    channel: Channel,
) -> bool {
    match level {
        Level::Person | Level::Domain => true,
        Level::Identifier | Level::CountryList => same_identifier,
        Level::Channel => entry as u8 == channel as u8,
    }
}

/// R-SUP-09: what narrows a block: only a newer, express, documented consent that names channels.
/// The block stays for all others; `None` when nothing is lifted.
pub fn lifted_for(
    blocked_on: Date,
    given: Date,
    documented: bool,
    channels: Channels,
) -> Option<Channels> {
    (documented && given > blocked_on && !channels.is_empty()).then_some(channels)
}

/// R-SUP-02: the list has one purpose.
pub fn use_list(wanted: ListUse) -> Ruling {
    match wanted {
        ListUse::Compare => Ruling::new(Outcome::Allow, &[&R_SUP_02]),
        ListUse::SyncProcessor => Ruling::new(Outcome::Duty, &[&R_SUP_02, &R_SUP_12]),
        ListUse::Export | ListUse::Analytics | ListUse::SalesView => {
            Ruling::new(Outcome::Block, &[&R_SUP_02])
        }
    }
}

/// R-SUP-01, R-SUP-04: what becomes of the entry when the person is erased. Keep it and tell;
/// delete it only when the person, told what follows, insists.
pub fn after_erasure(marketing_involved: bool, insists: bool) -> Ruling {
    match (marketing_involved, insists) {
        (_, true) => Ruling::new(Outcome::Block, &[&R_SUP_04]),
        (true, false) => Ruling::new(Outcome::Duty, &[&R_SUP_01, &R_SUP_04, &R_SUP_03]),
        (false, false) => Ruling::new(Outcome::Allow, &[&R_SUP_01]),
    }
}

/// The rules of other sections that reach in here.
pub static BEHIND: &[&crate::rule::Rule] = &[&R_MKT_51, &R_SUP_08, &R_SUP_09];

rules! {
    R_SUP_01 "R-SUP-01" Authority V ["Art. 21 Abs. 3 DSGVO", "Art. 17 Abs. 3 lit. b DSGVO", "DSK Orientierungshilfe Direktwerbung 2022"]
        "Sperre bleibt nach der Löschung" | "The block outlives erasure";
        "Ohne Sperreintrag ließe sich der Widerspruch nicht beachten." | "Without an entry the objection could not be kept.";
        "Den Eintrag behalten und der Person erklären." | "Keep the entry and explain it to the person.";
    R_SUP_02 "R-SUP-02" Law K ["Art. 5 Abs. 1 lit. b DSGVO"]
        "Ein einziger Zweck" | "A single purpose";
        "Die Sperrliste dient nur dem Abgleich." | "The suppression list serves comparison only.";
        "Den Abgleich als Dienst anbieten, nicht die Liste." | "Offer matching as a service, not the list.";
    R_SUP_03 "R-SUP-03" Law K ["Art. 5 Abs. 1 lit. c DSGVO"]
        "Nur das Nötigste" | "Minimal content";
        "Der Eintrag enthält nur Hash, Reichweite, Kanal, Tag und Herkunft." | "The entry holds only hash, scope, channel, day and origin.";
        "Keine Namen, keine Geschichte." | "No name, no history.";
    R_SUP_04 "R-SUP-04" Authority V ["DSK Orientierungshilfe Direktwerbung"]
        "Der Person sagen" | "Tell the person";
        "Die Person besteht auf vollständiger Löschung; auch der Sperreintrag geht." | "The person insists on full erasure; the entry goes, too.";
        "Ohne Kennung festhalten, dass er gelöscht wurde." | "Record without identifier that it was deleted.";
    R_SUP_10 "R-SUP-10" Law K ["Art. 21 Abs. 2 DSGVO"]
        "Reichweite einer Abmeldung" | "Scope of an unsubscribe";
        "Freier Text „keine Werbung mehr“ gilt für alles." | "Free text “no more advertising” means everything.";
        "Im Zweifel alles sperren." | "In doubt block everything.";
    R_SUP_12 "R-SUP-12" Policy P ["Art. 28 DSGVO"]
        "Abgleich mit Dienstleistern" | "Sync with processors";
        "Dienstleister melden Abmeldungen binnen 24 Stunden und führen keine eigene Liste." | "Processors report unsubscribes within 24 hours and keep no list of their own.";
        "Den Abgleich einrichten." | "Set the sync up.";
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn t116_the_list_is_not_exported() {
        assert_eq!(use_list(ListUse::Export).verdict, Outcome::Block);
        assert_eq!(use_list(ListUse::Analytics).verdict, Outcome::Block);
        assert_eq!(use_list(ListUse::Compare).verdict, Outcome::Allow);
        assert_eq!(use_list(ListUse::SyncProcessor).verdict, Outcome::Duty);
    }

    #[test]
    fn t118_free_text_blocks_every_channel_and_identifier() {
        let level = entry_for(Wish::FreeText);
        assert!(reaches(level, Channel::Email, false, Channel::PostAddressed));
        let link = entry_for(Wish::ListLink);
        assert!(reaches(link, Channel::Email, false, Channel::Email));
        assert!(!reaches(link, Channel::Email, true, Channel::Sms));
        assert!(!reaches(Level::Identifier, Channel::Email, false, Channel::Email));
        assert!(reaches(Level::Identifier, Channel::Email, true, Channel::Email));
        assert_eq!(entry_for(Wish::WholeFirm), Level::Domain);
    }

    #[test]
    fn only_a_newer_documented_consent_narrows_the_block() {
        let mail = Channels::of(&[Channel::Email]);
        let (blocked, later) = (date(2023, 5, 1), date(2026, 1, 1));
        assert_eq!(lifted_for(blocked, later, true, mail), Some(mail));
        assert_eq!(lifted_for(blocked, later, false, mail), None);
        assert_eq!(lifted_for(blocked, blocked, true, mail), None);
        assert_eq!(lifted_for(blocked, later, true, Channels::EMPTY), None);
    }

    #[test]
    fn t110_the_entry_stays_unless_the_person_insists() {
        assert_eq!(after_erasure(true, false).verdict, Outcome::Duty);
        assert_eq!(after_erasure(true, true).rules, [&R_SUP_04]);
        assert_eq!(after_erasure(false, false).verdict, Outcome::Allow);
    }
}
