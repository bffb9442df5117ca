use super::RescreenText;
use crate::text::En;

impl RescreenText for En {
    fn rescreen_title(&self) -> &'static str {
        "Texts to look at"
    }
    fn rescreen_lead(&self) -> &'static str {
        "Stored texts are screened again as soon as the words of the screening change. You decide here what may not stay: only what still waits in quarantine is cleaned by itself."
    }
    fn rescreen_job(&self) -> &'static str {
        "Screening again"
    }
    fn rescreen_never(&self) -> &'static str {
        "Has not run yet. It begins by itself within a minute."
    }
    fn rescreen_running(&self) -> &'static str {
        "Under way."
    }
    fn rescreen_stopped(&self) -> &'static str {
        "Interrupted; goes on by itself where it was."
    }
    fn rescreen_stale(&self) -> &'static str {
        "The words have changed since: all texts will be screened again."
    }
    fn rescreen_start(&self) -> &'static str {
        "Screen all texts now"
    }
    fn rescreen_none(&self) -> &'static str {
        "Nothing to decide"
    }
    fn rescreen_none_text(&self) -> &'static str {
        "No stored text holds anything that may not stay by the present words."
    }
    fn rescreen_take_out(&self) -> &'static str {
        "Take out for good"
    }
    fn rescreen_leave(&self) -> &'static str {
        "False alarm, leave it"
    }
    fn rescreen_leave_hint(&self) -> &'static str {
        "A false alarm comes back only when more is found in the text."
    }
    fn rescreen_whole_text(&self) -> &'static str {
        "Whole text"
    }
    fn rescreen_mine_title(&self) -> &'static str {
        "Taken out of your texts"
    }
    fn rescreen_mine_lead(&self) -> &'static str {
        "The rights desk has taken something out of these texts that may not be kept."
    }
    fn rescreen_mine_seen(&self) -> &'static str {
        "Seen"
    }
    fn rescreen_ended(&self, day: &str) -> String {
        format!("Last completed on {day}.")
    }
    fn rescreen_counts(&self, texts: &str, found: &str) -> String {
        format!("{texts} texts screened, something found in {found}.")
    }
    fn rescreen_waiting(&self, count: u64) -> String {
        match count {
            1 => "1 text waits.".to_owned(),
            _ => format!("{count} texts wait; the oldest first."),
        }
    }
}
