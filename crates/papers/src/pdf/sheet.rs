//! What is set: lines, hairlines and elements on pages, in points from the upper left corner.

use krilla::tagging::TagKind;

use super::font::{Cut, Fonts};

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right edge (25 mm and 20 mm, DIN 5008).
pub(super) const LEFT: f32 = 70.87;
pub(super) const RIGHT: f32 = 56.69;
/// Upper edge.
pub(super) const TOP: f32 = 56.69;
/// Lower edge, with room for the foot.
pub(super) const FOOT: f32 = 96.0;
/// Width of the text.
pub(super) const WIDTH: f32 = PAGE.0 - LEFT - RIGHT;
/// Distance of lines, in sizes.
pub(super) const LEAD: f32 = 1.35;

/// How a line is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) size: f32,
    /// 0 is black; nothing is lighter than 90, which keeps 7:1 on white.
    pub(super) grey: u8,
}

pub(super) const TEXT: Style = Style { bold: false, size: 10.5, grey: 0 };
pub(super) const NAME: Style = Style { bold: false, size: 10.5, grey: 80 };
pub(super) const CELL: Style = Style { bold: false, size: 9.0, grey: 0 };
pub(super) const HEAD: Style = Style { bold: true, size: 9.0, grey: 0 };
pub(super) const FIRM: Style = Style { bold: true, size: 13.0, grey: 0 };
pub(super) const SMALL: Style = Style { bold: false, size: 8.5, grey: 80 };

impl Style {
    pub(super) const fn heading(level: u16) -> Self {
        let size = match level {
            1 => 18.0,
            2 => 13.5,
            _ => 11.0,
        };
        Self { bold: true, size, grey: 0 }
    }

    pub(super) const fn cut(self, fonts: &Fonts) -> &Cut {
        if self.bold { &fonts.bold } else { &fonts.regular }
    }

    pub(super) const fn lead(self) -> f32 {
        self.size * LEAD
    }
}

/// One line on a page; `of` is the element of the tag tree it belongs to, none for what stands there
/// for the eye alone.
pub(super) struct Line {
    pub(super) page: usize,
    pub(super) x: f32,
    /// The base line.
    pub(super) y: f32,
    pub(super) style: Style,
    pub(super) text: String,
    pub(super) of: Option<usize>,
}

/// A hairline across the text.
pub(super) struct Rule {
    pub(super) page: usize,
    pub(super) y: f32,
    pub(super) grey: u8,
}

/// An element of the tag tree, with the element it stands in.
pub(super) struct Element {
    pub(super) tag: TagKind,
    pub(super) within: Option<usize>,
}

/// A heading, for the outline.
pub(super) struct Mark {
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// Everything that is set, ready to be drawn.
#[derive(Default)]
pub(super) struct Sheets {
    pub(super) lines: Vec<Line>,
    pub(super) rules: Vec<Rule>,
    pub(super) elements: Vec<Element>,
    pub(super) headings: Vec<Mark>,
    pub(super) pages: usize,
}
