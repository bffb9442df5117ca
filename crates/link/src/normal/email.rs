use super::{Fault, is_hidden};
use crate::table;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Longest address that SMTP carries, in bytes (RFC 5321, 4.5.3.1.3, erratum 1690).
const MAX_ADDRESS: usize = 254;
/// Longest local part, in bytes (RFC 5321, 4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// Domain → (domain the mailboxes live at, characters the provider ignores before the `@`).
static PROVIDERS: LazyLock<table::Map<(&str, &str)>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/mail_providers.tsv"))
        .map(|(domain, rest)| (domain, rest.split_once('\t').unwrap_or((rest, ""))))
        .collect()
});

/// A checked e-mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct Email {
    typed: String,
    canonical: String,
    /// Byte position of the `@` in `canonical`.
    at: usize,
}

/// Checks an address as people type it: surrounding white space is dropped, display names and
/// comments are not accepted.
///
/// # Errors
/// A [`Fault`] for empty, over-long or malformed addresses and for line breaks (which would
/// inject mail headers) or invisible characters.
pub fn email(text: &str) -> Result<Email, Fault> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(Fault::Empty);
    }
    if typed.len() > MAX_ADDRESS {
        return Err(Fault::TooLong);
    }
    if typed.chars().any(is_hidden) {
        return Err(Fault::HiddenCharacter);
    }
    let folded: String = match typed.is_ascii() {
        true => typed.to_ascii_lowercase(),
        false => typed.nfkc().flat_map(char::to_lowercase).nfkc().collect(),
    };
    let (local, domain) = folded.rsplit_once('@').ok_or(Fault::EmailShape)?;
    check_local(local)?;
    let domain = ascii_domain(domain)?;
    if local.len() + 1 + domain.len() > MAX_ADDRESS {
        return Err(Fault::TooLong);
    }
    Ok(Email { typed: typed.to_owned(), canonical: format!("{local}@{domain}"), at: local.len() })
}

impl Email {
    /// Trimmed, NFKC, lower case, domain in its ASCII (punycode) form: the key of the blind index.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The part before the `@`, in canonical form.
    pub fn local(&self) -> &str {
        self.canonical.get(..self.at).unwrap_or_default()
    }

    /// The domain in ASCII form.
    pub fn domain(&self) -> &str {
        self.canonical.get(self.at + 1..).unwrap_or_default()
    }

    /// The mailbox the address ends in as far as is publicly known: without `+tag`, without what
    /// its provider ignores, at the provider's main domain (`googlemail.com` is `gmail.com`).
    pub fn mailbox(&self) -> String {
        mailbox(untagged(self.local()), self.domain())
    }

    /// The beginning that every address of the mailbox has: all before a `+`, or the first letter
    /// where the provider passes over characters.
    pub fn stem(&self) -> &str {
        let bare = untagged(self.local());
        match PROVIDERS.get(self.domain()) {
            Some((_, ignored)) if !ignored.is_empty() => {
                bare.chars().next().and_then(|first| bare.get(..first.len_utf8())).unwrap_or(bare)
            }
            _ => bare,
        }
    }

    /// Every canonical spelling under which this address may have been suppressed, sorted and
    /// without duplicates (R-SUP-07). Two addresses of one mailbox share at least one form.
    pub fn forms(&self) -> Vec<String> {
        let bare = untagged(self.local());
        let unicode = idna::domain_to_unicode(self.domain()).0;
        let forms = BTreeSet::from([
            self.typed.clone(),
            self.canonical.clone(),
            format!("{}@{unicode}", self.local()),
            format!("{bare}@{}", self.domain()),
            format!("{bare}@{unicode}"),
            mailbox(bare, self.domain()),
        ]);
        forms.into_iter().collect()
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

fn check_local(local: &str) -> Result<(), Fault> {
    if local.is_empty() || local.contains('@') {
        return Err(Fault::EmailShape);
    }
    let forbidden = |c: char| c.is_whitespace() || "()<>[]:;,\\\"".contains(c) || is_hidden(c);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if local.len() > MAX_LOCAL || dots || local.contains(forbidden) {
        return Err(Fault::EmailLocalPart);
    }
    Ok(())
}

fn ascii_domain(domain: &str) -> Result<String, Fault> {
    use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
    if domain.is_empty() {
        return Err(Fault::EmailShape);
    }
    let ascii = Uts46::new()
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify)
        .map_err(|_| Fault::EmailDomain)?;
    let top = ascii.rsplit_once('.').map(|(_, top)| top).ok_or(Fault::EmailDomain)?;
    if top.len() < 2 || top.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::EmailDomain);
    }
    Ok(ascii.into_owned())
}

