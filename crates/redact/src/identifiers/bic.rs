//! Business identifier codes of banks (ISO 9362).

use super::{Found, cue};
use crate::lexicon::{COMMON, CUE_ACCOUNT, CUE_BIC};
use crate::page::Page;

const COUNTRIES: &[[u8; 2]] = &[
    *b"ad", *b"ae", *b"al", *b"at", *b"az", *b"ba", *b"be", *b"bg", *b"bh", *b"br", *b"by", *b"ca",
    *b"ch", *b"cn", *b"cy", *b"cz", *b"de", *b"dk", *b"ee", *b"es", *b"fi", *b"fo", *b"fr", *b"gb",
    *b"ge", *b"gi", *b"gl", *b"gr", *b"hk", *b"hr", *b"hu", *b"ie", *b"il", *b"in", *b"is", *b"it",
    *b"jp", *b"kr", *b"kw", *b"lb", *b"li", *b"lt", *b"lu", *b"lv", *b"ma", *b"mc", *b"md", *b"me",
    *b"mk", *b"mt", *b"mx", *b"nl", *b"no", *b"nz", *b"pl", *b"pt", *b"qa", *b"ro", *b"rs", *b"ru",
    *b"sa", *b"se", *b"sg", *b"si", *b"sk", *b"sm", *b"th", *b"tn", *b"tr", *b"ua", *b"us", *b"va",
    *b"xk", *b"za",
];

/// First four letters of banks that are met in DE, AT and CH.
const BANKS: &[u8] = b"genode cobade deutde hyvede ingdde ssknde sskmde welade spkhde noladede bylade drende pbnkde dresde bela bfsw byla cmci comm cons dabb ebat esse fdor gopsde haspde hela mala mark marf ntsb n26 noris obkl ogba pbnk revo sola spbi ubsw ucsw volk wela bkau opsk raiffeisen rlnw rzoo gibaatww bawaatww posoch pofich ubswch cresch zkbkch kbagch";

/// A BIC in this token.
pub fn find(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    if !(token.capital || page.lower_case) {
        return None;
    }
    let text = page.text(index);
    let letters = text.iter().take(6).all(u8::is_ascii_lowercase);
    let shape =
        matches!(text.len(), 8 | 11) && letters && text.iter().all(u8::is_ascii_alphanumeric);
    let country: [u8; 2] = text.get(4..6)?.try_into().ok()?;
    if !shape || page.is(index, COMMON) || !COUNTRIES.contains(&country) {
        return None;
    }
    let known = BANKS.split(|b| *b == b' ').any(|bank| bank.len() > 3 && text.starts_with(bank));
    let long = BANKS.split(|b| *b == b' ').any(|bank| bank.len() > 5 && text.starts_with(bank));
    let technical = text.ends_with(b"xxx") || text.iter().any(u8::is_ascii_digit);
    let score = match cue::before(page, index, 5) {
        Some(CUE_BIC) => 0.98,
        Some(CUE_ACCOUNT) if known || technical => 0.9,
        // Four letters are the beginning of many a word: `Volksgruppe`.
        _ if known && technical || long && token.capital => 0.85,
        _ if technical && token.capital && country != *b"in" => 0.7,
        _ => return None,
    };
    Some((token.start, token.end, score))
}
