//! Business identifier codes of banks (ISO 9362).

use super::{Found, cue};
use crate::lexicon::{COMMON, CUE_ACCOUNT, CUE_BIC};
use crate::page::Page;

const COUNTRIES: &[u8] = b"ad ae al at az ba be bg bh br by ca ch cn cy cz de dk ee es fi fo fr gb ge gi gl gr hk hr hu ie il in is it jp kr kw lb li lt lu lv ma mc md me mk mt mx nl no nz pl pt qa ro rs ru sa se sg si sk sm th tn tr ua us va xk za";

/// First four letters of banks that are met in DE, AT and CH.
const BANKS: &[u8] = b"genode cobade deutde hyvede ingdde ssknde sskmde welade spkhde noladede bylade drende pbnkde dresde bela bfsw byla cmci comm cons dabb ebat esse fdor gopsde haspde hela mala mark marf ntsb n26 noris obkl ogba pbnk revo sola spbi ubsw ucsw volk wela bkau opsk raiffeisen rlnw rzoo gibaatww bawaatww posoch pofich ubswch cresch zkbkch kbagch";

/// A BIC in this token.
pub fn find(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    let text = page.text(index);
    let letters = text.iter().take(6).all(u8::is_ascii_lowercase);
    let shape =
        matches!(text.len(), 8 | 11) && letters && text.iter().all(u8::is_ascii_alphanumeric);
    let country = text.get(4..6)?;
    if !shape
        || !(token.capital || page.lower_case)
        || page.is(index, COMMON)
        || !COUNTRIES.split(|b| *b == b' ').any(|code| code == country)
    {
        return None;
    }
    let known = BANKS.split(|b| *b == b' ').any(|bank| bank.len() > 3 && text.starts_with(bank));
    let technical = text.ends_with(b"xxx") || text.iter().any(u8::is_ascii_digit);
    let score = match cue::before(page, index, 5) {
        Some(CUE_BIC) => 0.98,
        Some(CUE_ACCOUNT) if known || technical => 0.9,
        _ if known && (token.capital || technical) => 0.85,
        _ if technical && token.capital && country != b"in" => 0.7,
        _ => return None,
    };
    Some((token.start, token.end, score))
}