/// Without the `+tag`, unless nothing would be left.
fn untagged(local: &str) -> &str {
    match local.split_once('+') {
        Some((bare, _)) if !bare.is_empty() => bare,
        _ => local,
    }
}

fn mailbox(local: &str, domain: &str) -> String {
    match PROVIDERS.get(domain) {
        Some((home, ignored)) => {
            let kept: String = local.chars().filter(|c| !ignored.contains(*c)).collect();
            format!("{}@{home}", if kept.is_empty() { local } else { &kept })
        }
        None => format!("{local}@{domain}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_a_form(a: &str, b: &str) -> bool {
        let b = email(b).unwrap().forms();
        email(a).unwrap().forms().iter().any(|form| b.contains(form))
    }

    #[test]
    fn t112_suppression_meets_every_spelling_of_a_mailbox() {
        assert!(share_a_form("Max.Muster+shop@GMail.com", "maxmuster@gmail.com"));
        assert!(share_a_form("m.a.x@googlemail.com", "max+x@gmail.com"));
        assert!(share_a_form(" Anna@Müller-Malerei.de", "anna@xn--mller-malerei-wob.de"));
        assert!(share_a_form("anna+news@firma.de", "anna+shop@firma.de"));
        assert!(!share_a_form("max.muster@gmx.de", "maxmuster@gmx.de"));
        assert!(!share_a_form("anna@firma.de", "anna@firma.at"));
    }

    #[test]
    fn every_address_of_a_mailbox_begins_alike() {
        for (a, b) in [
            ("Max.Muster+shop@GMail.com", "m.axmuster@googlemail.com"),
            ("anna+news@firma.de", "anna@firma.de"),
        ] {
            let (a, b) = (email(a).unwrap(), email(b).unwrap());
            assert_eq!(a.mailbox(), b.mailbox());
            assert!(a.local().starts_with(b.stem()) && b.local().starts_with(a.stem()));
        }
        assert_eq!(email("anna.b@firma.de").unwrap().stem(), "anna.b");
    }

    #[test]
    fn canonical_is_stable_under_itself() {
        for text in ["Max@Example.ORG ", "ｍａｘ＠ｂücher.de", "ÖTZI@täst.at", "+tag@x.de"]
        {
            let once = email(text).unwrap();
            let twice = email(once.canonical()).unwrap();
            assert_eq!(once.canonical(), twice.canonical());
        }
    }

    #[test]
    fn malformed_addresses_are_named() {
        let long = format!("{}@x.de", "a".repeat(300));
        for (text, fault) in [
            ("", Fault::Empty),
            ("  ", Fault::Empty),
            ("max", Fault::EmailShape),
            ("@x.de", Fault::EmailShape),
            ("max@", Fault::EmailShape),
            ("a@b@x.de", Fault::EmailShape),
            ("max@x.de\r\nBcc: all@x.de", Fault::HiddenCharacter),
            ("ma\u{200b}x@x.de", Fault::HiddenCharacter),
            ("max muster@x.de", Fault::EmailLocalPart),
            ("Max <max@x.de>", Fault::EmailLocalPart),
            ("max..m@x.de", Fault::EmailLocalPart),
            ("max@x", Fault::EmailDomain),
            ("max@x_y.de", Fault::EmailDomain),
            ("max@127.0.0.1", Fault::EmailDomain),
            ("max@x.de>", Fault::EmailDomain),
            (&long, Fault::TooLong),
        ] {
            assert_eq!(email(text).unwrap_err(), fault, "{text:?}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", email("max@x.de").unwrap()), "Email(…)");
    }
}
