//! Colours of the firm's own on the inquiry form, readable by everybody (WCAG 2.2, 1.4.3).

use super::InquiryForm;

/// Least contrast between text and what is behind it.
const READABLE: f64 = 4.5;
/// What the product shows where the firm says nothing.
const GROUND: Colour = Colour([0xff; 3]);

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The colours of a form, ready for a style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormColours {
    /// Button and links.
    pub accent: Option<Colour>,
    /// Words on the button.
    pub on_accent: Colour,
    /// The page behind.
    pub ground: Option<Colour>,
    /// The page is dark: everything else is light.
    pub dark: bool,
}

impl Colour {
    /// `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|rest| rest.len() == 6 && rest.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast with another colour, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl InquiryForm {
    /// The colours; `None` where the firm has none of its own.
    ///
    /// # Errors
    /// The field that is no colour or cannot be read.
    pub fn colours(&self) -> Result<Option<FormColours>, &'static str> {
        let read = |text: &str, field| match text {
            "" => Ok(None),
            text => Colour::parse(text).map(Some).ok_or(field),
        };
        let accent = read(&self.accent, "accent")?;
        let ground = read(&self.ground, "ground")?;
        if accent.is_none() && ground.is_none() {
            return Ok(None);
        }
        let (white, black, behind) = (Colour([0xff; 3]), Colour([0; 3]), ground.unwrap_or(GROUND));
        let dark = behind.contrast(white) > behind.contrast(black);
        let text = if dark { Colour([0xe8, 0xe6, 0xe1]) } else { Colour([0x22, 0x25, 0x2a]) };
        if behind.contrast(text) < READABLE {
            return Err("ground");
        }
        if accent.is_some_and(|accent| accent.contrast(behind) < READABLE) {
            return Err("accent");
        }
        let button = accent.unwrap_or(behind);
        let on_accent =
            if button.contrast(white) >= button.contrast(black) { white } else { black };
        Ok(Some(FormColours { accent, on_accent, ground, dark }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(accent: &str, ground: &str) -> InquiryForm {
        InquiryForm { accent: accent.into(), ground: ground.into(), ..InquiryForm::default() }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert_eq!(form("", "").colours(), Ok(None));
        assert_eq!(form("green", "").colours(), Err("accent"));
        assert_eq!(form("#ffe0a0", "").colours(), Err("accent"));
        assert_eq!(form("", "#808080").colours(), Err("ground"));
        assert_eq!(form("#12345g", "").colours(), Err("accent"));
        let red = form("#b3001b", "#fff7f0").colours().unwrap().unwrap();
        assert!(!red.dark);
        assert_eq!(red.on_accent.to_string(), "#ffffff");
        assert!(form("#ffd866", "#101418").colours().unwrap().unwrap().dark);
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        let [black, white] = ["#000000", "#ffffff"].map(|c| Colour::parse(c).unwrap());
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((Colour::parse("#777777").unwrap().contrast(white) - 4.478).abs() < 0.01);
    }
}
