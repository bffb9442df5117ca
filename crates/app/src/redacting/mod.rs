//! `obhut redact`: screens texts, one JSON object a line in, one a line out.
//!
//! Nothing of a text gets into diagnostics: a bad line is described by its number and column.

mod line;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use redact::Screener;

/// Every line was answered with its findings.
pub const ALL_ANSWERED: u8 = 0;
/// Every line was answered, some with an error.
pub const SOME_UNREADABLE: u8 = 1;
/// The input could not be read at all.
pub const UNUSABLE: u8 = 2;

/// Blacken personal data in texts (JSON Lines: {"id","lang","text"}).
#[derive(Args, Clone, Debug, Default)]
pub struct RedactArgs {
    /// File to read; standard input if left out.
    pub file: Option<PathBuf>,
    /// Mask special categories (Art. 9, 10 GDPR) alone.
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Print spans without the masked text.
    #[arg(long)]
    pub spans: bool,
}

/// Which findings are masked.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Health, religion, politics, union, ethnicity, sexual life, criminal matters.
    Special,
}

/// Answers every line of `input`, or of the file named in `args`. Gives the exit code.
///
/// # Errors
/// Writing failed, for instance because the reader of the output went away.
pub fn run(
    args: &RedactArgs,
    input: impl BufRead,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let Some(path) = &args.file else { return answer_all(args, input, out, err) };
    #[expect(clippy::disallowed_methods, reason = "the command line names a file to read")]
    match std::fs::File::open(path) {
        Ok(file) => answer_all(args, io::BufReader::new(file), out, err),
        Err(error) => {
            writeln!(err, "cannot read `{}`: {}", path.display(), error.kind())?;
            Ok(UNUSABLE)
        }
    }
}

fn answer_all(
    args: &RedactArgs,
    mut input: impl BufRead,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let screener = Screener::shipped();
    let mut out = io::BufWriter::new(out);
    let mut code = ALL_ANSWERED;
    let mut bytes = vec![];
    for number in 1_u64.. {
        bytes.clear();
        match input.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) if bytes.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(error) => {
                writeln!(err, "cannot read line {number}: {}", error.kind())?;
                code = UNUSABLE;
                break;
            }
        }
        let answer = line::answer(&screener, args, number, &bytes);
        if answer.is_error() {
            code = SOME_UNREADABLE;
        }
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redact(args: &RedactArgs, input: &str) -> (u8, String) {
        let (mut out, mut err) = (vec![], vec![]);
        let code = run(args, input.as_bytes(), &mut out, &mut err).unwrap();
        (code, String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_text_is_masked_and_its_spans_count_code_points() {
        let line = r#"{"id":"a","lang":"de","text":"Für später 🙂: IBAN DE89 3704 0044 0532 0130 00, ist schwanger."}"#;
        let (code, out) = redact(&RedactArgs::default(), line);
        assert_eq!(code, ALL_ANSWERED);
        let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(answer["text"], "Für später 🙂: IBAN [removed: iban], [removed: health].");
        assert_eq!(answer["spans"][0]["start"], 19);
        assert_eq!(answer["spans"][0]["end"], 46);
        assert_eq!(answer["spans"][1]["label"], "HEALTH");
    }

    #[test]
    fn special_alone_and_spans_alone() {
        let line = r#"{"id":"a","text":"Mail an a.b@web.de, ist schwanger"}"#;
        let special = RedactArgs { only: Some(Only::Special), ..RedactArgs::default() };
        let (_, out) = redact(&special, line);
        assert!(out.contains("a.b@web.de") && out.contains("[removed: health]"), "{out}");
        let (_, out) = redact(&RedactArgs { spans: true, ..RedactArgs::default() }, line);
        assert!(!out.contains("\"text\"") && out.contains("EMAIL"), "{out}");
    }

    #[test]
    fn every_bad_line_is_answered_without_its_content() {
        let input = "{\"id\":\"x\",\"text\":\"gut\"}\n\n{\"id\":\"y\",\"geheim\":1,\"text\":\"\"}\nGeheimnis\n{\"id\":\"z\",\"text\":7}\n";
        let (code, out) = redact(&RedactArgs::default(), input);
        assert_eq!(code, SOME_UNREADABLE);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[1].starts_with(r#"{"id":"y","error":{"line":3,"#), "{}", lines[1]);
        assert!(lines[2].starts_with(r#"{"id":null,"error":{"line":4,"#), "{}", lines[2]);
        assert!(lines[3].starts_with(r#"{"id":"z","error":{"line":5,"#), "{}", lines[3]);
        assert!(!out.contains("eheim"), "{out}");
    }

    #[test]
    fn a_missing_file_is_no_usable_input() {
        let args = RedactArgs { file: Some("no/such/file".into()), ..RedactArgs::default() };
        assert_eq!(redact(&args, "").0, UNUSABLE);
    }
}
