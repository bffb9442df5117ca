//! An import step by step: what would happen, then running, stopping, going on, and undoing it.

use axum::response::IntoResponse;
use desk::import::{Evidence, ImportState, Layout, Options, Preview, Target};
use desk::{Call, Desk, Fault};
use law::ids::ImportId;
use law::refusal::Words;
use law::vocabulary::{Country, PersonType};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::settings::{FileSettings, FileView};
use super::{CountView, ImportView, RejectedView, counted, own, told};
use crate::api::once::{Nothing, Once, accepted, ok};
use crate::errors::Answer;
use crate::imports::run::{import_id, spawn};
use crate::input::{Json, Place};
use crate::seam::Ask;
use crate::session::ApiCaller;
use crate::state::State;

/// How an uploaded list is to be read, and where it comes from.
#[derive(Deserialize, Default, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"columns": ["name.given", "name.family", "email.address", "ignore"],
    "country": "DE", "party": "CONSUMER", "evidence": {"supplier": "Adressen GmbH, Kiel",
    "contract": "Order 12", "occasion": "Prize draw 2025"}}))]
pub struct Reading {
    /// Where each column goes, in the order of the file, in the words of a preview. Where they went
    /// the last time for this source, or where their names suggest, unless given.
    pub(super) columns: Option<Vec<String>>,
    /// How the file is written, where it is detected wrongly. As the last file of the source with
    /// the same columns, or as detected, unless given; `{}` for as detected.
    pub(super) file: Option<FileSettings>,
    /// Country of rows that name none: `DE`, `AT`, `CH`, `EU_OTHER`, `OTHER`; the firm's own if
    /// absent.
    #[schema(value_type = Option<String>)]
    pub(super) country: Option<Country>,
    /// Capacity of people without a company: `CONSUMER`, `BUSINESS_PERSON`, `UNKNOWN`.
    #[schema(value_type = Option<String>)]
    pub(super) party: Option<PersonType>,
    /// What proves where the list comes from (R-SRC-02).
    pub(super) evidence: Origin,
}

/// Evidence of where a list comes from, kept sealed. With supplier, contract and occasion it counts
/// as documented.
#[derive(Deserialize, Serialize, Default, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({"supplier": "Adressen GmbH, Kiel", "contract": "Order 12",
    "occasion": "Prize draw 2025"}))]
pub struct Origin {
    /// Legal entity and address of the supplier.
    supplier: String,
    /// Contract or order, and name of the list.
    contract: String,
    /// Day the list was delivered.
    delivered: String,
    /// Who first collected the data, when and on what occasion.
    occasion: String,
    /// Basis the supplier claims, with the wording shown to the people.
    claimed: String,
}

/// What would happen; nothing is taken in.
#[derive(Serialize, ToSchema)]
pub struct PreviewView {
    /// `CSV`, `XLSX` or `vCard`.
    format: &'static str,
    /// Whether encoding and delimiter are certain.
    certain: bool,
    /// How the file is read.
    file: FileView,
    /// The columns and where each goes.
    columns: Vec<ColumnView>,
    /// Rows looked at, a thousand at most.
    rows: usize,
    /// Counts among them by outcome and reason.
    counts: Vec<CountView>,
    /// First cells and rows that would not go in; never with content.
    rejected: Vec<RejectedView>,
    /// What keeps the columns from being used.
    faults: Vec<&'static str>,
    /// Rows about people held already.
    known: usize,
}

/// One column.
#[derive(Serialize, ToSchema)]
pub struct ColumnView {
    /// Its name in the file.
    name: String,
    /// Where it goes.
    to: &'static str,
    /// How dates such as `1/2/1990` are read, where other cells of the column settle it: `DAY_FIRST`,
    /// `MONTH_FIRST`.
    dates: Option<&'static str>,
}

/// What would happen to an uploaded list, read like this.
///
/// # Errors
/// Not found; a fault for a number of columns that is not the file's, or a word that is no target.
#[utoipa::path(post, path = "/api/v1/imports/{id}/preview", tag = "imports",
    params(("id" = String, Path, description = "id of the import")),
    request_body = Reading, responses((status = 200, body = PreviewView)))]
pub async fn preview(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    Json(told): Json<Reading>,
) -> Answer {
    let import = import_id(&id)?;
    let (look, file) = ask
        .desk(move |desk, call| {
            let (look, _) = told.look(desk, call, &caller, import)?;
            let file = desk.look_at_upload(call, import, look.layout)?;
            Ok((look, file))
        })
        .await?;
    let column = |(at, (name, to)): (usize, (&String, &Target))| ColumnView {
        name: name.clone(),
        to: to.word(),
        dates: look.orders.iter().find(|(of, _)| *of == at).map(|(_, order)| order.word()),
    };
    let file = FileView::of(&look, file);
    let rejected = look.faults.iter();
    let shown = PreviewView {
        format: look.format,
        certain: look.certain,
        file,
        columns: look.header.iter().zip(&look.targets).enumerate().map(column).collect(),
        rows: look.looked_at,
        counts: counted(look.counts),
        rejected: rejected
            .map(|(line, column, cause)| RejectedView {
                line: *line,
                column: *column,
                cause: cause.en,
            })
            .collect(),
        faults: look.mapping_faults.iter().map(|words| words.en).collect(),
        known: look.overlap.0,
    };
    Ok(axum::Json(shown).into_response())
}

/// Runs an uploaded list. The same file again changes nothing and leads to its first import.
///
/// # Errors
/// As for a preview; `MAPPING` for columns that cannot be used.
#[utoipa::path(post, path = "/api/v1/imports/{id}/run", tag = "imports",
    params(("id" = String, Path, description = "id of the import"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Reading,
    responses((status = 202, body = ImportView), (status = 200, body = ImportView)))]
