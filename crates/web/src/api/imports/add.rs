//! A list comes in: as the body, or as a form of two parts that says beside it how it is to be read
//! and where it comes from.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use desk::Fault;
use desk::import::{Evidence, Preview};
use law::ids::ImportId;
use law::refusal::Words;
use law::vocabulary::{Country, PersonType};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::settings::FileSettings;
use super::steps::Reading;
use super::{ImportView, view};
use crate::errors::{Answer, Error, Kind};
use crate::imports::run::spawn;
use crate::imports::sealing::Sealing;
use crate::input::{Search, Upload};
use crate::seam::Ask;
use crate::session::ApiCaller;
use crate::state::State;

/// What holds for rows that do not say it themselves, and how the file is written.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Told {
    /// Country: `DE`, `AT`, `CH`, `EU_OTHER`, `OTHER`; the firm's own if absent.
    #[param(value_type = Option<String>)]
    country: Option<Country>,
    /// Capacity: `CONSUMER`, `BUSINESS_PERSON`, `UNKNOWN`.
    #[param(value_type = Option<String>)]
    party: Option<PersonType>,
    /// `false` only keeps the list, sealed, until it is looked at and run.
    run: Option<bool>,
    /// How characters are written, as in `FileSettings`, where it is detected wrongly.
    encoding: Option<String>,
    /// What separates cells, as in `FileSettings`.
    delimiter: Option<String>,
    /// What encloses cells, as in `FileSettings`.
    quote: Option<String>,
    /// Line that names the columns, from 1; 0 where none does.
    header_row: Option<u32>,
    /// Sheet of a workbook, from 1, hidden ones not counted.
    sheet: Option<u32>,
    /// The order in dates such as `1/2/1990`, as in `FileSettings`.
    dates: Option<String>,
}

/// A list with what is said about it. Evidence may name people, so it has no place in an address.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a form that is read part by part")]
pub struct ListWithReading {
    /// How it is to be read and where it comes from, as JSON; this part comes first.
    reading: Option<Reading>,
    /// The list: CSV, XLSX or vCard.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Takes a list in: CSV, XLSX or vCard as the body, or as the part `file` of a form
/// (`multipart/form-data`) behind a part `reading` with evidence of the origin, columns and settings.
/// The columns go where they went the last time for this source, or where their names suggest. With
/// `run=false` it waits to be looked at (`/api/v1/imports/{id}/preview`) and run. The same file again
/// changes nothing and leads to its first import, so the request can be repeated.
///
/// # Errors
/// `READING_LATER` for a reading together with `run=false`; else as for a run.
#[utoipa::path(post, path = "/api/v1/imports", tag = "imports", params(Told),
    request_body(content((String = "text/csv"), (ListWithReading = "multipart/form-data"))),
    responses((status = 202, body = ImportView), (status = 201, body = ImportView),
        (status = 200, body = ImportView)))]
pub async fn add(
    state: State,
    ask: Ask,
    caller: ApiCaller,
    Search(told): Search<Told>,
    request: Request,
) -> Answer {
    let (import, reading) = if is_form(&request) {
        of_form(&ask, caller.source, Upload::from_request(request, &()).await?).await?
    } else {
        (receive(&ask, caller.source, request.into_body()).await?, None)
    };
    let place = [("location", format!("/api/v1/imports/{import}"))];
    if told.run == Some(false) {
        if reading.is_some() {
            ask.desk(move |desk, call| desk.cancel_upload(call, import)).await?;
            return Err(desk::Error::from(READING_LATER).into());
        }
        let kept = axum::Json(view(&ask, import).await?);
        return Ok((StatusCode::CREATED, place, kept).into_response());
    }
    let reading = told.over(reading.unwrap_or_default());
    let (before, run) = ask
        .desk(move |desk, call| {
            if let Some(before) = desk.taken_before(call, import, caller.source)? {
                desk.cancel_upload(call, import)?;
                return Ok((Some(before), None));
            }
            // Nobody is there to correct anything: the program hears now what is wrong.
            let look = reading.look(desk, call, &caller, import);
            let look = look.and_then(|(look, options)| Ok((Preview::usable(look)?, options)));
            let (look, options) = look.inspect_err(|_| drop(desk.cancel_upload(call, import)))?;
            Ok((None, Some((look.targets, options, reading.evidence()))))
        })
        .await?;
    if let Some(before) = before {
        return Ok((StatusCode::OK, axum::Json(view(&ask, before).await?)).into_response());
    }
    if let Some((targets, options, evidence)) = run {
        spawn(&state, &ask, move |desk, call| {
            desk.run_upload(call, import, &options, &evidence, targets)
        });
    }
    Ok((StatusCode::ACCEPTED, place, axum::Json(view(&ask, import).await?)).into_response())
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().starts_with("multipart/form-data"))
}

