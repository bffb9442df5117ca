//! How a file is written, as a program says it and is told.

use desk::import::{FileLook, Layout, NO_SETTING, Preview};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a file is written, where it is detected wrongly. What is left out is detected; it counts for
/// the next file of the source with the same columns, too.
#[derive(Deserialize, Serialize, Clone, Default, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"encoding": "WINDOWS-1252", "delimiter": "SEMICOLON", "header_row": 3}))]
pub struct FileSettings {
    /// `UTF-8`, `WINDOWS-1252`, `ISO-8859-15`, `CP850`, `MACINTOSH`, `WINDOWS-1250`, `UTF-16LE`,
    /// `UTF-16BE`; told, also `ASCII`.
    pub encoding: Option<String>,
    /// `SEMICOLON`, `COMMA`, `TAB`, `PIPE`, `COLON`, `CARET`, `TILDE`, `HASH`, or the sign itself.
    pub delimiter: Option<String>,
    /// What encloses cells: `DOUBLE`, `SINGLE`, `NONE`.
    pub quote: Option<String>,
    /// Line that names the columns, from 1; 0 where none does.
    pub header_row: Option<u32>,
    /// Sheet of a workbook, from 1, hidden ones not counted.
    pub sheet: Option<u32>,
    /// The order in dates such as `1/2/1990`, where no cell of the column settles it: `DAY_FIRST`,
    /// `MONTH_FIRST`.
    pub dates: Option<String>,
}

/// How a file is read.
#[derive(Serialize, ToSchema)]
pub struct FileView {
    /// Every setting as it is in force.
    settings: FileSettings,
    /// Whether they are those of the last file of the source with the same columns.
    remembered: bool,
    /// Names of the sheets of a workbook that are not hidden.
    sheets: Vec<String>,
}

impl FileSettings {
    /// The settings; what is not said is detected.
    ///
    /// # Errors
    /// `NO_SETTING`.
    pub fn layout(&self) -> desk::Result<Layout> {
        let number = |said: Option<u32>| said.map(|number| number.to_string());
        let said = [
            self.encoding.clone(),
            self.delimiter.clone(),
            self.quote.clone(),
            number(self.header_row),
            number(self.sheet),
            self.dates.clone(),
        ];
        let mut layout = Layout::default();
        for (name, said) in Layout::NAMES.into_iter().zip(said) {
            let Some(said) = said else { continue };
            if !layout.set(name, &said) {
                return Err(NO_SETTING.into());
            }
        }
        Ok(layout)
    }

    /// Whether anything is said.
    pub fn is_said(&self) -> bool {
        let Self { encoding, delimiter, quote, header_row, sheet, dates } = self;
        let words = [encoding, delimiter, quote, dates].iter().any(|word| word.is_some());
        words || header_row.is_some() || sheet.is_some()
    }

    fn told(layout: Layout) -> Self {
        let word = |word: String| Some(word).filter(|word| !word.is_empty());
        let [encoding, delimiter, quote, _, _, dates] = layout.words().map(word);
        Self { encoding, delimiter, quote, header_row: layout.header, sheet: layout.sheet, dates }
    }
}

impl FileView {
    /// What a preview found.
    pub fn of(look: &Preview, file: FileLook) -> Self {
        Self {
            settings: FileSettings::told(look.as_read),
            remembered: look.remembered,
            sheets: file.glance.sheets,
        }
    }
}
