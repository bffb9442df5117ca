use super::DashboardText;
use crate::text::En;

impl DashboardText for En {
    fn dashboard_title(&self) -> &'static str {
        "Start"
    }
    fn dashboard_greeting(&self, name: &str) -> String {
        format!("Hello, {name}")
    }
}
