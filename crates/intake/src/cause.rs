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
        AboveHeader = 24 "ABOVE_HEADER",
        NobodysCard = 25 "NOBODYS_CARD",
        NoHeaderRow = 26 "NO_HEADER_ROW",
        NoSuchSheet = 27 "NO_SUCH_SHEET",
        EmptySheet = 28 "EMPTY_SHEET",
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
}

/// What is wrong, and what a clerk can do about it; German and English each.
macro_rules! causes {
    ($($cause:ident { $de:literal, $en:literal; $way_de:literal, $way_en:literal })*) => {
        impl Cause {
            /// What is wrong.
            pub const fn words(self) -> Words {
                match self { $(Self::$cause => Words { de: $de, en: $en },)* }
            }

            /// What a clerk can do about it.
            pub const fn way_out(self) -> Words {
                match self { $(Self::$cause => Words { de: $way_de, en: $way_en },)* }
            }

            /// Both in one sentence.
            pub const fn advice(self) -> Words {
                match self {
                    $(Self::$cause => Words {
                        de: concat!($de, ": ", $way_de),
                        en: concat!($en, ": ", $way_en),
                    },)*
                }
            }
        }
    };
}

causes! {
    Empty {
        "die Datei ist leer", "the file is empty";
        "Datei neu exportieren und prüfen, ob der Export Zeilen enthält",
        "export the file again and check that the export contains rows"
    }
    HeaderOnly {
        "die Datei enthält nur eine Kopfzeile", "the file contains a header only";
        "Datei neu exportieren und prüfen, ob der Export Zeilen enthält",
        "export the file again and check that the export contains rows"
    }
    DuplicateColumn {
        "die Spaltenüberschrift kommt mehrfach vor", "the column name occurs more than once";
        "in der Zuordnung festlegen, welche der Spalten gilt, und die andere auslassen",
        "choose in the mapping which of the columns counts and leave the other out"
    }
    MissingColumn {
        "keine Spalte enthält Name, Firma, E-Mail oder Telefon", "no column holds a name, a firm, an e-mail address or a phone number";
        "in der Zuordnung mindestens eine dieser Spalten bestimmen",
        "assign at least one of these columns in the mapping"
    }
    UnbalancedQuotes {
        "ein Anführungszeichen wird nicht geschlossen", "a quotation mark is not closed";
        "Anführungszeichen in der Zeile schließen oder verdoppeln und die Zeile erneut einlesen",
        "close or double the quotation mark in the line and import the line again"
    }
    CellTooLong {
        "die Zelle ist zu lang", "the cell is too long";
        "prüfen, ob dort ein Anführungszeichen fehlt oder eine Datei eingefügt wurde; Zelle kürzen",
        "check whether a quotation mark is missing or a file was pasted there; shorten the cell"
    }
    LineTooLong {
        "die Zeile ist zu lang", "the line is too long";
        "prüfen, ob dort ein Anführungszeichen fehlt oder eine Datei eingefügt wurde; Zelle kürzen",
        "check whether a quotation mark is missing or a file was pasted there; shorten the cell"
    }
    WrongEncoding {
        "die Zeile passt nicht zur Zeichenkodierung der Datei", "the line does not fit the character encoding of the file";
        "die ganze Datei als UTF-8 speichern und erneut einlesen; was schon da ist, bleibt einmal da",
        "save the whole file as UTF-8 and import it again; what is there already stays there once"
    }
    TooManyCells {
        "die Zeile hat mehr Zellen als die Kopfzeile", "the row has more cells than the header";
        "Trennzeichen und Anführungszeichen in der Zeile prüfen und die Zeile erneut einlesen",
        "check delimiters and quotation marks in the line and import the line again"
    }
    TooFewCells {
        "die Zeile hat weniger Zellen als die Kopfzeile", "the row has fewer cells than the header";
        "Trennzeichen und Anführungszeichen in der Zeile prüfen und die Zeile erneut einlesen",
        "check delimiters and quotation marks in the line and import the line again"
    }
    NulByte {
        "die Zelle enthält Nullzeichen", "the cell contains NUL characters";
        "Datei im Ursprungsprogramm neu exportieren; sie wurde vermutlich beschädigt",
        "export the file again from its program; it was probably damaged"
    }
    UnknownFormat {
        "die Datei ist keine Tabelle und keine Visitenkarte", "the file is neither a table nor a vCard";
        "Datei als XLSX, CSV oder vCard speichern und erneut einlesen",
        "save the file as XLSX, CSV or vCard and import it again"
    }
    OldWorkbook {
        "die Arbeitsmappe hat das alte Format XLS", "the workbook has the old format XLS";
        "Datei als XLSX, CSV oder vCard speichern und erneut einlesen",
        "save the file as XLSX, CSV or vCard and import it again"
    }
    EncryptedWorkbook {
        "die Arbeitsmappe ist mit einem Kennwort geschützt", "the workbook is protected by a password";
        "Kennwortschutz im Tabellenprogramm entfernen und die Datei erneut einlesen",
        "remove the password in the spreadsheet program and import the file again"
    }
    DamagedWorkbook {
        "die Arbeitsmappe ist beschädigt", "the workbook is damaged";
        "Datei im Tabellenprogramm öffnen, neu speichern und erneut einlesen",
        "open the file in a spreadsheet program, save it anew and import it again"
    }
    Bomb {
        "die Datei würde entpackt unverhältnismäßig groß", "the file would become disproportionately large when unpacked";
        "Herkunft der Datei klären; im Zweifel als CSV speichern und diese Datei einlesen",
        "find out where the file came from; if in doubt save it as CSV and import that file"
    }
    TooManyRows {
        "die Datei hat zu viele Zeilen", "the file has too many rows";
        "Datei in mehrere kleinere Dateien teilen",
        "split the file into several smaller ones"
    }
    FormulaError {
        "die Formel der Zelle ergibt einen Fehler", "the formula of the cell gives an error";
        "Formel berichtigen oder durch ihren Wert ersetzen",
        "correct the formula or replace it by its value"
    }
    BrokenCard {
        "die Visitenkarte ist unvollständig", "the vCard is incomplete";
        "Visitenkarte im Adressbuch neu exportieren",
        "export the vCard again from the address book"
    }
    ValuesLeftOut {
        "die Visitenkarte hat mehr Werte einer Art, als übernommen werden", "the vCard has more values of one kind than are taken over";
        "die übrigen Werte nach dem Einlesen von Hand ergänzen",
        "add the remaining values by hand after the import"
    }
    FileTooLarge {
        "die Datei ist zu groß", "the file is too large";
        "Datei in mehrere kleinere Dateien teilen",
        "split the file into several smaller ones"
    }
    ReadFailed {
        "die Datei konnte nicht zu Ende gelesen werden", "the file could not be read to its end";
        "Datei erneut hochladen; der Vorgang setzt dort fort, wo er stand",
        "upload the file again; the import continues where it stood"
    }
    TargetTwice {
        "zwei Spalten haben dasselbe Ziel", "two columns have the same target";
        "einer der beiden Spalten ein anderes Ziel geben oder sie auslassen",
        "give one of the two columns another target or leave it out"
    }
    AboveHeader {
        "die Zeile steht über den Spaltenüberschriften und wurde ausgelassen", "the row stands above the column names and was left out";
        "nichts zu tun, wenn sie nur ein Titel ist; sonst unter die Überschriften setzen und die Datei erneut einlesen",
        "nothing to do if it is a mere title; else move it below the column names and import the file again"
    }
    NobodysCard {
        "die Visitenkarte ist eine Gruppe oder ein Gerät und keine Person", "the vCard is a group or a device, not a person";
        "nichts zu tun; die Mitglieder als einzelne Visitenkarten einlesen",
        "nothing to do; import the members as vCards of their own"
    }
    NoHeaderRow {
        "in der gewählten Zeile stehen keine Spaltennamen", "the chosen line holds no column names";
        "die Nummer einer Zeile mit Inhalt wählen, oder 0, wenn keine die Spalten nennt",
        "choose the number of a line with content, or 0 if none names the columns"
    }
    NoSuchSheet {
        "die Arbeitsmappe hat dieses Blatt nicht", "the workbook has no such sheet";
        "die Nummer eines sichtbaren Blattes wählen, von links gezählt ab 1",
        "choose the number of a visible sheet, counted from the left from 1"
    }
    EmptySheet {
        "das gewählte Blatt ist leer", "the chosen sheet is empty";
        "ein anderes Blatt wählen", "choose another sheet"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_speaks_both_languages() {
        for cause in Cause::ALL {
            assert!(cause.advice().de.ends_with(cause.way_out().de));
            for words in [cause.words(), cause.way_out()] {
                assert!(!words.de.is_empty() && !words.en.is_empty() && words.de != words.en);
                assert!(!words.en.ends_with('.') && !words.de.ends_with('.'));
            }
            assert_eq!(Cause::from_code(cause.code()), Some(*cause));
        }
    }
}
