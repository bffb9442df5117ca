//! Why something in a file could not be read, with words and a way out in both languages.

use law::refusal::Words;

law::vocabulary! {
    /// Why something in a file could not be read. Kept by number with the faults of an import.
    Cause {
        Empty = 1 "EMPTY",
        HeaderOnly = 2 "HEADER_ONLY",
        DuplicateColumn = 3 "DUPLICATE_COLUMN",
        MissingColumn = 4 "MISSING_COLUMN",
        UnbalancedQuotes = 5 "UNBALANCED_QUOTES",
        CellTooLong = 6 "CELL_TOO_LONG",
        LineTooLong = 7 "LINE_TOO_LONG",
        WrongEncoding = 8 "WRONG_ENCODING",
        TooManyCells = 9 "TOO_MANY_CELLS",
        TooFewCells = 10 "TOO_FEW_CELLS",
        NulByte = 11 "NUL_BYTE",
        UnknownFormat = 12 "UNKNOWN_FORMAT",
        OldWorkbook = 13 "OLD_WORKBOOK",
        EncryptedWorkbook = 14 "ENCRYPTED_WORKBOOK",
        DamagedWorkbook = 15 "DAMAGED_WORKBOOK",
        Bomb = 16 "BOMB",
        TooManyRows = 17 "TOO_MANY_ROWS",
        FormulaError = 18 "FORMULA_ERROR",
        BrokenCard = 19 "BROKEN_CARD",
        ValuesLeftOut = 20 "VALUES_LEFT_OUT",
        FileTooLarge = 21 "FILE_TOO_LARGE",
        ReadFailed = 22 "READ_FAILED",
        TargetTwice = 23 "TARGET_TWICE",
    }
}

