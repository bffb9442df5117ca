//! `/people/{id}/files/…`: files and pictures of a person.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use desk::files::{MAX_FILE, NewFile};
use law::ids::ObjectId;

use super::words;
use crate::errors::{Answer, Error, Fault, Kind};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Place, Upload};
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::{Ask, unhex};
use crate::server::limits::BodyLimit;

#[derive(Template)]
#[template(path = "people/file.html")]
struct FilePage {
    frame: Frame,
    id: String,
    sources: Vec<Choice>,
    activities: Vec<Choice>,
    error: String,
}

impl FilePage {
    fn new(frame: Frame, ask: &Ask, id: String) -> Self {
        let (lang, register) = (frame.lang, ask.behind().register());
        let by_hand = register.source_coded("by_hand").map_or(0, |s| s.id);
        let open = ask.behind().writing_activities(&ask.call());
        let activity = |a: u16| words::choice(a, words::activity(lang, &register, a), false);
        Self {
            sources: words::or(frame.t.people_choose(), words::sources(lang, &register, by_hand)),
            activities: open.into_iter().map(activity).collect(),
            error: String::new(),
            frame,
            id,
        }
    }
}

/// The form.
///
/// # Errors
/// Not found for a malformed id.
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    super::person(&id)?;
    html(&FilePage::new(frame, &ask, id))
}

/// Takes the file.
///
/// # Errors
/// Those of [`desk::Desk::keep_file`] that belong to no field.
pub async fn keep(frame: Frame, ask: Ask, Place(id): Place<String>, mut form: Upload) -> Answer {
    let person = super::person(&id)?;
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(mut field) = form.field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let called = field.file_name().map(str::to_owned);
        let limit = if name == "file" { MAX_FILE } else { 10_000 };
        let mut bytes = Vec::new();
        while let Some(piece) = Upload::chunk(&mut field).await? {
            bytes.extend_from_slice(&piece);
            if bytes.len() > limit {
                return Err(Fault::too_large(BodyLimit::FILE.content).into());
            }
        }
        match called {
            Some(called) if name == "file" => file = Some((called, bytes)),
            _ => {
                let value = String::from_utf8(bytes).map_err(|_| Fault::new(Kind::Malformed))?;
                pairs.push((name, value));
            }
        }
    }
    let mut fields = Fields::new(pairs);
    let source = fields.one("source")?.parse().unwrap_or_default();
    let activity = fields.all("activity").pop().and_then(|a| a.parse().ok());
    let photo = fields.tick("photo");
    fields.done()?;
    let (name, bytes) = file.ok_or_else(|| Fault::new(Kind::Malformed))?;
    let new = NewFile { name, bytes, photo, source, activity };
    match ask.desk(move |desk, call| Ok(desk.keep_file(call, person, &new))).await? {
        Ok(_) => done(&format!("/people/{person}"), Notice::Saved),
        Err(desk::Error::Fault(fault)) if fault.field.is_some() => {
            let mut page = FilePage::new(frame, &ask, id);
            page.error = page.frame.lang.of(fault.words).to_owned();
            html(&page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The file itself, to be saved; never shown inside a page of ours.
///
/// # Errors
/// Those of [`desk::Desk::fetch_file`].
pub async fn fetch(ask: Ask, Place((id, file)): Place<(String, String)>) -> Answer {
    let (person, file) = (super::person(&id)?, object(&file)?);
    let fetched = ask.desk(move |desk, call| desk.fetch_file(call, person, file)).await?;
    let mut response: Response = Body::from(fetched.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(fetched.media.word()));
    let named = HeaderValue::from_str(&disposition(&fetched.name));
    let bare = HeaderValue::from_static("attachment");
    headers.insert(header::CONTENT_DISPOSITION, named.unwrap_or(bare));
    Ok(response)
}

/// Removes it.
///
/// # Errors
/// Those of [`desk::Desk::remove_file`].
pub async fn remove(
    ask: Ask,
    Place((id, file)): Place<(String, String)>,
    fields: Fields,
) -> Answer {
    let (person, file) = (super::person(&id)?, object(&file)?);
    fields.done()?;
    ask.desk(move |desk, call| desk.remove_file(call, person, file)).await?;
    done(&format!("/people/{person}"), Notice::Deleted)
}

fn object(id: &str) -> Result<ObjectId, Error> {
    unhex(id).map(ObjectId).ok_or_else(|| Fault::not_found().into())
}

/// A name for saving, every byte but letters and digits escaped (RFC 6266, RFC 5987).
fn disposition(name: &str) -> String {
    let escaped: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename*=UTF-8''{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_the_header() {
        let said = disposition("Änderung \"1\"\r\nX: y.pdf");
        assert_eq!(said, "attachment; filename*=UTF-8''%C3%84nderung%20%221%22%0D%0AX%3A%20y.pdf");
    }
}
