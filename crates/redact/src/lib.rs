//! Finds personal and special-category data in text and blackens it.
//!
//! The text is folded once into plain lower-case ASCII (umlauts written out, look-alike and
//! zero-width characters undone), cut into words, and the words are looked up in a vocabulary.
//! Numbers are judged by their check digits and the words before them, special categories by
//! phrases and by the sentence around them. Everything is linear in the text.
//!
//! Pure: no files, no network, no clock. Rules R-EMP-20 … 22 and R-ART9-01 … 06.
//!
//! ```
//! let screener = redact::Screener::shipped();
//! let masked = screener.mask("Sie ist schwanger, bitte später anrufen.", true);
//! assert_eq!(masked.text, "Sie [removed: health], bitte später anrufen.");
//! ```

mod builder;
mod chunks;
mod finding;
mod fold;
mod identifiers;
mod label;
mod language;
mod lexicon;
mod mask;
mod memo;
mod page;
mod pattern;
mod person;
mod screener;
mod special;
mod vocabulary;

pub use builder::{BuildError, ScreenerBuilder};
pub use finding::{Finding, Lang, Words};
pub use label::Label;
pub use language::language;
pub use mask::Masked;
pub use screener::{SHIPPED_THRESHOLD, Screener};
pub use vocabulary::print as vocabulary_print;