impl Cause {
    /// Whether nothing more can be read from the file behind this.
    pub const fn stops_reading(self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::UnknownFormat
                | Self::OldWorkbook
                | Self::EncryptedWorkbook
                | Self::DamagedWorkbook
                | Self::Bomb
                | Self::TooManyRows
                | Self::FileTooLarge
                | Self::ReadFailed
        )
    }

    /// What is wrong.
    pub const fn words(self) -> Words {
        let (de, en) = match self {
            Self::Empty => ("die Datei ist leer", "the file is empty"),
            Self::HeaderOnly => {
                ("die Datei enthält nur eine Kopfzeile", "the file contains a header only")
            }
            Self::DuplicateColumn => (
                "die Spaltenüberschrift kommt mehrfach vor",
                "the column name occurs more than once",
            ),
            Self::MissingColumn => (
                "keine Spalte enthält Name, Firma, E-Mail oder Telefon",
                "no column holds a name, a firm, an e-mail address or a phone number",
            ),
            Self::UnbalancedQuotes => {
                ("ein Anführungszeichen wird nicht geschlossen", "a quotation mark is not closed")
            }
            Self::CellTooLong => ("die Zelle ist zu lang", "the cell is too long"),
            Self::LineTooLong => ("die Zeile ist zu lang", "the line is too long"),
            Self::WrongEncoding => (
                "die Zeile passt nicht zur Zeichenkodierung der Datei",
                "the line does not fit the character encoding of the file",
            ),
            Self::TooManyCells => (
                "die Zeile hat mehr Zellen als die Kopfzeile",
                "the row has more cells than the header",
            ),
            Self::TooFewCells => (
                "die Zeile hat weniger Zellen als die Kopfzeile",
                "the row has fewer cells than the header",
            ),
            Self::NulByte => ("die Zelle enthält Nullzeichen", "the cell contains NUL characters"),
            Self::UnknownFormat => (
                "die Datei ist keine Tabelle und keine Visitenkarte",
                "the file is neither a table nor a vCard",
            ),
            Self::OldWorkbook => {
                ("die Arbeitsmappe hat das alte Format XLS", "the workbook has the old format XLS")
            }
            Self::EncryptedWorkbook => (
                "die Arbeitsmappe ist mit einem Kennwort geschützt",
                "the workbook is protected by a password",
            ),
            Self::DamagedWorkbook => ("die Arbeitsmappe ist beschädigt", "the workbook is damaged"),
            Self::Bomb => (
                "die Datei würde entpackt unverhältnismäßig groß",
                "the file would become disproportionately large when unpacked",
            ),
            Self::TooManyRows => ("die Datei hat zu viele Zeilen", "the file has too many rows"),
            Self::FormulaError => (
                "die Formel der Zelle ergibt einen Fehler",
                "the formula of the cell gives an error",
            ),
            Self::BrokenCard => ("die Visitenkarte ist unvollständig", "the vCard is incomplete"),
            Self::ValuesLeftOut => (
                "die Visitenkarte hat mehr Werte einer Art, als übernommen werden",
                "the vCard has more values of one kind than are taken over",
            ),
            Self::FileTooLarge => ("die Datei ist zu groß", "the file is too large"),
            Self::ReadFailed => (
                "die Datei konnte nicht zu Ende gelesen werden",
                "the file could not be read to its end",
            ),
            Self::TargetTwice => {
                ("zwei Spalten haben dasselbe Ziel", "two columns have the same target")
            }
        };
        Words { de, en }
    }

    /// What a clerk can do about it.
    pub const fn way_out(self) -> Words {
        let (de, en) = match self {
            Self::Empty | Self::HeaderOnly => (
                "Datei neu exportieren und prüfen, ob der Export Zeilen enthält",
                "export the file again and check that the export contains rows",
            ),
            Self::DuplicateColumn => (
                "in der Zuordnung festlegen, welche der Spalten gilt, und die andere auslassen",
                "choose in the mapping which of the columns counts and leave the other out",
            ),
            Self::MissingColumn => (
                "in der Zuordnung mindestens eine dieser Spalten bestimmen",
                "assign at least one of these columns in the mapping",
            ),
            Self::UnbalancedQuotes => (
                "Anführungszeichen in der Zeile schließen oder verdoppeln und die Zeile erneut einlesen",
                "close or double the quotation mark in the line and import the line again",
            ),
            Self::CellTooLong | Self::LineTooLong => (
                "prüfen, ob dort ein Anführungszeichen fehlt oder eine Datei eingefügt wurde; Zelle kürzen",
                "check whether a quotation mark is missing or a file was pasted there; shorten the cell",
            ),
            Self::WrongEncoding => (
                "Datei einheitlich als UTF-8 speichern oder die Kodierung beim Einlesen wählen",
                "save the whole file as UTF-8 or choose the encoding when importing",
            ),
            Self::TooManyCells | Self::TooFewCells => (
                "Trennzeichen und Anführungszeichen in der Zeile prüfen und die Zeile erneut einlesen",
                "check delimiters and quotation marks in the line and import the line again",
            ),
            Self::NulByte => (
                "Datei im Ursprungsprogramm neu exportieren; sie wurde vermutlich beschädigt",
                "export the file again from its program; it was probably damaged",
            ),
            Self::UnknownFormat | Self::OldWorkbook => (
                "Datei als XLSX, CSV oder vCard speichern und erneut einlesen",
                "save the file as XLSX, CSV or vCard and import it again",
            ),
            Self::EncryptedWorkbook => (
                "Kennwortschutz im Tabellenprogramm entfernen und die Datei erneut einlesen",
                "remove the password in the spreadsheet program and import the file again",
            ),
            Self::DamagedWorkbook => (
                "Datei im Tabellenprogramm öffnen, neu speichern und erneut einlesen",
                "open the file in a spreadsheet program, save it anew and import it again",
            ),
            Self::Bomb => (
                "Herkunft der Datei klären; im Zweifel als CSV speichern und diese Datei einlesen",
                "find out where the file came from; if in doubt save it as CSV and import that file",
            ),
            Self::TooManyRows | Self::FileTooLarge => (
                "Datei in mehrere kleinere Dateien teilen",
                "split the file into several smaller ones",
            ),
            Self::FormulaError => (
                "Formel berichtigen oder durch ihren Wert ersetzen",
                "correct the formula or replace it by its value",
            ),
            Self::BrokenCard => (
                "Visitenkarte im Adressbuch neu exportieren",
                "export the vCard again from the address book",
            ),
            Self::ValuesLeftOut => (
                "die übrigen Werte nach dem Einlesen von Hand ergänzen",
                "add the remaining values by hand after the import",
            ),
            Self::ReadFailed => (
                "Datei erneut hochladen; der Vorgang setzt dort fort, wo er stand",
                "upload the file again; the import continues where it stood",
            ),
            Self::TargetTwice => (
                "einer der beiden Spalten ein anderes Ziel geben oder sie auslassen",
                "give one of the two columns another target or leave it out",
            ),
        };
        Words { de, en }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_speaks_both_languages() {
        for cause in Cause::ALL {
            for words in [cause.words(), cause.way_out()] {
                assert!(!words.de.is_empty() && !words.en.is_empty() && words.de != words.en);
                assert!(!words.en.ends_with('.') && !words.de.ends_with('.'));
            }
            assert_eq!(Cause::from_code(cause.code()), Some(*cause));
        }
    }
}
