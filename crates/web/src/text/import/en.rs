use desk::import::{DateOrder, Delimiter, Encoding, Quote};

use super::ImportText;
use crate::text::En;
use crate::text::FrameText as _;

impl ImportText for En {
    fn import_title(&self) -> &'static str {
        "Import"
    }
    fn import_rows_read(&self, done: u64, of: u64) -> String {
        format!("{} of {} rows read", self.number(done), self.number(of))
    }
    fn import_lead(&self) -> &'static str {
        "Take files in, with origin, checks and a report."
    }
    fn import_new(&self) -> &'static str {
        "Take in a file"
    }
    fn import_none(&self) -> &'static str {
        "Nothing taken in yet"
    }
    fn import_none_text(&self) -> &'static str {
        "CSV, Excel or vCards: the file is sealed, checked, and taken over only after your go-ahead."
    }
    fn import_file(&self) -> &'static str {
        "File"
    }
    fn import_file_hint(&self) -> &'static str {
        "CSV, XLSX or vCard, up to 1 GB."
    }
    fn import_step_file(&self) -> &'static str {
        "File and origin"
    }
    fn import_step_map(&self) -> &'static str {
        "Columns and preview"
    }
    fn import_step_run(&self) -> &'static str {
        "Take in"
    }
    fn import_source_hint(&self) -> &'static str {
        "Where does the list come from? That decides what may be stored."
    }
    fn import_follows(&self) -> &'static str {
        "What follows"
    }
    fn import_country(&self) -> &'static str {
        "Country"
    }
    fn import_country_hint(&self) -> &'static str {
        "For rows that name none; telephone numbers are read by it."
    }
    fn import_party(&self) -> &'static str {
        "Who are the people?"
    }
    fn import_party_hint(&self) -> &'static str {
        "Rows with a firm always count as business."
    }
    fn import_evidence(&self) -> &'static str {
        "Evidence of the origin"
    }
    fn import_evidence_hint(&self) -> &'static str {
        "Needed for lists that do not come from the people themselves. Without supplier, contract and occasion every row waits or fails (R-SRC-02). Kept sealed."
    }
    fn import_supplier(&self) -> &'static str {
        "Supplier with address"
    }
    fn import_contract(&self) -> &'static str {
        "Contract or order, name of the list"
    }
    fn import_delivered(&self) -> &'static str {
        "Day of delivery"
    }
    fn import_occasion(&self) -> &'static str {
        "Who collected the data, when and on what occasion?"
    }
    fn import_claimed(&self) -> &'static str {
        "Claimed legal basis, wording of the consent"
    }
    fn import_upload(&self) -> &'static str {
        "Upload and look"
    }
    fn import_column(&self) -> &'static str {
        "Column"
    }
    fn import_samples(&self) -> &'static str {
        "Examples"
    }
    fn import_target(&self) -> &'static str {
        "becomes"
    }
    fn import_look_again(&self) -> &'static str {
        "Renew the preview"
    }
    fn import_run(&self) -> &'static str {
        "Take in now"
    }
    fn import_cancel(&self) -> &'static str {
        "Discard"
    }
    fn import_uncertain(&self) -> &'static str {
        "The character encoding is a guess: please check the umlauts in the examples."
    }
    fn import_counts(&self) -> &'static str {
        "What becomes of the rows"
    }
    fn import_faults(&self) -> &'static str {
        "Faults"
    }
    fn import_line(&self) -> &'static str {
        "Line"
    }
    fn import_cause(&self) -> &'static str {
        "Cause"
    }
    fn import_rows(&self) -> &'static str {
        "Rows"
    }
    fn import_state(&self) -> &'static str {
        "State"
    }
    fn import_when(&self) -> &'static str {
        "When"
    }
    fn import_taken(&self) -> &'static str {
        "taken in"
    }
    fn import_running(&self) -> &'static str {
        "Running"
    }
    fn import_interrupted(&self) -> &'static str {
        "Interrupted"
    }
    fn import_interrupted_text(&self) -> &'static str {
        "Taking in was interrupted. It goes on behind the last finished row; no row is read twice."
    }
    fn import_resume(&self) -> &'static str {
        "Go on"
    }
    fn import_done(&self) -> &'static str {
        "Done"
    }
    fn import_undone(&self) -> &'static str {
        "Undone"
    }
    fn import_stopped(&self) -> &'static str {
        "Stopped"
    }
    fn import_waiting(&self) -> &'static str {
        "Uploaded"
    }
    fn import_stop(&self) -> &'static str {
        "Stop"
    }
    fn import_undo(&self) -> &'static str {
        "Undo"
    }
    fn import_undo_sure(&self) -> &'static str {
        "Undo the whole import?"
    }
    fn import_rejected(&self) -> &'static str {
        "Rejected rows and cells"
    }
    fn import_rejected_none(&self) -> &'static str {
        "All rows and cells could be read."
    }
    fn import_rejected_hint(&self) -> &'static str {
        "Place and cause only; the content is not kept."
    }
    fn import_download(&self) -> &'static str {
        "Download as CSV"
    }
    fn import_whole_row(&self) -> &'static str {
        "whole row"
    }
    fn import_of_report(&self) -> &'static str {
        "Report"
    }
    fn import_look_failed(&self) -> &'static str {
        "This file cannot be read"
    }
    fn import_overlap_title(&self) -> &'static str {
        "Already in the customer base"
    }
    fn import_unkept(&self) -> &'static str {
        "Not stored: the register keeps no such data."
    }
    fn import_overlap_list(&self) -> &'static str {
        "Also in"
    }
    fn import_overlap(&self, known: u64, rows: u64) -> String {
        format!(
            "{} of the {} rows looked at are about people who are known already.",
            self.number(known),
            self.number(rows)
        )
    }
    fn import_looked_at(&self, rows: u64) -> String {
        format!("The first {} rows, nothing stored yet", self.number(rows))
    }
    fn import_rows_done(&self, rows: u64) -> String {
        format!("{} rows decided", self.number(rows))
    }
    fn import_in_quarantine(&self, rows: u64) -> String {
        format!("{} rows wait in quarantine", self.number(rows))
    }
    fn import_again(&self) -> &'static str {
        "Exactly this file was taken in from this source before; nothing was changed. This is its report."
    }
    fn import_settings(&self) -> &'static str {
        "How the file is read"
    }
    fn import_settings_hint(&self) -> &'static str {
        "If something is wrong, change it here: the preview follows at once. The settings also count for the next file of this source with the same columns."
    }
    fn import_settings_remembered(&self) -> &'static str {
        "Set as the last time."
    }
    fn import_settings_changed(&self) -> &'static str {
        "The settings of the file are changed. Please look at the new preview, then import."
    }
    fn import_lines(&self) -> &'static str {
        "Beginning of the file"
    }
    fn import_names_columns(&self) -> &'static str {
        "column names"
    }
    fn import_encoding(&self) -> &'static str {
        "Encoding"
    }
    fn import_delimiter(&self) -> &'static str {
        "Delimiter"
    }
    fn import_quote(&self) -> &'static str {
        "Quotes around cells"
    }
    fn import_header_row(&self) -> &'static str {
        "Line with the column names"
    }
    fn import_header_none(&self) -> &'static str {
        "none, all lines are data"
    }
    fn import_sheet(&self) -> &'static str {
        "Sheet"
    }
    fn import_dates(&self) -> &'static str {
        "Dates such as 1/2/1990"
    }
    fn import_automatic(&self, found: &str) -> String {
        match found {
            "" => "automatic".to_owned(),
            found => format!("automatic: {found}"),
        }
    }
    fn import_header_line(&self, line: u64) -> String {
        format!("line {line}")
    }
    fn import_encoding_name(&self, encoding: Encoding) -> &'static str {
        match encoding {
            Encoding::Ascii => "basic signs only (ASCII)",
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 (little endian)",
            Encoding::Utf16Be => "UTF-16 (big endian)",
            Encoding::Windows1252 => "Windows-1252 (Western)",
            Encoding::Iso8859_15 => "ISO-8859-15 (Western with €)",
            Encoding::Windows1250 => "Windows-1250 (Central European)",
            Encoding::Macintosh => "Mac Roman",
            Encoding::Cp850 => "DOS (CP 850)",
        }
    }
    fn import_delimiter_name(&self, delimiter: Delimiter) -> &'static str {
        match delimiter {
            Delimiter::Semicolon => "semicolon ;",
            Delimiter::Comma => "comma ,",
            Delimiter::Tab => "tab",
            Delimiter::Pipe => "vertical bar |",
            Delimiter::Colon => "colon :",
            Delimiter::Caret => "caret ^",
            Delimiter::Tilde => "tilde ~",
            Delimiter::Hash => "hash #",
        }
    }
    fn import_quote_name(&self, quote: Quote) -> &'static str {
        match quote {
            Quote::Double => "double \"",
            Quote::Single => "single '",
            Quote::None => "none",
        }
    }
    fn import_order_name(&self, order: DateOrder) -> &'static str {
        match order {
            DateOrder::DayFirst => "day first: 1 February",
            DateOrder::MonthFirst => "month first: 2 January",
        }
    }
    fn import_order_settled(&self, order: DateOrder) -> &'static str {
        match order {
            DateOrder::DayFirst => {
                "1/2/1990 counts as 1 February here: other cells of the column have the day first."
            }
            DateOrder::MonthFirst => {
                "1/2/1990 counts as 2 January here: other cells of the column have the month first."
            }
        }
    }
}
