//! Cells that a spreadsheet must not take for formulas, and how they read back.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe in front
//! (OWASP, CSV injection) when a file is written. Reading takes the apostrophe away again, so a file
//! that was handed out reads back as the same values.

/// The cell as it is safe in CSV.
pub fn guarded(cell: &str) -> String {
    if dangerous(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell without the apostrophe that [`guarded`] put in front.
pub fn unguarded(mut cell: String) -> String {
    if cell.strip_prefix('\'').is_some_and(dangerous) {
        cell.remove(0);
    }
    cell
}

/// Also behind apostrophes of its own, so that taking one away gives the same value back.
fn dangerous(cell: &str) -> bool {
    let bare = cell.trim_start_matches(['\'', ' ']);
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formula_of_the_corpus_becomes_text() {
        let corpus = [
            "=1+1",
            "+49 170 1234567",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "=cmd|'/c calc'!A0",
            "=HYPERLINK(\"http://x\")",
            " =1+1",
            "'=1",
            "＝1+1",
            "|cmd",
            "%0A=1",
        ];
        for cell in corpus {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
            assert_eq!(unguarded(guarded(cell)), cell);
        }
        for plain in ["Anna", "O'Neill", "'s-Hertogenbosch", "a=b", "1-2", ""] {
            assert_eq!(guarded(plain), plain);
            assert_eq!(unguarded(plain.to_owned()), plain);
        }
    }
}
