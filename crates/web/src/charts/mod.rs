//! Numbers as pictures: SVG made on the server, coloured by the style sheet.
//!
//! Geometry is computed here and written into attributes of shapes, never into styles, as the
//! content security policy allows no inline style. Every shape has a `<title>`, and the same
//! numbers stand in a table below. A chart is put into a page as `{{ chart }}`.

mod bars;
mod heat;
mod scale;
mod stack;
mod upset;
mod waterfall;

pub use bars::Bars;
pub use heat::Heat;
pub use stack::Stack;
pub use upset::Upset;
pub use waterfall::{Fall, Waterfall, bits};

/// One part of a chart.
#[derive(Clone, Debug)]
pub struct Part {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: u64,
    /// Its colour.
    pub ink: Ink,
    /// Where a list of what is counted can be read.
    pub href: Option<String>,
}

law::vocabulary! {
    /// Colours of charts: the four verdicts, and a row of neutral ones.
    Ink { Allow = 1 "allow", Duty = 2 "duty", Ask = 3 "ask", Block = 4 "block", First = 5 "first",
        Second = 6 "second", Third = 7 "third", Fourth = 8 "fourth" }
}
