//! Tables: as wide as the text, heads again on each page, rows with their tags.

use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use super::lines::broken;
use super::set::Setter;
use super::sheet::{CELL, HEAD, LEFT, NAME, Style, TEXT, WIDTH};

/// Room between columns.
const GAP: f32 = 9.0;
/// Width of the names in a list of facts; wider where a name asks for it, up to the second.
const NAMES: f32 = 128.0;
const WIDEST: f32 = 180.0;
/// A row up to so many lines is not divided.
const WHOLE: usize = 12;
/// What a column is at least wide for, and asks for at most.
const LEAST: f32 = 36.0;
const MOST: f32 = 250.0;

/// A cell: its tag, text, style and width.
type Cell<'t> = (TagKind, &'t str, Style, f32);

impl Setter<'_> {
    /// Names with values: a table whose rows have a heading of their own.
    pub(super) fn facts(&mut self, facts: &[(String, String)]) {
        let table = self.element(Tag::Table.into(), None);
        let names = facts.iter().map(|(name, _)| self.asks(name, NAME).1).fold(NAMES, f32::max);
        let names = names.min(WIDEST);
        for (name, value) in facts {
            let head: TagKind = Tag::TH(TableHeaderScope::Row).into();
            let wide = WIDTH - names - GAP;
            self.row(
                table,
                &[(head, name.as_str(), NAME, names), (Tag::TD.into(), value, TEXT, wide)],
            );
            self.y += 1.5;
        }
        self.y += 7.0;
    }

    pub(super) fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<String>]) {
        let tag = Tag::Table.with_summary(Some(caption.to_owned()));
        let table = self.element(tag.into(), None);
        let widths = self.widths(head, rows);
        let cells: Vec<Cell<'_>> = head
            .iter()
            .zip(&widths)
            .map(|(text, width)| {
                (Tag::TH(TableHeaderScope::Column).into(), text.as_str(), HEAD, *width)
            })
            .collect();
        self.y += 2.0;
        self.row(table, &cells);
        self.rule(60);
        self.y += 3.0;
        self.running = cells.iter().map(|cell| (cell.3, cell.2, self.lines_of(cell))).collect();
        for row in rows {
            let cells: Vec<Cell<'_>> = row
                .iter()
                .zip(&widths)
                .map(|(text, width)| (Tag::TD.into(), text.as_str(), CELL, *width))
                .collect();
            self.row(table, &cells);
            self.rule(200);
            self.y += 3.0;
        }
        self.running.clear();
        self.y += 8.0;
    }

    /// The head of a table that goes on, for the eye alone: readers have it from the first page.
    pub(super) fn head_again(&mut self) {
        let running = std::mem::take(&mut self.running);
        if running.is_empty() {
            return;
        }
        self.lines_beside(&running.iter().map(|(w, s, l)| (*w, *s, l, None)).collect::<Vec<_>>());
        self.y += 2.5;
        self.rule(60);
        self.y += 3.0;
        self.running = running;
    }

    /// One row, as high as its highest cell; a very high one goes on over pages.
    fn row(&mut self, table: usize, cells: &[Cell<'_>]) {
        let row = self.element(Tag::TR.into(), Some(table));
        let set: Vec<(f32, Style, Vec<String>, Option<usize>)> = cells
            .iter()
            .map(|cell| {
                let element = self.element(cell.0.clone(), Some(row));
                (cell.3, cell.2, self.lines_of(cell), Some(element))
            })
            .collect();
        let high = set.iter().map(|cell| cell.2.len()).max().unwrap_or_default();
        if high <= WHOLE {
            let lead = set.iter().map(|cell| cell.1.lead()).fold(0.0, f32::max);
            self.room(lead * high as f32);
        }
        self.lines_beside(&set.iter().map(|(w, s, l, of)| (*w, *s, l, *of)).collect::<Vec<_>>());
        self.y += 2.5;
    }

    fn lines_beside(&mut self, cells: &[(f32, Style, &Vec<String>, Option<usize>)]) {
        let high = cells.iter().map(|cell| cell.2.len()).max().unwrap_or_default();
        let lead = cells.iter().map(|cell| cell.1.lead()).fold(0.0, f32::max);
        for at in 0..high {
            self.room(lead);
            let mut x = LEFT;
            for (width, style, lines, of) in cells {
                if let Some(text) = lines.get(at) {
                    self.line(x, *style, text.clone(), *of);
                }
                x += width + GAP;
            }
            self.y += lead;
        }
    }

    fn lines_of(&self, (_, text, style, width): &Cell<'_>) -> Vec<String> {
        broken(style.cut(self.fonts), text, style.size, *width)
    }

    /// Each column gets what its longest word needs; what is left goes to those that ask for more.
    fn widths(&self, head: &[String], rows: &[Vec<String>]) -> Vec<f32> {
        let room = WIDTH - GAP * head.len().saturating_sub(1) as f32;
        let asked: Vec<(f32, f32)> = head
            .iter()
            .enumerate()
            .map(|(column, name)| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.fold(self.asks(name, HEAD), |most, text| {
                    let asks = self.asks(text, CELL);
                    (most.0.max(asks.0), most.1.max(asks.1))
                })
            })
            .collect();
        let least: f32 = asked.iter().map(|asks| asks.0).sum();
        let more: f32 = asked.iter().map(|asks| asks.1 - asks.0).sum();
        if least > room {
            return asked.iter().map(|asks| asks.0 * room / least).collect();
        }
        let share = if more > 0.0 { ((room - least) / more).min(1.0) } else { 0.0 };
        asked.iter().map(|(least, most)| least + (most - least) * share).collect()
    }

    /// What a text needs (its longest word), and would like (all of it on one line).
    fn asks(&self, text: &str, style: Style) -> (f32, f32) {
        let cut = style.cut(self.fonts);
        let wide = |text: &str| cut.width(text, style.size) + 0.5;
        let word = text.split([' ', '\n']).map(wide).fold(LEAST, f32::max);
        let all = text.split('\n').map(wide).fold(LEAST, f32::max);
        (word.min(110.0), all.min(MOST).max(word.min(110.0)))
    }
}
