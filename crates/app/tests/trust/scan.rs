//! Looks for markers in every byte that was written, in every form a program could have written
//! them (reliability goal R18).

use std::path::Path;

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

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

/// Upper and lower case are one to the automaton.
fn forms(marker: &str) -> Vec<(String, Vec<u8>)> {
    let utf8 = marker.as_bytes();
    let wide = |pair: fn(u16) -> [u8; 2]| marker.encode_utf16().flat_map(pair).collect::<Vec<u8>>();
    let url: String = utf8
        .iter()
        .map(
            |b| if b.is_ascii_alphanumeric() { char::from(*b).into() } else { format!("%{b:02x}") },
        )
        .collect();
    let mut all = vec![
        ("UTF-8", utf8.to_vec()),
        ("UTF-16LE", wide(u16::to_le_bytes)),
        ("UTF-16BE", wide(u16::to_be_bytes)),
        ("URL", url.into_bytes()),
    ];
    for cased in [marker.to_owned(), marker.to_lowercase(), marker.to_uppercase()] {
        let hex: String = cased.bytes().map(|byte| format!("{byte:02x}")).collect();
        all.push(("hex", hex.into_bytes()));
        all.extend((0..3).map(|phase| ("base64", base64(&cased, phase))));
    }
    all.into_iter().map(|(form, bytes)| (format!("{marker} as {form}"), bytes)).collect()
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
    let scanner = Scanner::new(&[marker]);
    assert_eq!(scanner.bytes(b"nothing of the kind, Zqxkanari"), Vec::<String>::new());
    let folder = tempfile::tempdir().unwrap();
    let wide: Vec<u8> = "xZQXKANARIEx".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let leaks: Vec<Vec<u8>> = vec![
        b"..zqxkanarie..".to_vec(),
        b"..ZQXKANARIE..".to_vec(),
        wide[1..].to_vec(),
        b"7a71786b616e61726965".to_vec(),
        STANDARD.encode("Zqxkanarie!").into_bytes(),
        STANDARD.encode("-Zqxkanarie!").into_bytes(),
        STANDARD.encode("--zqxkanarie!").into_bytes(),
        STANDARD.encode("---ZQXKANARIE").into_bytes(),
    ];
    for (i, leak) in leaks.iter().enumerate() {
        let file = folder.path().join(i.to_string());
        std::fs::write(&file, [&[0; 4096], leak.as_slice(), &[255; 99]].concat()).unwrap();
        assert!(!scanner.path(&file).is_empty(), "leak {i} was not found");
    }
    std::fs::write(folder.path().join("zqxkanarie.tmp"), b"").unwrap();
    assert_eq!(scanner.path(folder.path()).len(), leaks.len() + 1, "one leak is a file name");
}
