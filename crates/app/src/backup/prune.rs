//! Which copies have lived long enough.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use store::Content;

use super::{COMPLETE, STAMP, prefix};
use crate::clock::now;
use crate::say::{Ended, Stopped};

/// Days a copy of the keys lives at most.
pub const KEY_DAYS: i64 = 14;
/// Days a copy of the data lives at most (R-DEL-30).
const DATA_DAYS: i64 = 90;

/// Removes copies that are too old, and of the keys of a past day all but the last; their names say
/// when they were made.
pub fn prune(place: &Path, content: Content) -> Ended {
    let (prefix, days) = match content {
        Content::Data => (prefix(content), DATA_DAYS),
        Content::Keys => (prefix(content), KEY_DAYS),
    };
    let Ok(entries) = fs::read_dir(place) else { return Ok(()) };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let whole =
        |name: &String| name.starts_with(prefix) && place.join(name).join(COMPLETE).is_file();
    let mut names: Vec<String> = names.filter(whole).collect();
    names.sort_unstable();
    for name in goes(&names, content, now(), days) {
        let old = place.join(name);
        fs::remove_dir_all(&old).map_err(|error| {
            Stopped::because(
                "Eine alte Sicherung ließ sich nicht entfernen.",
                "An old backup could not be removed.",
            )
            .with(format!("{} ({})", old.display(), error.kind()))
        })?;
    }
    Ok(())
}

/// Which of these copies go, oldest first.
fn goes(names: &[String], content: Content, at: Timestamp, days: i64) -> Vec<&str> {
    let name_of = |hours: i64| {
        let then = at - jiff::SignedDuration::from_hours(hours);
        format!("{}{}", prefix(content), then.strftime(STAMP))
    };
    let (oldest, yesterday) = (name_of(24 * days), name_of(24));
    // `keys-20261122`
    let day = |name: &str| name.get(..prefix(content).len() + 8).map(str::to_owned);
    let followers = names.iter().skip(1).map(Some).chain([None]);
    let goes = |(name, next): &(&String, Option<&String>)| {
        let thinned = content == Content::Keys
            && **name < yesterday
            && next.is_some_and(|next| day(next) == day(name));
        name.len() == oldest.len() && (**name < oldest || thinned)
    };
    names.iter().zip(followers).filter(goes).map(|(name, _)| name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_past_day_are_thinned_and_all_go_after_fourteen_days() {
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let at = "2026-11-22T12:00:00Z".parse().unwrap();
        let keys = names(&[
            "keys-20261107T230000Z",
            "keys-20261120T010000Z",
            "keys-20261120T020000Z",
            "keys-20261121T110000Z",
            "keys-20261121T130000Z",
            "keys-20261122T110000Z",
            "keys-my-own",
        ]);
        let gone = ["keys-20261107T230000Z", "keys-20261120T010000Z", "keys-20261121T110000Z"];
        assert_eq!(goes(&keys, Content::Keys, at, KEY_DAYS), gone);
        let data =
            names(&["data-20260820T010000Z", "data-20261120T010000Z", "data-20261120T020000Z"]);
        assert_eq!(goes(&data, Content::Data, at, DATA_DAYS), ["data-20260820T010000Z"]);
    }
}
