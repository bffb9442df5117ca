use super::UsersText;
use crate::text::En;
use crate::text::FrameText as _;

impl UsersText for En {
    fn users_title(&self) -> &'static str {
        "Administration"
    }
    fn users_count(&self, count: u64) -> String {
        match count {
            1 => "1 user".to_owned(),
            n => format!("{} users", self.number(n)),
        }
    }
}
