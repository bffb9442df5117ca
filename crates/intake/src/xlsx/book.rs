//! What the workbook says about itself: its sheets, and the day it counts from.

use std::collections::HashMap;

use super::archive::Archive;
use super::xml::{Piece, Xml, attribute};
use crate::Cause;

/// The table of contents of a workbook.
pub(super) struct Book {
    /// Name and part of the sheets that are not hidden, in order.
    pub sheets: Vec<(String, String)>,
    /// Part of the shared strings.
    pub strings: Option<String>,
    /// Part of the styles.
    pub styles: Option<String>,
    /// Days are counted from 1904 instead of 1900.
    pub from_1904: bool,
}

/// Finds the parts by following the relations from the root (ECMA-376 part 2, 6.5).
pub(super) fn read(archive: &Archive) -> Result<Book, Cause> {
    let root = relations(archive, "_rels/.rels", "")?;
    let path = root.with_kind("officeDocument").ok_or(Cause::UnknownFormat)?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let related = relations(archive, &format!("{folder}/_rels/{name}.rels"), folder)?;
    let part = archive.part(&path).ok_or(Cause::UnknownFormat)?;
    let (mut xml, mut ids, mut from_1904) = (Xml::new(part), Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Start(element) if element.local_name().as_ref() == "sheet" => {
                let hidden = attribute(&element, "state").is_some_and(|state| state != "visible");
                let name = attribute(&element, "name").unwrap_or_default().into_owned();
                let id = attribute(&element, "id").filter(|_| !hidden);
                ids.extend(id.map(|id| (name, id.into_owned())));
            }
            Piece::Start(element) if element.local_name().as_ref() == "workbookPr" => {
                let value = attribute(&element, "date1904");
                from_1904 = value.is_some_and(|flag| flag == "1" || flag == "true");
            }
            Piece::Eof => break,
            _ => {}
        }
    }
    let sheets = ids.into_iter().filter_map(|(name, id)| Some((name, related.sheet(&id)?)));
    let sheets = sheets.collect();
    let (strings, styles) = (related.with_kind("sharedStrings"), related.with_kind("styles"));
    Ok(Book { sheets, strings, styles, from_1904 })
}

/// Relations of a part: id to (kind, path).
struct Relations(HashMap<String, (String, String)>);

impl Relations {
    fn with_kind(&self, kind: &str) -> Option<String> {
        self.0.values().find(|(found, _)| found == kind).map(|(_, path)| path.clone())
    }

    fn sheet(&self, id: &str) -> Option<String> {
        self.0.get(id).filter(|(kind, _)| kind == "worksheet").map(|(_, path)| path.clone())
    }
}

fn relations(archive: &Archive, name: &str, folder: &str) -> Result<Relations, Cause> {
    let name = name.trim_start_matches('/');
    let mut xml = Xml::new(archive.part(name).ok_or(Cause::UnknownFormat)?);
    let mut found = HashMap::new();
    loop {
        match xml.next()? {
            Piece::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let value = |name| attribute(&element, name).map(|text| text.into_owned());
                if let (Some(id), Some(kind), Some(target)) =
                    (value("Id"), value("Type"), value("Target"))
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.insert(id, (kind, resolve(folder, &target)));
                }
            }
            Piece::Eof => return Ok(Relations(found)),
            _ => {}
        }
    }
}

/// The path of a target, which is absolute or relative to the folder of its owner.
fn resolve(folder: &str, target: &str) -> String {
    let absolute = target.strip_prefix('/').map(str::to_owned);
    let joined = absolute.unwrap_or_else(|| format!("{folder}/{target}"));
    let mut steps: Vec<&str> = Vec::new();
    for step in joined.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl/a", "../b.xml"), "xl/b.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
    }
}
