//! Our own style sheet, script and icon, kept in the program.
//!
//! The address of a file holds a hash of its content, so a browser keeps it for ever and still
//! never shows an old one.

use std::sync::LazyLock;

use axum::http::{Method, header};
use axum::response::IntoResponse;

use crate::routes::{Policy, Route, route};

/// A file of ours.
pub struct Asset {
    path: LazyLock<String>,
    bytes: &'static [u8],
    media: &'static str,
}

macro_rules! asset {
    ($file:literal, $stem:literal, $ending:literal, $media:literal) => {
        Asset {
            path: LazyLock::new(|| named($stem, $ending, include_bytes!($file))),
            bytes: include_bytes!($file),
            media: $media,
        }
    };
}

/// The style sheet.
pub static STYLE: Asset = asset!("../assets/obhut.css", "obhut", "css", "text/css; charset=utf-8");
/// The script.
pub static SCRIPT: Asset =
    asset!("../assets/obhut.js", "obhut", "js", "text/javascript; charset=utf-8");
/// The icon.
pub static ICON: Asset = asset!("../assets/obhut.svg", "obhut", "svg", "image/svg+xml");

/// The pictures beside words: `ICONS.path()#name`.
pub static ICONS: Asset = asset!("../assets/icons.svg", "icons", "svg", "image/svg+xml");

impl Asset {
    /// Its address.
    pub fn path(&'static self) -> &'static str {
        &self.path
    }

    fn route(&'static self) -> Route {
        route(Method::GET, self.path(), Policy::Public, move || async move {
            let headers = [
                (header::CONTENT_TYPE, self.media),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, self.bytes).into_response()
        })
    }
}

/// Routes of all files.
pub fn routes() -> [Route; 4] {
    [STYLE.route(), SCRIPT.route(), ICON.route(), ICONS.route()]
}

fn named(stem: &str, ending: &str, bytes: &[u8]) -> String {
    format!("/assets/{stem}-{:016x}.{ending}", fnv1a(bytes))
}

/// FNV-1a, 64 bits: tells versions of our own files apart, guards against nobody.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_content_has_another_address() {
        // Reference values of the algorithm (Fowler, Noll, Vo).
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_ne!(named("a", "css", b"x"), named("a", "css", b"y"));
    }
}
