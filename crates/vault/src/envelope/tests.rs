use super::*;

/// Made by `age-keygen` and `age`, for this test alone.
const IDENTITY: &str = "AGE-SECRET-KEY-1NPV98EQP6565NTXQDA53YQGHKW53VWG4CJCYZDVJDFHLEPS6G82Q98D5KS";
const RECIPIENT: &str = "age1js5752luw485cgcdmkpsj83r46hnahv74f9alal4pungu0wjcyqsnkl0x4";
const GREETING: &[u8] = include_bytes!("../../tests/data/greeting.age");

fn opened(sealed: &[u8], identities: &[Identity]) -> Result<Vec<u8>, EnvelopeError> {
    let mut clear = Vec::new();
    open(&mut &*sealed, &mut clear, identities).map(|()| clear)
}

fn sealed(clear: &[u8], recipients: &[Recipient]) -> Vec<u8> {
    let mut out = Vec::new();
    seal(&mut &*clear, &mut out, recipients).unwrap();
    out
}

#[test]
fn a_file_of_age_opens_and_its_keys_are_read_and_written_the_same() {
    let identity = Identity::parse(IDENTITY).unwrap();
    assert_eq!(*identity.to_line(), IDENTITY);
    assert_eq!(identity.recipient().to_string(), RECIPIENT);
    assert!(Recipient::parse(RECIPIENT).unwrap() == identity.recipient());
    assert_eq!(
        opened(GREETING, &[identity]).unwrap(),
        "Obhut und age verstehen sich.\n".as_bytes()
    );
}

#[test]
fn files_of_every_length_come_back_for_each_recipient_and_nobody_else() {
    let [one, two, other] = [(); 3].map(|()| Identity::generate());
    let to = [one.recipient(), two.recipient()];
    const PIECE: usize = 64 << 10;
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 200_000] {
        let clear: Vec<u8> = (0..length).map(|at| at as u8).collect();
        let file = sealed(&clear, &to);
        for identity in [&one, &two] {
            let identity = Identity::parse(&identity.to_line()).unwrap();
            assert_eq!(opened(&file, &[identity]).unwrap(), clear, "{length}");
        }
        let other = Identity::parse(&other.to_line()).unwrap();
        assert!(matches!(opened(&file, &[other]), Err(EnvelopeError::Shut)));
    }
}

#[test]
fn a_changed_or_shortened_file_is_noticed() {
    let key = || Identity::parse(IDENTITY).unwrap();
    let file = sealed(&vec![7; 100_000], &[key().recipient()]);
    let head = file.windows(5).position(|w| w == b"\n--- ").unwrap() + 60;
    for at in (0..head).chain([head + 40, 70_000, file.len() - 1]) {
        let mut bent = file.clone();
        bent[at] ^= 1;
        assert!(opened(&bent, &[key()]).is_err(), "byte {at}");
    }
    for length in [0, 10, head, head + 20, 65_000, 66_000, file.len() - 1] {
        assert!(opened(&file[..length], &[key()]).is_err(), "cut at {length}");
    }
    let whole_piece = sealed(&vec![7; 64 << 10], &[key().recipient()]);
    assert!(opened(&whole_piece[..whole_piece.len() - 1], &[key()]).is_err());
}

#[test]
fn what_is_no_key_is_told() {
    let mixed = RECIPIENT.replace("js57", "js75");
    for text in ["", "age1", "age1js", &mixed, IDENTITY, &RECIPIENT.replace("age", "agf")] {
        assert!(matches!(Recipient::parse(text), Err(EnvelopeError::Recipient)), "{text}");
        assert!(text == IDENTITY || Identity::parse(text).is_err());
    }
    assert!(seal(&mut &b"x"[..], &mut Vec::new(), &[]).is_err());
}
