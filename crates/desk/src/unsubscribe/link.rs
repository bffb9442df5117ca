//! The signed link of an unsubscribe: says what it is about, names nobody, never expires.
//!
//! Token: base64url (RFC 4648, 5, without padding) of person ‖ activity ‖ channel ‖ 128-bit tag.

use law::ids::PersonId;
use law::vocabulary::Channel;
use vault::MacPurpose;

use crate::Desk;

/// What an unsubscribe link is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub(crate) person: PersonId,
    /// Activity, a number of the register.
    pub activity: u16,
    /// Channel.
    pub channel: Channel,
}

/// Bytes the tag protects.
const BODY: usize = 16 + 2 + 1;
/// Bytes of a token.
const TOKEN: usize = BODY + 16;

impl Desk {
    /// The token of the link of one person for one activity and channel.
    pub fn unsubscribe_token(&self, person: PersonId, activity: u16, channel: Channel) -> String {
        let body = body(&Link { person, activity, channel });
        let mac = self.vault.mac(MacPurpose::Link, &body);
        encode(body.iter().chain(&mac))
    }

    /// What a token is about; `None` unless it comes from here and is whole.
    pub fn unsubscribe_link(&self, token: &str) -> Option<Link> {
        let bytes = decode(token)?;
        let (body, mac) = bytes.split_at_checked(BODY)?;
        if !self.vault.mac_fits(MacPurpose::Link, body, mac) {
            return None;
        }
        let (person, rest) = body.split_at_checked(16)?;
        let [high, low, channel] = rest else { return None };
        Some(Link {
            person: PersonId::from_slice(person)?,
            activity: u16::from_be_bytes([*high, *low]),
            channel: Channel::from_code(i64::from(*channel))?,
        })
    }
}

fn body(link: &Link) -> [u8; BODY] {
    let mut body = [0; BODY];
    let parts = link.person.0.into_iter().chain(link.activity.to_be_bytes());
    let parts = parts.chain([link.channel as u8]);
    body.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
    body
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    let (mut held, mut bits, mut text) = (0_u32, 0, String::new());
    let mut digit = |six: u32| {
        text.extend(DIGITS.get((six & 63) as usize).map(|digit| char::from(*digit)));
    };
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            digit(held >> bits);
        }
    }
    if bits > 0 {
        digit(held << (6 - bits));
    }
    text
}

fn decode(text: &str) -> Option<[u8; TOKEN]> {
    let (mut held, mut bits, mut at) = (0_u32, 0, 0);
    let mut bytes = [0; TOKEN];
    if text.len() != (TOKEN * 8).div_ceil(6) {
        return None;
    }
    for letter in text.bytes() {
        held = held << 6 | u32::try_from(DIGITS.iter().position(|d| *d == letter)?).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            *bytes.get_mut(at)? = (held >> bits & 0xff) as u8;
            at += 1;
        }
    }
    // Only one text stands for a token: what is left over must be nothing.
    (at == TOKEN && held & ((1 << bits) - 1) == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_read_back_and_only_in_one_spelling() {
        let bytes: [u8; TOKEN] = std::array::from_fn(|at| (at * 37 + 11) as u8);
        let text = encode(bytes.iter());
        assert_eq!((text.len(), decode(&text)), (47, Some(bytes)));
        let most: String = text.chars().take(46).collect();
        let others = DIGITS.iter().map(|d| format!("{most}{}", char::from(*d)));
        assert_eq!(others.filter(|other| decode(other).is_some()).count(), 16);
        for garbled in ["", "a", most.as_str(), &format!("{text}A"), &text.replace('A', "é")] {
            assert!(decode(garbled).is_none() || *garbled == text);
        }
    }
}
