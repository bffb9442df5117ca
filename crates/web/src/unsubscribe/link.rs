//! `/u/{token}`: GET shows what the link is about, names nobody and changes nothing; POST acts at
//! once, without cookie, log-in or token of a form (RFC 8058).

use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::register::Register;
use desk::unsubscribe::{Link, Reach};

use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::Place;
use crate::page::html;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "unsubscribe/link.html")]
struct LinkPage {
    frame: Frame,
    token: String,
    firm: String,
    about: String,
    contact: String,
    step: Step,
}

/// Where somebody stands.
#[derive(PartialEq)]
enum Step {
    Ask,
    Done,
    AllDone,
    Bad,
}

/// What the link is about.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask, Place(token): Place<String>) -> Answer {
    let link = ask.behind().unsubscribe_link(&token);
    answer(frame, &ask.behind().register(), link, token, Step::Ask)
}

/// Withdraws and objects; counts for the very next audience.
///
/// # Errors
/// Failures only: a link that is not ours gets a calm page, always the same.
pub async fn act(frame: Frame, ask: Ask, Place(token): Place<String>, body: Bytes) -> Answer {
    let link = ask.behind().unsubscribe_link(&token);
    let everything = wants_everything(&body);
    if link.is_some() {
        let token = token.clone();
        let reach = if everything { Reach::Everything } else { Reach::This };
        ask.desk(move |desk, call| desk.unsubscribe(call, &token, reach)).await?;
    }
    let step = if everything { Step::AllDone } else { Step::Done };
    answer(frame, &ask.behind().register(), link, token, step)
}

/// Mail programs send `List-Unsubscribe=One-Click` in either form encoding, the page its buttons;
/// whatever else comes means this purpose: leaving is never refused for the shape of a body.
fn wants_everything(body: &[u8]) -> bool {
    body == b"reach=everything"
}

fn answer(
    frame: Frame,
    register: &Register,
    link: Option<Link>,
    token: String,
    step: Step,
) -> Answer {
    let firm = register.firm.name.clone();
    let contact = register.firm.data_protection_contact.clone();
    let Some(link) = link else {
        let (token, about) = (String::new(), String::new());
        let page = html(&LinkPage { frame, token, firm, about, contact, step: Step::Bad })?;
        return Ok((StatusCode::NOT_FOUND, page).into_response());
    };
    let t = frame.t;
    let activity = register.activity(link.activity);
    let activity = activity.map_or("", |a| frame.lang.pick(&a.name.de, &a.name.en));
    let about = t.unsubscribe_about(&firm, activity, t.audience_channel(link.channel));
    html(&LinkPage { frame, token, firm, about, contact, step })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_button_means_everything() {
        assert!(wants_everything(b"reach=everything"));
        for body in [&b"List-Unsubscribe=One-Click"[..], b"", b"reach=this", b"--x\r\n\r\n"] {
            assert!(!wants_everything(body));
        }
    }
}
