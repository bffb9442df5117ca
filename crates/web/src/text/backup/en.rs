//! English.

use super::{BackupText, Finding};
use crate::text::En;

impl BackupText for En {
    fn backup_title(&self) -> &'static str {
        "Backups"
    }
    fn backup_lead(&self) -> &'static str {
        "Data and keys are copied apart. An erasure is final only when the last old copy of the keys is gone as well."
    }
    fn backup_fresh(&self) -> &'static str {
        "All is well: fresh copies of data and keys, and none kept too long."
    }
    fn backup_none(&self) -> &'static str {
        "none"
    }
    fn backup_newest_data(&self) -> &'static str {
        "Newest copy of the data"
    }
    fn backup_newest_keys(&self) -> &'static str {
        "Newest copy of the keys"
    }
    fn backup_plan(&self) -> &'static str {
        "Schedule"
    }
    fn backup_by_hand(&self) -> &'static str {
        "by hand only (obhut backup)"
    }
    fn backup_made(&self) -> &'static str {
        "Made (UTC)"
    }
    fn backup_of(&self) -> &'static str {
        "Content"
    }
    fn backup_size(&self) -> &'static str {
        "Size"
    }
    fn backup_sealed(&self) -> &'static str {
        "Encrypted"
    }
    fn backup_data(&self) -> &'static str {
        "data"
    }
    fn backup_keys(&self) -> &'static str {
        "keys"
    }
    fn backup_encrypted(&self) -> &'static str {
        "encrypted to a recipient"
    }
    fn backup_plain(&self) -> &'static str {
        "sealed, not encrypted on top"
    }
    fn backup_unknown(&self) -> &'static str {
        "Not looked yet"
    }
    fn backup_unknown_text(&self) -> &'static str {
        "The service looks soon after its start and then every minute."
    }
    fn backup_copies(&self) -> &'static str {
        "Copies there are"
    }
    fn backup_no_copies(&self) -> &'static str {
        "No copy yet"
    }
    fn backup_no_copies_text(&self) -> &'static str {
        "With a schedule the first one is made within the next minute."
    }
    fn backup_how(&self) -> &'static str {
        "How a copy comes back"
    }
    fn backup_how_text(&self) -> &'static str {
        "On the server, into a new folder: older data never without the newest keys. What was erased or refused since is applied again; nothing goes out until two people have released it. Copies from PostgreSQL need two empty databases as well (--database, --key-database)."
    }
    fn backup_age(&self, hours: i64) -> String {
        match hours {
            0 => "less than an hour ago".to_owned(),
            1 => "one hour ago".to_owned(),
            2..48 => format!("{hours} hours ago"),
            _ => format!("{} days ago", hours / 24),
        }
    }
    fn backup_daily(&self, hour: i8, keys_minutes: u32) -> String {
        format!("data and keys daily at {hour}:00, keys every {keys_minutes} minutes as well")
    }
    fn megabytes(&self, bytes: u64) -> String {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
    fn backup_finding(&self, finding: Finding) -> &'static str {
        match finding {
            Finding::Failed => "The last backup failed.",
            Finding::NoData => "There is no copy of the data.",
            Finding::NoKeys => {
                "There is no copy of the keys. Without keys no copy of the data can be read."
            }
            Finding::DataOld => "The newest copy of the data is older than two days.",
            Finding::KeysOld => "The newest copy of the keys is older than its schedule allows.",
            Finding::KeysBehind => {
                "The keys are older than the data: whoever came last would be lost in a restore."
            }
            Finding::KeysKept => {
                "A copy of the keys is older than 14 days. Please delete it: while it exists, erasures are not final."
            }
            Finding::DataKept => "A copy of the data is older than 90 days. Please delete it.",
            Finding::Unscheduled => "Nothing makes copies by itself. Please set a schedule.",
            Finding::Elsewhere => {
                "This firm is in PostgreSQL. Without a schedule here the tools of the database make the copies, and this page knows nothing of them."
            }
        }
    }
    fn backup_next(&self) -> &'static str {
        "Next copy"
    }
    fn backup_failed_at(&self) -> &'static str {
        "Last failure"
    }
    fn backup_now(&self) -> &'static str {
        "Copy now"
    }
    fn backup_set(&self) -> &'static str {
        "Set a schedule"
    }
    fn backup_change(&self) -> &'static str {
        "Change the schedule"
    }
    fn backup_plan_lead(&self) -> &'static str {
        "Counts at once, without a restart. Both folders are on the server, not on your computer."
    }
    fn backup_to(&self) -> &'static str {
        "Folder for the data"
    }
    fn backup_to_hint(&self) -> &'static str {
        "For example /backup/data. Copies older than 90 days are removed."
    }
    fn backup_keys_to(&self) -> &'static str {
        "Folder for the keys"
    }
    fn backup_keys_to_hint(&self) -> &'static str {
        "On another medium that really deletes, so no tape and no storage that keeps versions. Copies go after 14 days."
    }
    fn backup_hour(&self) -> &'static str {
        "Hour"
    }
    fn backup_hour_hint(&self) -> &'static str {
        "0 to 23, by the clock of the server. Data and keys are copied at this hour."
    }
    fn backup_minutes(&self) -> &'static str {
        "Minutes between copies of the keys"
    }
    fn backup_minutes_hint(&self) -> &'static str {
        "5 to 1440. After the loss of the disk, erasures and objections since the last copy would have to be entered again."
    }
    fn backup_recipients(&self) -> &'static str {
        "Recipients (age)"
    }
    fn backup_recipients_hint(&self) -> &'static str {
        "One a line, beginning with age1. “age-keygen” makes a pair; its private part does not belong on this server. Without a recipient the copies are sealed but not encrypted as well."
    }
    fn backup_no_plan(&self) -> &'static str {
        "No longer copy by itself"
    }
    fn backup_no_plan_hint(&self) -> &'static str {
        "Copies there are stay, and are not removed any more."
    }
    fn backup_note(&self) -> &'static str {
        "please look"
    }
}
