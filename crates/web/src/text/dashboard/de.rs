use super::DashboardText;
use crate::text::De;

impl DashboardText for De {
    fn dashboard_title(&self) -> &'static str {
        "Start"
    }
    fn dashboard_greeting(&self, name: &str) -> String {
        format!("Guten Tag, {name}")
    }
}
