//! Horizontal bars: counts by reason.

use askama::Template;

use super::{Part, scale};
use crate::text::Text;

/// Horizontal bars, one a part, in the order given.
#[derive(Template)]
#[template(path = "charts/bars.html")]
pub struct Bars {
    t: &'static dyn Text,
    title: String,
    total: u64,
    max: u64,
    parts: Vec<Part>,
}

impl askama::filters::HtmlSafe for Bars {}

impl Bars {
    /// Bars under this title.
    pub fn new(t: &'static dyn Text, title: impl Into<String>, parts: Vec<Part>) -> Self {
        let total = parts.iter().map(|part| part.count).sum();
        let max = parts.iter().map(|part| part.count).max().unwrap_or(0);
        Self { t, title: title.into(), total, max, parts }
    }

    fn length(&self, part: &Part) -> f64 {
        scale::length(part.count, self.max, 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::Ink;
    use crate::text::Lang;

    fn part(label: &str, count: u64) -> Part {
        Part { label: label.to_owned(), count, ink: Ink::Block, href: None }
    }

    #[test]
    fn picture_and_table_show_the_same_numbers() {
        let parts = vec![part("Widerruf", 1200), part("<b>", 300)];
        let html = Bars::new(Lang::De.text(), "Gründe", parts).render().unwrap();
        assert!(html.contains(r#"width="1000" height="16"><title>Widerruf: 1.200"#), "{html}");
        assert!(html.contains(r#"width="250""#));
        assert!(html.contains(r#"<td>1.200</td><td>80"#));
        assert!(!html.contains("<b>") && !html.contains("style="));
    }
}