pub async fn run(
    state: State,
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Reading>,
) -> Answer {
    let (import, behind) = (import_id(&id)?, ask.clone());
    once.answer(&ask, &caller, move |desk, call, reading| {
        own(desk, call, &caller, import)?;
        if let Some(before) = desk.taken_before(call, import, caller.source)? {
            desk.cancel_upload(call, import)?;
            return ok(&told(desk, call, before)?);
        }
        let (look, options) = reading.look(desk, call, &caller, import)?;
        let targets = look.usable()?.targets;
        let evidence = reading.evidence();
        let answer = accepted(&told(desk, call, import)?);
        spawn(&state, &behind, move |desk, call| {
            desk.run_upload(call, import, &options, &evidence, targets)
        });
        answer
    })
    .await
}

/// Stops an import behind the batch it is at, or discards an upload.
///
/// # Errors
/// Not found; neither running nor waiting to be run.
#[utoipa::path(post, path = "/api/v1/imports/{id}/stop", tag = "imports",
    params(("id" = String, Path, description = "id of the import"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 200, body = ImportView)))]
pub async fn stop(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let import = import_id(&id)?;
    once.answer(&ask, &caller, move |desk, call, _| {
        own(desk, call, &caller, import)?;
        if desk.import_progress(import).is_some() {
            desk.stop_import(import);
        } else {
            desk.cancel_upload(call, import)?;
        }
        ok(&told(desk, call, import)?)
    })
    .await
}

/// Goes on with an import that was stopped or broke off, behind the rows decided.
///
/// # Errors
/// Not found; not interrupted.
#[utoipa::path(post, path = "/api/v1/imports/{id}/resume", tag = "imports",
    params(("id" = String, Path, description = "id of the import"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 202, body = ImportView)))]
pub async fn resume(
    state: State,
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let (import, behind) = (import_id(&id)?, ask.clone());
    once.answer(&ask, &caller, move |desk, call, _| {
        own(desk, call, &caller, import)?;
        let begun = desk.import_report(call, import)?.state == ImportState::Running;
        if !begun || desk.import_progress(import).is_some() {
            return Err(NOT_INTERRUPTED.into());
        }
        spawn(&state, &behind, move |desk, call| desk.resume_upload(call, import));
        accepted(&told(desk, call, import)?)
    })
    .await
}

/// Undoes an import: who came with it goes, unless somebody has worked with them since; what others
/// got from it is taken back; objections stay.
///
/// # Errors
/// Not found; running; undone already.
#[utoipa::path(post, path = "/api/v1/imports/{id}/undo", tag = "imports",
    params(("id" = String, Path, description = "id of the import"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 200, body = ImportView)))]
pub async fn undo(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let import = import_id(&id)?;
    once.answer(&ask, &caller, move |desk, call, _| {
        own(desk, call, &caller, import)?;
        desk.undo_import(call, import)?;
        ok(&told(desk, call, import)?)
    })
    .await
}

impl Reading {
    /// What would happen, and what the list is read with.
    pub(super) fn look(
        &self,
        desk: &Desk,
        call: &Call,
        caller: &ApiCaller,
        import: ImportId,
    ) -> desk::Result<(Preview, Options)> {
        own(desk, call, caller, import)?;
        let mut options = Options {
            source: caller.source,
            country: self.country.unwrap_or(desk.register().firm.country),
            party: self.party.unwrap_or(PersonType::Unknown),
            documented: self.evidence().is_complete(),
            layout: self.layout()?,
        };
        let word = |word: &String| Target::from_word(word).ok_or(NO_TARGET);
        let targets = self.columns.as_ref().map(|words| words.iter().map(word).collect());
        let targets: Option<Vec<Target>> = targets.transpose()?;
        let wanted = targets.as_ref().map(Vec::len);
        let look = desk.preview_upload(call, import, &options, targets)?;
        // What runs is what was looked at.
        options.layout = Some(look.layout);
        let fits = wanted.is_none_or(|columns| columns == look.header.len());
        if fits { Ok((look, options)) } else { Err(COLUMNS.into()) }
    }
}

impl Reading {
    /// How the file is said to be written; `{}` for as detected.
    fn layout(&self) -> desk::Result<Option<Layout>> {
        self.file.as_ref().map(FileSettings::layout).transpose()
    }
}

impl From<&Origin> for Evidence {
    fn from(told: &Origin) -> Self {
        Self {
            supplier: told.supplier.clone(),
            contract: told.contract.clone(),
            delivered: told.delivered.clone(),
            occasion: told.occasion.clone(),
            claimed: told.claimed.clone(),
        }
    }
}

const NO_TARGET: Fault = Fault::of(
    "columns",
    "NO_TARGET",
    Words {
        de: "Dorthin kann keine Spalte gehen. Eine Vorschau ohne `columns` zeigt die Wörter.",
        en: "No column can go there. A preview without `columns` shows the words.",
    },
);
const COLUMNS: Fault = Fault::of(
    "columns",
    "COLUMNS",
    Words {
        de: "Die Datei hat eine andere Zahl von Spalten. Bitte für jede sagen, wohin sie geht.",
        en: "The file has another number of columns. Please say for each where it goes.",
    },
);
const NOT_INTERRUPTED: Fault = Fault::of(
    "import",
    "NOT_INTERRUPTED",
    Words { de: "Dieser Import ist nicht unterbrochen.", en: "This import is not interrupted." },
);
