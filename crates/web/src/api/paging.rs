//! Lists in pages: a cursor that cannot be made up, so nobody pages into what is not theirs.

use desk::Desk;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use utoipa::ToSchema;

use crate::errors::{Error, Fault, Kind};
use crate::seam::{hex, unhex};

/// Entries of a page unless asked for otherwise.
const USUAL: usize = 50;
/// Entries of a page at most.
const MOST: usize = 200;

/// What a list takes behind the `?`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    limit: Option<usize>,
    cursor: Option<String>,
}

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub struct Listed<T> {
    /// The entries.
    pub items: Vec<T>,
    /// `cursor` of the next page; missing on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Paging {
    /// A page of the usual size from this cursor on, for lists with questions of their own.
    pub const fn at(cursor: Option<String>) -> Self {
        Self { limit: None, cursor }
    }

    /// How many entries.
    ///
    /// # Errors
    /// A fault unless between 1 and 200.
    pub fn limit(&self) -> Result<usize, Error> {
        match self.limit.unwrap_or(USUAL) {
            limit @ 1..=MOST => Ok(limit),
            _ => {
                let wrong = Fault::saying(Kind::Invalid, |t| t.api_bad_limit().to_owned());
                Err(wrong.at("limit").into())
            }
        }
    }

    /// Where to go on in the list of this name; `None` at its beginning.
    ///
    /// # Errors
    /// A fault for a cursor that is not ours, or another list's.
    pub fn after(&self, desk: &Desk, list: &str) -> Result<Option<String>, Error> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let ours = cursor.rsplit_once('.').and_then(|(position, tag)| {
            let fits = unhex(tag)?.ct_eq(&tag_of(desk, list, position)).into();
            if fits { Some(position.to_owned()) } else { None }
        });
        let wrong = || Fault::saying(Kind::Invalid, |t| t.api_bad_cursor().to_owned()).at("cursor");
        ours.map(Some).ok_or_else(|| wrong().into())
    }
}

/// The cursor that goes on after this position of the list.
pub fn cursor(desk: &Desk, list: &str, position: &str) -> String {
    format!("{position}.{}", hex(tag_of(desk, list, position)))
}

fn tag_of(desk: &Desk, list: &str, position: &str) -> [u8; 16] {
    desk.cursor_tag(&format!("{list} {position}"))
}
