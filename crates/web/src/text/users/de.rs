use super::UsersText;
use crate::text::De;
use crate::text::FrameText as _;

impl UsersText for De {
    fn users_title(&self) -> &'static str {
        "Verwaltung"
    }
    fn users_count(&self, count: u64) -> String {
        match count {
            1 => "1 Benutzer".to_owned(),
            n => format!("{} Benutzer", self.number(n)),
        }
    }
}
