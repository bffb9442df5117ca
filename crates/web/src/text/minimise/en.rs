use super::MinimiseText;
use crate::text::En;

impl MinimiseText for En {
    fn minimise_title(&self) -> &'static str {
        "What we do not need"
    }
    fn minimise_lead(&self) -> &'static str {
        "For each kind: how much is held, which activity needs it, when somebody last looked. Nothing is opened for this."
    }
    fn minimise_make(&self) -> &'static str {
        "Make the report"
    }
    fn minimise_again(&self) -> &'static str {
        "Make it again"
    }
    fn minimise_running(&self) -> &'static str {
        "Being made or erased …"
    }
    fn minimise_none(&self) -> &'static str {
        "No report yet"
    }
    fn minimise_none_text(&self) -> &'static str {
        "The report walks through everything that is held once; depending on size this takes seconds to minutes."
    }
    fn minimise_kind(&self) -> &'static str {
        "Kind"
    }
    fn minimise_needed_by(&self) -> &'static str {
        "needed for"
    }
    fn minimise_last(&self) -> &'static str {
        "last opened"
    }
    fn minimise_values(&self) -> &'static str {
        "Values"
    }
    fn minimise_without(&self) -> &'static str {
        "without ground"
    }
    fn minimise_never(&self) -> &'static str {
        "never"
    }
    fn minimise_nobody(&self) -> &'static str {
        "no activity"
    }
    fn minimise_retired(&self) -> &'static str {
        "retired"
    }
    fn minimise_retire(&self) -> &'static str {
        "Retire\u{a0}…"
    }
    fn minimise_photo(&self) -> &'static str {
        "Photo: only with consent for this purpose (R-EMP-30)"
    }
    fn minimise_birthday(&self) -> &'static str {
        "Date of birth: rarely needed (R-BAS-07)"
    }
    fn minimise_salutation(&self) -> &'static str {
        "Salutation: not needed for a contract (CJEU C-394/23)"
    }
    fn minimise_use_hint(&self) -> &'static str {
        "“Last opened”: for an activity that needs the kind; to the day, since this version of Obhut runs. “Without a ground”: no purpose of the source needs this kind."
    }
    fn minimise_retire_title(&self) -> &'static str {
        "Retire a kind"
    }
    fn minimise_retire_lead(&self) -> &'static str {
        "The kind is no longer taken in, is taken out of the activities, and all values held are erased. This cannot be undone."
    }
    fn minimise_confirm(&self) -> &'static str {
        "Yes, erase all values of this kind"
    }
    fn minimise_go(&self) -> &'static str {
        "Retire and erase"
    }
    fn minimise_confirm_missing(&self) -> &'static str {
        "Please confirm the erasure."
    }
    fn minimise_made(&self, day: &str) -> String {
        format!("As of {day}.")
    }
    fn minimise_erased(&self, count: &str) -> String {
        format!("{count} values erased.")
    }
    fn minimise_activities(&self, count: &str) -> String {
        format!("{count} activities")
    }
    fn minimise_photos(&self, count: &str) -> String {
        format!("{count} photos of people as files.")
    }
}
