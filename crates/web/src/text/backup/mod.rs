//! Sentences about backups.

mod de;
mod en;

use desk::backups::Finding;

/// What the page of the backups says.
pub trait BackupText {
    fn backup_title(&self) -> &'static str;
    fn backup_lead(&self) -> &'static str;
    fn backup_fresh(&self) -> &'static str;
    fn backup_none(&self) -> &'static str;
    fn backup_newest_data(&self) -> &'static str;
    fn backup_newest_keys(&self) -> &'static str;
    fn backup_plan(&self) -> &'static str;
    fn backup_by_hand(&self) -> &'static str;
    fn backup_made(&self) -> &'static str;
    fn backup_of(&self) -> &'static str;
    fn backup_size(&self) -> &'static str;
    fn backup_sealed(&self) -> &'static str;
    fn backup_data(&self) -> &'static str;
    fn backup_keys(&self) -> &'static str;
    fn backup_encrypted(&self) -> &'static str;
    fn backup_plain(&self) -> &'static str;
    fn backup_unknown(&self) -> &'static str;
    fn backup_unknown_text(&self) -> &'static str;
    fn backup_copies(&self) -> &'static str;
    fn backup_no_copies(&self) -> &'static str;
    fn backup_no_copies_text(&self) -> &'static str;
    fn backup_how(&self) -> &'static str;
    fn backup_how_text(&self) -> &'static str;
    fn backup_age(&self, hours: i64) -> String;
    fn backup_daily(&self, hour: i8, keys_minutes: u32) -> String;
    fn backup_finding(&self, finding: Finding) -> &'static str;
    fn megabytes(&self, bytes: u64) -> String;
    fn time(&self, ms: i64) -> String {
        let at = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
        at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%H:%M").to_string()
    }
    fn backup_next(&self) -> &'static str;
    fn backup_failed_at(&self) -> &'static str;
    fn backup_now(&self) -> &'static str;
    fn backup_set(&self) -> &'static str;
    fn backup_change(&self) -> &'static str;
    fn backup_plan_lead(&self) -> &'static str;
    fn backup_to(&self) -> &'static str;
    fn backup_to_hint(&self) -> &'static str;
    fn backup_keys_to(&self) -> &'static str;
    fn backup_keys_to_hint(&self) -> &'static str;
    fn backup_hour(&self) -> &'static str;
    fn backup_hour_hint(&self) -> &'static str;
    fn backup_minutes(&self) -> &'static str;
    fn backup_minutes_hint(&self) -> &'static str;
    fn backup_recipients(&self) -> &'static str;
    fn backup_recipients_hint(&self) -> &'static str;
    fn backup_no_plan(&self) -> &'static str;
    fn backup_no_plan_hint(&self) -> &'static str;
    fn backup_note(&self) -> &'static str;
}
