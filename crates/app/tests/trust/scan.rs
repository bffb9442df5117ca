//! Looks for markers in every byte that was written, in every form a program could have written
//! them (reliability goal R18).

use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

/// Finds markers in bytes.
pub struct Scanner {
    automaton: AhoCorasick,
    /// Marker and form of each pattern, for the message.
    names: Vec<String>,
}

impl Scanner {
    /// A scanner for these markers. Markers must be unlike anything a program writes by itself.
    pub fn new(markers: &[&str]) -> Self {
        let forms: Vec<(String, Vec<u8>)> = markers.iter().flat_map(|m| forms(m)).collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(forms.iter().map(|(_, bytes)| bytes))
            .unwrap();
        Self { automaton, names: forms.into_iter().map(|(name, _)| name).collect() }
    }

    /// What is found in these bytes, as marker and form.
    pub fn bytes(&self, bytes: &[u8]) -> Vec<String> {
        let mut found = self.plainly(bytes);
        found.extend(unpacked(bytes).iter().flat_map(|packed| self.plainly(packed)));
        found
    }

    /// The same without what is packed, which nothing in memory is.
    pub fn plainly(&self, bytes: &[u8]) -> Vec<String> {
        let found = self.automaton.find_iter(bytes);
        found.map(|hit| self.names[hit.pattern().as_usize()].clone()).collect()
    }

    /// What is found in a file or in all files below a folder, and in their names.
    pub fn path(&self, path: &Path) -> Vec<String> {
        let mut found = Vec::new();
        self.walk(path, &mut found);
        found
    }

    fn walk(&self, path: &Path, found: &mut Vec<String>) {
        let mut add = |hits: Vec<String>| {
            found.extend(hits.into_iter().map(|hit| format!("{hit} in {}", path.display())));
        };
        if let Some(name) = path.file_name() {
            add(self.bytes(name.as_encoded_bytes()));
        }
        if path.is_dir() {
            for entry in std::fs::read_dir(path).unwrap() {
                self.walk(&entry.unwrap().path(), found);
            }
        } else if let Ok(bytes) = std::fs::read(path) {
            // A file that went between listing and reading was a log the program emptied.
            add(self.bytes(&bytes));
        }
    }
}

/// How a letter is written that is not plain.
type Escape = fn(char) -> String;

/// Every form of a marker. Upper and lower case of ASCII letters are one to the automaton.
fn forms(marker: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for cased in [marker.to_owned(), marker.to_lowercase(), marker.to_uppercase()] {
        let wide =
            |pair: fn(u16) -> [u8; 2]| cased.encode_utf16().flat_map(pair).collect::<Vec<u8>>();
        let hex: String = cased.bytes().map(|byte| format!("{byte:02x}")).collect();
        all.push(("UTF-8", cased.clone().into_bytes()));
        all.push(("UTF-16LE", wide(u16::to_le_bytes)));
        all.push(("UTF-16BE", wide(u16::to_be_bytes)));
        all.push(("Latin-1", cased.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()));
        all.push(("hex", hex.into_bytes()));
        all.extend((0..3).map(|phase| ("base64", base64(&cased, phase))));
        let others: [(&str, Escape); 6] = [
            ("URL", |c| utf8(c, "%")),
            ("quoted-printable", |c| utf8(c, "=")),
            ("HTML", |c| format!("&#{};", u32::from(c))),
            ("HTML in hex", |c| format!("&#x{:x};", u32::from(c))),
            ("JSON", |c| format!("\\u{:04x}", u32::from(c))),
            ("ASCII", |c| folded(c).to_owned()),
        ];
        for (form, escape) in others {
            let escaped: String =
                cased.chars().map(|c| if plain(c) { c.into() } else { escape(c) }).collect();
            all.push((form, escaped.into_bytes()));
        }
    }
    all.into_iter().map(|(form, bytes)| (format!("{marker} as {form}"), bytes)).collect()
}

fn plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn utf8(c: char, sign: &str) -> String {
    c.to_string().bytes().map(|byte| format!("{sign}{byte:02x}")).collect()
}

/// As somebody types it who has no such letter.
fn folded(c: char) -> &'static str {
    match c {
        'ä' | 'Ä' => "ae",
        'ö' | 'Ö' => "oe",
        'ü' | 'Ü' => "ue",
        'ß' => "ss",
        '-' => "-",
        _ => "?",
    }
}

