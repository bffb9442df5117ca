use super::*;
use crate::bytes::{hex, unhex};
use crate::stretch::Cost;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce as RustCryptoNonce};

fn bytes<const N: usize>(text: &str) -> [u8; N] {
    unhex(text).unwrap().try_into().unwrap()
}

/// McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 to 16, as used by NIST.
#[test]
fn aes_256_gcm_gives_the_published_results() {
    let zero = "00".repeat(32);
    let key = "feffe9928665731c6d6a8f9467308308".repeat(2);
    let text = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
    let cipher = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";
    let null = "000000000000000000000000";
    let nonce = "cafebabefacedbaddecaf888";
    let aad = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    let cases = [
        (&zero, null, "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
        (
            &zero,
            null,
            "",
            zero.get(..32).unwrap(),
            "cea7403d4d606b6e074ec5d3baf39d18",
            "d0d1c8a799996bf0265b98b5d48ab919",
        ),
        (&key, nonce, "", text, cipher, "b094dac5d93471bdec1a502270e3cc6c"),
        (
            &key,
            nonce,
            aad,
            text.get(..120).unwrap(),
            cipher.get(..120).unwrap(),
            "76fc6ece0f4e1768cddf8853bb2d551b",
        ),
    ];
    for (key, nonce, aad, text, cipher, tag) in cases {
        let (key, nonce, aad) = (bytes(key), bytes(nonce), unhex(aad).unwrap());
        let mut body = unhex(text).unwrap();
        let found = gcm_seal(&key, nonce, &aad, &mut body).unwrap();
        assert_eq!((hex(&body), hex(&found)), (cipher.to_owned(), tag.to_owned()));
        body.extend_from_slice(&found);
        assert_eq!(hex(gcm_open(&key, nonce, &aad, &mut body.clone()).unwrap()), text);
        for at in 0..body.len() * 8 {
            let mut bent = body.clone();
            bent[at / 8] ^= 1 << (at % 8);
            assert!(gcm_open(&key, nonce, &aad, &mut bent).is_none(), "bit {at}");
        }
    }
}

/// RFC 5869, appendix A.1 to A.3, the second step.
#[test]
fn hkdf_expand_gives_the_published_results() {
    let info: Vec<u8> = (0xb0..=0xff).collect();
    let cases: [(&str, &[u8], &str); 3] = [
        (
            "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
            &[0xf0, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9],
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
            &info,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
            &[],
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ];
    for (key, info, expected) in cases {
        let mut out = vec![0; expected.len() / 2];
        let (head, tail) = info.split_at(info.len() / 2);
        Deriver::new(&bytes(key)).expand(&[head, tail], &mut out).unwrap();
        assert_eq!(hex(&out), expected);
    }
}

/// RFC 4231, 4.2 and 4.3; shorter keys count as filled up with zeros (RFC 2104).
#[test]
fn hmac_gives_the_published_results() {
    let tag = |key: &[u8], text: &str| {
        let mut full = [0; 32];
        full[..key.len()].copy_from_slice(key);
        hex(&MacKey::new(&full).tag(&[text.as_bytes()]))
    };
    assert_eq!(
        tag(&[0x0b; 20], "Hi There"),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    );
    assert_eq!(
        tag(b"Jefe", "what do ya want for nothing?"),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
}

/// RFC 8032, 7.1, test 1.
#[test]
fn ed25519_gives_the_published_results() {
    let seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    let signer = Signer::new(&seed).unwrap();
    assert_eq!(
        hex(&signer.public()),
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    );
    let signature = signer.sign(b"").unwrap();
    assert_eq!(
        hex(&signature),
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    );
    assert!(signed_by(&signer.public(), b"", &signature));
    assert!(!signed_by(&signer.public(), b"x", &signature));
}

/// Test vector of the reference implementation: 64 MiB, two passes, one lane.
#[test]
fn argon2id_gives_the_published_result() {
    let mut out = [0; 32];
    let argon2 = Cost { memory_kib: 65_536, passes: 2, lanes: 1 }.argon2().unwrap();
    argon2.hash_password_into(b"password", b"somesalt", &mut out).unwrap();
    assert_eq!(hex(&out), "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
}

/// One case: key, nonce, what is authenticated, and the text.
type Case<'r> = ([u8; 32], [u8; 12], &'r [u8], &'r [u8]);
/// A way to seal one.
type Seal = fn(Case<'_>) -> Vec<u8>;

/// A second implementation by other people; a million cases when tested in release.
#[test]
fn two_implementations_agree_on_random_cases() {
    let cases = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    let wrong = disagreeing(cases, ours);
    assert_eq!(wrong, None, "first case of another result");
}

/// The comparison sees what slips a sealing could have: nothing authenticated, a nonce or a byte of
/// the key left out, the last block forgotten.
#[test]
fn the_comparison_sees_every_planted_slip() {
    let slips: [(&str, Seal); 4] = [
        ("aad", |(key, nonce, _, text)| ours((key, nonce, b"", text))),
        ("nonce", |(key, _, aad, text)| ours((key, [0; 12], aad, text))),
        ("key", |(mut key, nonce, aad, text)| {
            key[31] = 0;
            ours((key, nonce, aad, text))
        }),
        ("block", |(key, nonce, aad, text)| ours((key, nonce, aad, &text[..text.len() / 16 * 16]))),
    ];
    for (slip, seal) in slips {
        assert!(disagreeing(1_000, seal).is_some(), "{slip}");
    }
}

fn ours((key, nonce, aad, text): Case<'_>) -> Vec<u8> {
    let mut body = text.to_vec();
    let tag = gcm_seal(&key, nonce, aad, &mut body).unwrap();
    body.extend_from_slice(&tag);
    body
}

/// The first random case in which this sealing and the other implementation have different results.
fn disagreeing(cases: u32, seal: impl Fn(Case<'_>) -> Vec<u8>) -> Option<u32> {
    let source = Deriver::new(&random().unwrap());
    (0..cases).find(|case| {
        let random: [u8; 512] = source.bytes(&[&case.to_be_bytes()]).unwrap();
        let [high, low, rest @ ..] = &random;
        let mut rest: &[u8] = rest;
        let (key, nonce) = (take::<32>(&mut rest).unwrap(), take::<12>(&mut rest).unwrap());
        let (aad, text) = rest.split_at(usize::from(*high) % 100);
        let text = &text[..(usize::from(*low) * 2).min(text.len())];
        let (other, other_nonce) = (Aes256Gcm::new(&key.into()), RustCryptoNonce::from(nonce));
        let mut theirs = other.encrypt(&other_nonce, Payload { msg: text, aad }).unwrap();
        let sealed = seal((key, nonce, aad, text));
        let back = other.decrypt(&other_nonce, Payload { msg: &sealed, aad });
        let same = sealed == theirs && back.is_ok_and(|back| back == text);
        !same || gcm_open(&key, nonce, aad, &mut theirs).is_none_or(|open| open != text)
    })
}
