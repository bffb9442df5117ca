//! The register as a TOML file: `/register/register.toml` and `/register/upload`.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use desk::register;

use crate::errors::{Answer, Error, Fault, Kind};
use crate::frame::{Frame, Notice};
use crate::input::Upload;
use crate::page::{done, html};
use crate::seam::Ask;

/// A register is a text of some ten kilobytes.
const LARGEST: usize = 512 * 1024;

#[derive(Template)]
#[template(path = "register/upload.html")]
struct UploadPage {
    frame: Frame,
    version: i64,
    wrong: Vec<String>,
}

/// The register in force as a file.
///
/// # Errors
/// Failures only.
pub async fn download(ask: Ask) -> Answer {
    let text = ask.desk(|desk, _| desk.export_register()).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"register.toml\""),
    ];
    Ok((headers, text).into_response())
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let (version, _) = ask.behind().register_in_force();
    html(&UploadPage { frame, version, wrong: Vec::new() })
}

/// Saves the file as a new version, or says everything that stands against it.
///
/// # Errors
/// A conflict when somebody saved in the meantime; refusals; failures.
pub async fn upload(frame: Frame, ask: Ask, mut upload: Upload) -> Answer {
    let (mut version, mut text) = (None, None);
    while let Some(mut field) = upload.field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let content = read(&mut field).await?;
        match name.as_str() {
            "version" => version = content.parse::<i64>().ok(),
            "file" => text = Some(content),
            _ => return Err(Fault::new(Kind::Malformed).into()),
        }
    }
    let (Some(version), Some(text)) = (version, text) else {
        return Err(Fault::new(Kind::Malformed).into());
    };
    let wrong = wrong(&frame, &ask, &text);
    if wrong.is_empty() {
        let saved = ask.desk(move |desk, call| desk.import_register(call, version, &text)).await;
        let fault = match saved.map_err(Error::in_form) {
            Ok(_) => return done("/register", Notice::Saved),
            Err(fault) => fault?,
        };
        let wrong = vec![fault.words(frame.t).1];
        return again(frame, version, wrong);
    }
    again(frame, version, wrong)
}

fn again(frame: Frame, version: i64, wrong: Vec<String>) -> Answer {
    let page = html(&UploadPage { frame, version, wrong })?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Everything that stands against a text; of one that is no register, where it stops being one.
fn wrong(frame: &Frame, ask: &Ask, text: &str) -> Vec<String> {
    let register = match register::read(text) {
        Ok(register) => register,
        Err(fault) => {
            let line = fault.line.map(|line| format!("{} {line}: ", frame.t.import_line()));
            return vec![format!("{}{}", line.unwrap_or_default(), frame.lang.of(fault.words))];
        }
    };
    let complaints = ask.behind().register_complaints(&register);
    let said = |c: &desk::register::Complaint| {
        format!("{} · {}: {}", c.entry, c.field, frame.lang.of(c.words))
    };
    complaints.iter().map(said).collect()
}

async fn read(field: &mut axum::extract::multipart::Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = Upload::chunk(field).await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LARGEST {
            return Err(Fault::new(Kind::TooLarge).into());
        }
    }
    String::from_utf8(bytes).map_err(|_| Fault::new(Kind::Malformed).into())
}
