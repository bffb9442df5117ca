use super::PeopleText;
use crate::text::En;
use crate::text::FrameText as _;

impl PeopleText for En {
    fn people_title(&self) -> &'static str {
        "People"
    }
    fn people_found(&self, count: u64) -> String {
        match count {
            0 => "Nobody found".to_owned(),
            1 => "1 person".to_owned(),
            n => format!("{} people", self.number(n)),
        }
    }
}