/// What is packed in these bytes, wherever it begins: gzip, zlib, an entry of a ZIP archive. Cut
/// short where the stream ends, is damaged, or goes on too long.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    const BEGIN: [&[u8]; 6] =
        [b"PK\x03\x04", b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"];
    static BEGINNINGS: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(BEGIN).unwrap());
    let begins = BEGINNINGS.find_iter(bytes).map(|hit| (hit.pattern().as_usize(), hit.start()));
    let stream = |(kind, at): (usize, usize)| {
        let rest = &bytes[at..];
        match kind {
            0 => {
                let two = |at: usize| {
                    rest.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
                };
                let begin = 30 + usize::from(two(26)) + usize::from(two(28));
                inflated(DeflateDecoder::new(rest.get(begin..).unwrap_or_default()))
            }
            1 => inflated(GzDecoder::new(rest)),
            _ => inflated(ZlibDecoder::new(rest)),
        }
    };
    begins.map(stream).filter(|out| !out.is_empty()).collect()
}

fn inflated(stream: impl Read) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = stream.take(4 << 20).read_to_end(&mut out);
    out
}

/// The signs of a base64 text that depend on the marker alone when it stands `phase` bytes behind
/// a multiple of three.
fn base64(marker: &str, phase: usize) -> Vec<u8> {
    let mut padded = vec![0; phase];
    padded.extend_from_slice(marker.as_bytes());
    let text = STANDARD.encode(&padded).into_bytes();
    let (first, whole) = ((phase * 8).div_ceil(6), padded.len() * 8 / 6);
    text[first..whole].to_vec()
}

#[test]
fn the_scanner_finds_a_leak_in_every_form() {
    let marker = "Zqxkanarie";
    let scanner = Scanner::new(&[marker, "Zqxgrößner"]);
    assert_eq!(scanner.bytes(b"nothing of the kind, Zqxkanari, Zqxgr"), Vec::<String>::new());
    let folder = tempfile::tempdir().unwrap();
    let wide: Vec<u8> = "xZQXKANARIEx".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let packed = |text: &str| {
        let text = text.as_bytes();
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend([0; 22]);
        zip.extend([3, 0, 0, 0]);
        zip.extend(b"a.b");
        zip.extend(packing(flate2::read::DeflateEncoder::new(text, Default::default())));
        [
            packing(flate2::read::GzEncoder::new(text, Default::default())),
            packing(flate2::read::ZlibEncoder::new(text, Default::default())),
            zip,
        ]
    };
    let mut leaks: Vec<Vec<u8>> = vec![
        b"..zqxkanarie..".to_vec(),
        b"..ZQXKANARIE..".to_vec(),
        wide[1..].to_vec(),
        b"7a71786b616e61726965".to_vec(),
        STANDARD.encode("Zqxkanarie!").into_bytes(),
        STANDARD.encode("-Zqxkanarie!").into_bytes(),
        STANDARD.encode("--zqxkanarie!").into_bytes(),
        STANDARD.encode("---ZQXKANARIE").into_bytes(),
        "Zqxgrößner".into(),
        "ZQXGRÖSSNER".into(),
        b"Zqxgr\xf6\xdfner".to_vec(),
        "Zqxgroessner".into(),
        "zqxgr%C3%B6%C3%9Fner".into(),
        "Zqxgr=C3=B6=C3=9Fner".into(),
        "Zqxgr&#246;&#223;ner".into(),
        "Zqxgr&#xF6;&#xDF;ner".into(),
        "Zqxgr\\u00f6\\u00dfner".into(),
    ];
    leaks.extend(packed("a text in which Zqxkanarie stands, somewhere"));
    for (i, leak) in leaks.iter().enumerate() {
        let file = folder.path().join(i.to_string());
        std::fs::write(&file, [&[0; 4096], leak.as_slice(), &[255; 99]].concat()).unwrap();
        assert!(!scanner.path(&file).is_empty(), "leak {i} was not found");
    }
    std::fs::write(folder.path().join("zqxkanarie.tmp"), b"").unwrap();
    assert_eq!(scanner.path(folder.path()).len(), leaks.len() + 1, "one leak is a file name");
}

fn packing(mut stream: impl Read) -> Vec<u8> {
    let mut out = Vec::new();
    stream.read_to_end(&mut out).unwrap();
    out
}
