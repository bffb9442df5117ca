//! The wordings a firm starts with.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Kind;

#[derive(Deserialize)]
struct Both {
    de: String,
    en: String,
}

static SHIPPED: LazyLock<HashMap<String, Both>> =
    LazyLock::new(|| toml::from_str(include_str!("shipped.toml")).unwrap_or_default());

/// The shipped wording of a letter; language 1 German, 2 English.
pub(super) fn shipped(kind: Kind, language: i64) -> &'static str {
    let pick =
        |both: &'static Both| if language == 2 { both.en.as_str() } else { both.de.as_str() };
    SHIPPED.get(kind.word()).map_or("", pick).trim()
}