/// Reads the parts of a form: what is said about the list, and the list itself, sealed as it comes.
async fn of_form(
    ask: &Ask,
    source: u16,
    mut form: Upload,
) -> Result<(ImportId, Option<Reading>), Error> {
    let mut reading = None;
    while let Some(mut field) = form.field().await? {
        match field.name() {
            Some("reading") if reading.is_none() => {
                let mut said = Vec::new();
                while let Some(piece) = Upload::chunk(&mut field).await? {
                    said.extend_from_slice(&piece);
                    if said.len() > READING {
                        return Err(crate::errors::Fault::new(Kind::TooLarge).into());
                    }
                }
                // The parser's message may quote a value, so it is not passed on.
                let read = serde_json::from_slice(&said).map_err(|_| {
                    crate::errors::Fault::saying(Kind::Invalid, |t| t.api_bad_body().to_owned())
                })?;
                reading = Some(read);
            }
            Some("file") => {
                let sealing = Sealing::begin(ask, source);
                loop {
                    match Upload::chunk(&mut field).await {
                        Ok(Some(piece)) => {
                            if !sealing.push(piece).await {
                                return Ok((sealing.finish().await?, reading));
                            }
                        }
                        Ok(None) => return Ok((sealing.finish().await?, reading)),
                        Err(error) => {
                            sealing.drop_half(ask).await?;
                            return Err(error);
                        }
                    }
                }
            }
            _ => break,
        }
    }
    Err(crate::errors::Fault::new(Kind::Malformed).into())
}

/// Bytes a reading may have.
const READING: usize = 64 << 10;

/// Seals the body piece by piece.
async fn receive(ask: &Ask, source: u16, mut body: Body) -> Result<ImportId, Error> {
    let sealing = Sealing::begin(ask, source);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        match frame.map(|frame| frame.into_data()) {
            Ok(Ok(piece)) => {
                if !sealing.push(piece).await {
                    break;
                }
            }
            // Trailers carry nothing of the file.
            Ok(Err(_)) => {}
            Err(error) => {
                sealing.drop_half(ask).await?;
                return Err(crate::errors::Fault::body(&error).into());
            }
        }
    }
    sealing.finish().await
}

impl Told {
    /// What the address says fills up what the form leaves open.
    fn over(self, reading: Reading) -> Reading {
        let said = FileSettings {
            encoding: self.encoding,
            delimiter: self.delimiter,
            quote: self.quote,
            header_row: self.header_row,
            sheet: self.sheet,
            dates: self.dates,
        };
        Reading {
            country: reading.country.or(self.country),
            party: reading.party.or(self.party),
            file: reading.file.or(said.is_said().then_some(said)),
            ..reading
        }
    }
}

impl Reading {
    /// The evidence of the origin.
    pub(super) fn evidence(&self) -> Evidence {
        Evidence::from(&self.evidence)
    }
}

const READING_LATER: Fault = Fault::of(
    "run",
    "READING_LATER",
    Words {
        de: "Mit `run=false` wird die Liste nur aufbewahrt. Bitte `reading` erst beim Ausführen angeben (`/api/v1/imports/{id}/run`).",
        en: "With `run=false` the list is only kept. Please say `reading` when it is run (`/api/v1/imports/{id}/run`).",
    },
);
