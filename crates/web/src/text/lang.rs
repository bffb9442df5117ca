//! Which language a visitor reads.

use law::refusal::Words;

use super::{De, En, Text};

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    De,
    En,
}

impl Lang {
    /// The sentences of this language.
    pub fn text(self) -> &'static dyn Text {
        match self {
            Self::De => &De,
            Self::En => &En,
        }
    }

    /// The tag after BCP 47: `de`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// What a firm worded itself, in this language.
    pub const fn pick<'w>(self, de: &'w str, en: &'w str) -> &'w str {
        match self {
            Self::De => de,
            Self::En => en,
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }

    /// The language of a tag; sub-tags such as `de-AT` count for their language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()?.trim().to_ascii_lowercase().as_str() {
            "de" => Some(Self::De),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The words of a rule in this language.
    pub const fn of(self, words: Words) -> &'static str {
        match self {
            Self::De => words.de,
            Self::En => words.en,
        }
    }

    /// What the user chose, else the cookie, else what the browser accepts, else German.
    pub fn negotiate(user: Option<Self>, cookie: Option<&str>, accept: Option<&str>) -> Self {
        user.or_else(|| cookie.and_then(Self::from_tag))
            .or_else(|| accept.and_then(Self::accepted))
            .unwrap_or(Self::De)
    }

    /// The best language of an `Accept-Language` header (RFC 9110, 12.5.4).
    fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for range in header.split(',').take(16) {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let Some(lang) = Self::from_tag(tag) else { continue };
            let weight = thousandths(weight);
            if weight > 0 && best.is_none_or(|(top, _)| weight > top) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

/// The weight of `q=0.8` in thousandths; 1000 when none is given, 0 when it cannot be read.
fn thousandths(weight: &str) -> u32 {
    let Some(value) = weight.trim().strip_prefix("q=") else { return 1000 };
    match value.parse::<f32>() {
        Ok(q) if (0.0..=1.0).contains(&q) => (q * 1000.0) as u32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_choice_wins_then_the_cookie_then_the_browser() {
        let lang = Lang::negotiate;
        assert_eq!(lang(Some(Lang::En), Some("de"), Some("de")), Lang::En);
        assert_eq!(lang(None, Some("en"), Some("de")), Lang::En);
        assert_eq!(lang(None, Some("xx"), Some("en-GB,de;q=0.5")), Lang::En);
        assert_eq!(lang(None, None, Some("fr, en;q=0.3, de-AT;q=0.7")), Lang::De);
        assert_eq!(lang(None, None, Some("en;q=0, fr")), Lang::De);
        assert_eq!(lang(None, None, Some("en;q=x")), Lang::De);
        assert_eq!(lang(None, None, None), Lang::De);
    }
}
