//! Cookies we set and read: session, language, theme, and the message after a form.

use axum::http::{HeaderMap, header};

use crate::frame::{Notice, Theme};
use crate::text::Lang;

/// Language chosen by somebody who is not signed in.
pub const LANGUAGE: &str = "obhut-language";
/// Light or dark; read by the script, too.
pub const THEME: &str = "obhut-theme";
/// What the request before has to say.
pub const NOTICE: &str = "obhut-notice";

/// Name of the session cookie.
///
/// Over https it carries the `__Host-` prefix, by which a browser accepts it only with `Secure`,
/// without `Domain` and for the whole host (RFC 6265bis, 4.1.3.2). Browsers refuse that prefix over
/// plain http, which we serve on loopback only: there the cookie has a plain name.
pub const fn session_name(https: bool) -> &'static str {
    if https { "__Host-obhut" } else { "obhut-session" }
}

/// `Set-Cookie` for a new session. `Lax` over https, so that a link from a colleague's mail opens
/// signed in (nothing changes on GET); `Strict` on loopback, where any local page could link to us.
pub fn session(token: &str, https: bool) -> String {
    let name = session_name(https);
    let rest = if https { "SameSite=Lax; Secure" } else { "SameSite=Strict" };
    format!("{name}={token}; Path=/; HttpOnly; {rest}")
}

/// `Set-Cookie` that ends the session in the browser.
pub fn no_session(https: bool) -> String {
    format!("{}; Max-Age=0", session("", https))
}

/// Name of the mark of a browser somebody has signed in from.
pub const fn browser_name(https: bool) -> &'static str {
    if https { "__Host-obhut-browser" } else { "obhut-browser" }
}

/// `Set-Cookie` for the mark of a browser, kept for half a year. It opens nothing: it only keeps
/// apart whose attempts to sign in are counted together.
pub fn browser(mark: &str, https: bool) -> String {
    let name = browser_name(https);
    let secure = if https { "; Secure" } else { "" };
    format!("{name}={mark}; Path=/; HttpOnly; SameSite=Strict; Max-Age=15552000{secure}")
}

/// `Set-Cookie` for the language, kept for a year.
pub fn language(lang: Lang) -> String {
    format!("{LANGUAGE}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000", lang.tag())
}

/// `Set-Cookie` for the look, kept for a year; the script writes it, too.
pub fn theme(theme: Theme) -> String {
    format!("{THEME}={theme}; Path=/; SameSite=Lax; Max-Age=31536000")
}

/// `Set-Cookie` for a message that the next page shows.
pub fn notice(notice: Notice) -> String {
    format!("{NOTICE}={notice}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60")
}

/// `Set-Cookie` after the message has been shown.
pub fn no_notice() -> String {
    format!("{NOTICE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// The value of a cookie; `None` when it is missing or sent more than once with different values.
pub fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(found, _)| *found == name)
        .map(|(_, value)| value);
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

/// The path if it leads to us: begins with one slash, holds no control character or backslash.
pub fn local_path(path: &str) -> Option<&str> {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|b| b > b' ' && b != b'\\' && b < 0x7f);
    ours.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_prefix_stands_over_https_only() {
        assert_eq!(session("t", true), "__Host-obhut=t; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(session("t", false), "obhut-session=t; Path=/; HttpOnly; SameSite=Strict");
        assert!(no_session(true).ends_with("Max-Age=0"));
    }

    #[test]
    fn a_cookie_sent_twice_differently_is_no_cookie() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; b=2; c=3; b=2"));
        assert_eq!(read(&headers, "a"), Some("1"));
        assert_eq!(read(&headers, "b"), Some("2"));
        assert_eq!(read(&headers, "d"), None);
        headers.append(header::COOKIE, HeaderValue::from_static("a=9"));
        assert_eq!(read(&headers, "a"), None);
    }

    #[test]
    fn a_way_back_never_leaves_the_house() {
        assert_eq!(local_path("/people?q=x"), Some("/people?q=x"));
        for foreign in ["//evil.example", "https://evil.example", "/\\evil", "", "/a\r\nb", "/ä"] {
            assert_eq!(local_path(foreign), None, "{foreign}");
        }
    }
}
