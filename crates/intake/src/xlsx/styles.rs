//! Which number format each style of a workbook has.

use std::collections::HashMap;

use super::number::Shown;
use super::xml::{Piece, Xml, attribute};
use crate::Cause;

/// Styles of honest workbooks number in the hundreds; Excel itself allows 65,490.
const STYLES: usize = 65_536;

/// How numbers are shown, by the number of the style that a cell names.
pub(super) fn read(mut xml: Xml) -> Result<Vec<Shown>, Cause> {
    let (mut own, mut styles, mut in_cells) = (HashMap::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Start(element) => {
                let number =
                    |name| attribute(&element, name).and_then(|text| text.parse::<u32>().ok());
                match element.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&element, "formatCode").unwrap_or_default();
                        own.extend(number("numFmtId").map(|id| (id, Shown::of_code(&code))));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = number("numFmtId").unwrap_or_default();
                        styles.push(own.get(&id).copied().unwrap_or_else(|| Shown::built_in(id)));
                    }
                    _ => {}
                }
            }
            Piece::End(element) if element.local_name().as_ref() == "cellXfs" => in_cells = false,
            Piece::Eof => return Ok(styles),
            _ => {}
        }
        if styles.len() + own.len() > 2 * STYLES {
            return Err(Cause::Bomb);
        }
    }
}
