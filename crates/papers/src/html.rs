//! The page: semantic HTML with its own style sheet, for screen and printer, without any script.

use crate::{Block, Paper};

const STYLE: &str = "\
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}\
body{margin:0 auto;max-width:48rem;padding:1.5rem 1rem}\
header,footer{color:GrayText;font-size:.875rem}h1{font-size:1.6rem;line-height:1.25}h2{margin-top:2rem;font-size:1.2rem}\
p,address{white-space:pre-wrap;overflow-wrap:anywhere;font-style:normal}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem}\
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}div.wide{overflow-x:auto}\
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.25rem 0}\
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid GrayText;overflow-wrap:anywhere}\
@media (max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}\
@media print{@page{size:A4;margin:20mm}:root{color-scheme:light;font-size:10.5pt}body{max-width:none;padding:0}\
h2{break-after:avoid}tr,dt{break-inside:avoid}thead{display:table-header-group}}";

/// The paper as one file that needs nothing else.
pub fn html(paper: &Paper) -> String {
    let mut out = String::with_capacity(16 << 10);
    out.push_str("<!doctype html>\n<html lang=\"");
    out.push_str(paper.language.code());
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    element(&mut out, "title", &paper.title);
    out.push_str("<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<header>\n");
    element(&mut out, "p", &head(paper));
    out.push_str("</header>\n<main>\n");
    if !paper.addressee.is_empty() {
        element(&mut out, "address", &paper.addressee.join("\n"));
    }
    if !paper.date.is_empty() {
        element(&mut out, "p", &paper.date);
    }
    element(&mut out, "h1", &paper.title);
    for block in &paper.blocks {
        write(&mut out, block);
    }
    out.push_str("</main>\n<footer>\n");
    paper.letterhead.imprint.iter().for_each(|line| element(&mut out, "p", line));
    out.push_str("</footer>\n</body>\n</html>\n");
    out
}

fn head(paper: &Paper) -> String {
    let parts = [paper.letterhead.firm.as_str(), paper.letterhead.address.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Heading(1, text) => element(out, "h2", text),
        Block::Heading(_, text) => element(out, "h3", text),
        Block::Text(text) => element(out, "p", text),
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for (name, value) in facts {
                element(out, "dt", name);
                element(out, "dd", value);
            }
            out.push_str("</dl>\n");
        }
        Block::Table { caption, head, rows } => {
            out.push_str("<div class=\"wide\"><table>\n");
            element(out, "caption", caption);
            out.push_str("<thead><tr>");
            for cell in head {
                out.push_str("<th scope=\"col\">");
                escape(out, cell);
                out.push_str("</th>");
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                for cell in row {
                    out.push_str("<td>");
                    escape(out, cell);
                    out.push_str("</td>");
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table></div>\n");
        }
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Letterhead};

    #[test]
    fn a_page_is_whole_and_nothing_in_it_is_markup_by_accident() {
        let paper = Paper {
            language: Language::German,
            addressee: vec!["Max <Muster>".into(), "Weg 1".into()],
            date: "1.1.2026".into(),
            title: "Auskunft".into(),
            letterhead: Letterhead { firm: "A & B".into(), ..Letterhead::default() },
            blocks: vec![
                Block::Heading(1, "Daten".into()),
                Block::Text("<script>alert(1)</script>".into()),
                Block::Facts(vec![("Name".into(), "\"Max\"".into())]),
                Block::Table {
                    caption: "Tabelle".into(),
                    head: vec!["Tag".into()],
                    rows: vec![vec!["1 < 2".into()]],
                },
            ],
        };
        let page = html(&paper);
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
        assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
        assert!(page.contains("Max &lt;Muster&gt;\nWeg 1") && page.contains("1.1.2026"));
        assert!(page.contains("lang=\"de\"") && page.contains("scope=\"col\""));
        assert!(
            page.contains("A &amp; B")
                && page.contains("1 &lt; 2")
                && page.contains("@media print")
        );
    }
}
