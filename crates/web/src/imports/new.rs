//! `/imports/new`: the file, where it comes from, and what follows.

use askama::Template;

use desk::import::{consequences, deciding, origin};
use law::ids::ImportId;
use law::vocabulary::{Country, PersonType};

use super::map::steps;
use super::sealing::Sealing;
use super::wish::Wish;
use crate::errors::{Answer, Error, Fault, Kind};
use crate::fields::Fields;
use crate::frame::Frame;
use crate::input::Upload;
use crate::page::page;
use crate::parts::{Choice, Steps};
use crate::seam::Ask;
use crate::text::Text;

#[derive(Template)]
#[template(path = "imports/new.html")]
struct NewPage {
    steps: Steps,
    sources: Vec<Choice>,
    follows: Vec<Follows>,
    countries: Vec<Choice>,
    parties: Vec<Choice>,
    frame: Frame,
}

/// What follows from a source of the register.
struct Follows {
    name: String,
    sentences: Vec<&'static str>,
    rule: &'static str,
}

/// The first step.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let (t, lang) = (frame.t, frame.lang);
    let register = ask.behind().register();
    let today = ask.call().now.to_zoned(desk::zone(register.firm.country)).date();
    let name =
        |source: &desk::register::Source| lang.pick(&source.name.de, &source.name.en).to_owned();
    let follows = register.sources.iter().map(|source| {
        let party = PersonType::Consumer;
        let verdict = origin(
            source.source_type,
            party,
            register.firm.country,
            source.documented,
            (today, register.params(today)),
        );
        Follows {
            name: name(source),
            sentences: consequences(&verdict).into_iter().map(|words| lang.of(words)).collect(),
            rule: deciding(&verdict).map_or("", |rule| rule.id),
        }
    });
    let sources = register.sources.iter().map(|source| Choice {
        value: source.id.to_string(),
        label: name(source),
        chosen: false,
    });
    let countries = [Country::De, Country::At, Country::Ch];
    page(&NewPage {
        steps: steps(t, 1),
        sources: crate::people::words::or(t.people_choose(), sources.collect()),
        follows: follows.collect(),
        countries: countries
            .map(|c| Choice {
                value: c.word().to_owned(),
                label: country(t, c).to_owned(),
                chosen: c == register.firm.country,
            })
            .into(),
        parties: [PersonType::Consumer, PersonType::BusinessPerson, PersonType::Unknown]
            .map(|p| Choice {
                value: p.word().to_owned(),
                label: party_name(t, p).to_owned(),
                chosen: p == PersonType::Consumer,
            })
            .into(),
        frame,
    })
}

/// Takes the file, piece by piece, each sealed before it is kept; then shows the second step.
///
/// # Errors
/// Those of [`desk::Desk::begin_upload`]; a fault for a form that is not ours.
pub async fn upload(frame: Frame, ask: Ask, mut form: Upload) -> Answer {
    let mut pairs = Vec::new();
    let mut stored = None;
    while let Some(mut field) = form.field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            let mut value = Vec::new();
            while let Some(piece) = Upload::chunk(&mut field).await? {
                value.extend_from_slice(&piece);
                if value.len() > 10_000 {
                    return Err(Fault::new(Kind::TooLarge).into());
                }
            }
            let value = String::from_utf8(value).map_err(|_| Fault::new(Kind::Malformed))?;
            pairs.push((name, value));
            continue;
        }
        // The file comes last: by then the source is known.
        let source = pairs.iter().find(|(name, _)| name == "source");
        let source = source.and_then(|(_, id)| id.parse().ok()).unwrap_or_default();
        stored = Some(store(&ask, source, &mut field).await?);
    }
    let Some(import) = stored else { return Err(Fault::new(Kind::Malformed).into()) };
    let mut fields = Fields::new(pairs);
    let wish = Wish::take(&mut fields)?;
    fields.done()?;
    match super::map::look_at(frame, &ask, import, wish, None).await {
        Ok(view) => super::map::shown(&view),
        Err(error) => {
            let _ = ask.desk(move |desk, call| desk.cancel_upload(call, import)).await;
            Err(error)
        }
    }
}

/// Streams a file into the desk.
async fn store(
    ask: &Ask,
    source: u16,
    field: &mut axum::extract::multipart::Field<'_>,
) -> Result<ImportId, Error> {
    let sealing = Sealing::begin(ask, source);
    loop {
        match Upload::chunk(field).await {
            Ok(Some(piece)) => {
                if !sealing.push(piece).await {
                    return sealing.finish().await;
                }
            }
            Ok(None) => return sealing.finish().await,
            Err(error) => {
                sealing.drop_half(ask).await?;
                return Err(error);
            }
        }
    }
}

pub(super) const fn country_words(country: Country) -> (&'static str, &'static str) {
    match country {
        Country::De => ("Deutschland", "Germany"),
        Country::At => ("Österreich", "Austria"),
        Country::Ch => ("Schweiz", "Switzerland"),
        _ => ("anderes Land", "another country"),
    }
}

fn country(t: &dyn Text, country: Country) -> &'static str {
    let (de, en) = country_words(country);
    t.lang().pick(de, en)
}

fn party_name(t: &dyn Text, party: PersonType) -> &'static str {
    let (de, en) = match party {
        PersonType::BusinessPerson | PersonType::BusinessEntity => {
            ("geschäftlich, in ihrer Firma", "business, in their firm")
        }
        PersonType::Consumer => ("privat", "private"),
        PersonType::Unknown => ("unbekannt (gilt als privat)", "unknown (counts as private)"),
    };
    t.lang().pick(de, en)
}
