//! The two cuts of the text face: their shapes by letter, and how wide a word is.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

static REGULAR: &[u8] = include_bytes!("../../fonts/LibertinusSerif-Regular.otf");
static BOLD: &[u8] = include_bytes!("../../fonts/LibertinusSerif-Bold.otf");

/// Letters up to here are looked up; the face has little beyond.
const LETTERS: u32 = 0x3000;

/// Regular and bold.
pub(super) struct Fonts {
    pub(super) regular: Cut,
    pub(super) bold: Cut,
}

/// One cut: for the file, and for measuring.
pub(super) struct Cut {
    pub(super) font: Font,
    units: f32,
    /// Shape and width by letter; shape 0 is none.
    shapes: Vec<(u16, u16)>,
}

impl Fonts {
    /// Libertinus Serif (SIL Open Font License 1.1), read once for the whole program.
    pub(super) fn shipped() -> Option<&'static Self> {
        static FONTS: LazyLock<Option<Fonts>> =
            LazyLock::new(|| Some(Fonts { regular: Cut::read(REGULAR)?, bold: Cut::read(BOLD)? }));
        FONTS.as_ref()
    }
}

impl Cut {
    fn read(data: &'static [u8]) -> Option<Self> {
        let face = FontRef::new(data).ok()?;
        let metrics = face.glyph_metrics(Size::unscaled(), LocationRef::default());
        let charmap = face.charmap();
        let shape = |code: u32| {
            let glyph = charmap.map(char::from_u32(code)?)?;
            let wide = metrics.advance_width(glyph)?;
            Some((u16::try_from(glyph.to_u32()).ok()?, wide as u16))
        };
        let shapes = (0..LETTERS).map(|code| shape(code).unwrap_or_default()).collect();
        let font = Font::new(data.into(), 0)?;
        Some(Self { units: font.units_per_em(), font, shapes })
    }

    /// Width of a text at this size, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|letter| u32::from(self.shape(letter).1)).sum();
        units as f32 * size / self.units
    }

    /// The text with letters the face has; others become `?`, so that nothing is lost unseen.
    pub(super) fn shown(&self, text: &str) -> String {
        let letters = text.chars().filter(|letter| !letter.is_control() || *letter == '\t');
        letters.map(|letter| self.stand_in(letter)).collect()
    }

    /// The shapes of a text that was [`shown`](Self::shown).
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let shaped = text.char_indices().map(|(at, letter)| {
            let (glyph, wide) = self.shape(letter);
            let (id, wide) = (GlyphId::new(u32::from(glyph)), f32::from(wide) / self.units);
            KrillaGlyph::new(id, wide, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None)
        });
        shaped.collect()
    }

    fn stand_in(&self, letter: char) -> char {
        let there = |letter: char| self.shape(letter).0 != 0;
        match letter {
            '\t' | '\u{a0}' | '\u{202f}' => ' ',
            known if there(known) => known,
            '█' if there('■') => '■',
            '\u{2011}' => '-',
            _ => '?',
        }
    }

    fn shape(&self, letter: char) -> (u16, u16) {
        let at = usize::try_from(u32::from(letter)).unwrap_or(usize::MAX);
        self.shapes.get(at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_face_has_every_letter_of_german_and_its_neighbours() {
        let fonts = Fonts::shipped().unwrap();
        let letters = "ÄÖÜäöüßẞ§€„“‚‘»«–—…·•½²éèêçñøåœłżčšžğışțđ Ελληνικά Кириллица";
        for cut in [&fonts.regular, &fonts.bold] {
            assert_eq!(cut.shown(letters), letters);
            assert_eq!(cut.shown("a\tb\u{a0}c\u{7}漢"), "a b c?");
            assert!(cut.width("mm", 10.0) > cut.width("ii", 10.0));
        }
    }
}
