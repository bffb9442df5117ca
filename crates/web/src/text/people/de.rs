use super::PeopleText;
use crate::text::De;
use crate::text::FrameText as _;

impl PeopleText for De {
    fn people_title(&self) -> &'static str {
        "Personen"
    }
    fn people_found(&self, count: u64) -> String {
        match count {
            0 => "Niemand gefunden".to_owned(),
            1 => "1 Person".to_owned(),
            n => format!("{} Personen", self.number(n)),
        }
    }
}
