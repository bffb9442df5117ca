//! `/backups/plan`: when copies are made by themselves, where they go, and making them now.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::backups::Plan;

use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::page::{done, html, page};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "backups/plan.html")]
struct PlanPage {
    typed: Typed,
    wrong: Option<Fault>,
    /// There is a schedule that can be taken away.
    kept: bool,
    frame: Frame,
}

impl PlanPage {
    fn error(&self, field: &str) -> String {
        crate::users::account::error(self.frame.t, self.wrong.as_ref(), field)
    }
}

/// What was typed.
struct Typed {
    to: String,
    keys_to: String,
    hour: String,
    keys_minutes: String,
    recipients: String,
}

impl Typed {
    fn of(plan: &Plan) -> Self {
        Self {
            to: plan.to.clone(),
            keys_to: plan.keys_to.clone(),
            hour: plan.hour.to_string(),
            keys_minutes: plan.keys_minutes.to_string(),
            recipients: plan.recipients.join("\n"),
        }
    }

    /// The schedule; a number that is none becomes one that the desk refuses by its field.
    fn plan(&self) -> Plan {
        let lines = self.recipients.lines().map(str::trim).filter(|line| !line.is_empty());
        Plan {
            to: self.to.trim().to_owned(),
            keys_to: self.keys_to.trim().to_owned(),
            hour: self.hour.trim().parse().unwrap_or(-1),
            keys_minutes: self.keys_minutes.trim().parse().unwrap_or(0),
            recipients: lines.map(str::to_owned).collect(),
        }
    }
}

/// The form, with what holds now.
///
/// # Errors
/// Those of [`desk::Desk::backup_plan`].
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let plan = ask.desk(|desk, call| desk.backup_plan(call)).await?;
    let kept = plan.is_some();
    let usual = Plan {
        to: String::new(),
        keys_to: String::new(),
        hour: 1,
        keys_minutes: 60,
        recipients: Vec::new(),
    };
    let typed = Typed::of(&plan.unwrap_or(usual));
    page(&PlanPage { typed, wrong: None, kept, frame })
}

/// Sets the schedule, or takes it away.
///
/// # Errors
/// Those of [`desk::Desk::set_backup_plan`] that the form cannot show.
pub async fn set(frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let none = fields.tick("none");
    let typed = Typed {
        to: fields.one("to")?,
        keys_to: fields.one("keys_to")?,
        hour: fields.one("hour")?,
        keys_minutes: fields.one("keys_minutes")?,
        recipients: fields.one("recipients")?,
    };
    fields.done()?;
    let plan = typed.plan();
    let set = move |desk: &desk::Desk, call: &desk::Call| {
        Ok(desk.set_backup_plan(call, (!none).then_some(&plan)))
    };
    match ask.desk(set).await?.map_err(|error| Error::from(error).in_form()) {
        Ok(()) => done("/backups", Notice::Saved),
        Err(fault) => {
            let page = html(&PlanPage { typed, wrong: Some(fault?), kept: true, frame })?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Makes copies now.
///
/// # Errors
/// Those of [`desk::Desk::copy_now`].
pub async fn now(ask: Ask, fields: Fields) -> Answer {
    fields.done()?;
    ask.desk(|desk, call| desk.copy_now(call)).await?;
    done("/backups", Notice::CopyAsked)
}
