//! Shows every building block with invented data: `cargo run -p web --example gallery`, then
//! <http://127.0.0.1:8787/style?lang=en&theme=dark>. Also `/refused`, `/failed` and `/nowhere`.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::Arc;

use askama::Template;
use axum::http::Method;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use law::access::Set64;
use law::ids::{RequestId, UserId};
use law::refusal::{Refusal, Words};
use law::verdict::Outcome;
use serde::Deserialize;
use web::charts::{Bars, Heat, Ink, Part, Stack};
use web::errors::{Answer, Failure};
use web::frame::{Frame, Notice, Theme};
use web::input::Search;
use web::page::page;
use web::parts::{Choice, Light, Pages, Provenance, Step, Steps, Tone};
use web::routes::{Policy, route, table};
use web::server::{accept, limits::Limits};
use web::session::{ApiCaller, Session};
use web::state::{Doorman, Settings, State};
use web::text::Lang;
use web::visit::Visit;

const NOON: fn() -> Timestamp = || Timestamp::UNIX_EPOCH;

fn main() -> std::io::Result<()> {
    let settings = Settings {
        public_url: "http://127.0.0.1:8787".to_owned(),
        firm: "Nordpol-Versand".to_owned(),
        behind_proxy: false,
        desk_threads: 2,
        rate_seed: 1,
    };
    let report = Arc::new(|_: RequestId, _: &str| ());
    let state = State::new(Arc::new(Nobody), settings, NOON, RequestId::default, report);
    let routes = [
        route(Method::GET, "/style", Policy::Public, style),
        route(Method::GET, "/refused", Policy::Public, refused),
        route(Method::GET, "/failed", Policy::Public, failed),
    ];
    let app = table().with(routes).into_router(state);
    let listener = TcpListener::bind("127.0.0.1:8787")?;
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        accept::run(listener, app, Limits::default(), web::Stop::default()).await;
        Ok(())
    })
}

struct Nobody;

impl Doorman for Nobody {
    fn session(&self, _: &str, _: Timestamp) -> Result<Option<Session>, Failure> {
        Ok(None)
    }
    fn api_caller(&self, _: &str, _: Timestamp) -> Result<Option<ApiCaller>, Failure> {
        Ok(None)
    }
    fn keep_language(&self, _: UserId, _: Lang) -> Result<(), Failure> {
        Ok(())
    }
}

#[derive(Deserialize)]
struct Looks {
    lang: Option<String>,
    theme: Option<Theme>,
    signed: Option<u8>,
}

#[derive(Template)]
#[template(path = "style.html")]
struct Style {
    frame: Frame,
    lights: Vec<Light>,
    provenance: Provenance,
    head: Vec<&'static str>,
    rows: Vec<(String, &'static str, &'static str, Tone, String)>,
    pages: Pages,
    stack: Stack,
    bars: Bars,
    heat: Heat,
    steps: Steps,
    choices: Vec<Choice>,
}

impl Style {
    fn say(&self, de: &'static str, en: &'static str) -> &'static str {
        self.frame.lang.of(Words { de, en })
    }
}

async fn style(state: State, visit: Visit, Search(looks): Search<Looks>) -> Answer {
    let mut visit = visit;
    visit.lang = looks.lang.as_deref().and_then(Lang::from_tag).unwrap_or(visit.lang);
    visit.theme = looks.theme.unwrap_or(visit.theme);
    visit.here = "/people/42".to_owned();
    visit.notice = Some(Notice::Saved);
    visit.session = (looks.signed != Some(0)).then(|| Session {
        user: UserId::default(),
        roles: Set64::FULL,
        language: None,
        csrf: "0123456789abcdef".to_owned(),
        name: "Jule Brandt".to_owned(),
    });
    let frame = Frame::new(state.settings(), &visit);
    let (t, lang) = (frame.t, frame.lang);
    let say = |de, en| lang.of(Words { de, en });
    let day = date(2026, 11, 21);
    page(&Style {
        lights: lights(lang),
        provenance: Provenance {
            source: say("Shop-Export", "Shop export").to_owned(),
            activity: say("Vertrag, Service", "Contract, service").to_owned(),
            basis: say("Vertrag", "Contract").to_owned(),
            obtained: Some(date(2019, 4, 3)),
            deletes_on: Some(date(2030, 12, 31)),
        },
        head: ["Datum|Date", "Bestellung|Order", "Stand|State", "Betrag|Amount"]
            .map(|w| w.split_once('|').map_or("", |(de, en)| say(de, en)))
            .to_vec(),
        rows: vec![
            (t.date(day), "NV-20417", say("bezahlt", "paid"), Tone::Good, t.hundredths(123_450)),
            (t.date(day), "NV-20388", say("offen", "open"), Tone::Warn, t.hundredths(4_999)),
            (t.date(day), "NV-19002", say("storniert", "cancelled"), Tone::Bad, t.hundredths(-899)),
        ],
        pages: Pages {
            earlier: Some("/style".to_owned()),
            later: Some("/style".to_owned()),
            range: Some((51, 100)),
        },
        stack: Stack::new(
            t,
            say("Wer darf den Newsletter bekommen?", "Who may get the newsletter?"),
            parts(lang, &VERDICTS),
        ),
        bars: Bars::new(t, say("Warum nicht?", "Why not?"), parts(lang, &REASONS)),
        heat: Heat::new(t, say("Was gelöscht wird", "What will be deleted"), day, 30, &due(day)),
        steps: steps(lang),
        choices: ["Shop", "Messe|Trade fair"]
            .map(|w| {
                let (de, en) = w.split_once('|').unwrap_or((w, w));
                Choice { value: de.to_owned(), label: say(de, en).to_owned(), chosen: de == "Shop" }
            })
            .into(),
        frame,
    })
}

fn steps(lang: Lang) -> Steps {
    let names = [
        ("Datei", "File"),
        ("Herkunft", "Source"),
        ("Zuordnung", "Mapping"),
        ("Vorschau", "Preview"),
        ("Lauf", "Run"),
    ];
    let step = |(de, en)| Step {
        label: lang.of(Words { de, en }).to_owned(),
        href: Some("/style".to_owned()),
    };
    Steps { list: names.map(step).into(), at: 3 }
}

type Row = (&'static str, &'static str, u64, Ink);
const VERDICTS: [Row; 4] = [
    ("Erlaubt", "Allowed", 2775, Ink::Allow),
    ("Mit Auflage", "With a duty", 412, Ink::Duty),
    ("Zu klären", "To be settled", 96, Ink::Ask),
    ("Gesperrt", "Blocked", 1729, Ink::Block),
];
const REASONS: [Row; 5] = [
    ("Keine Einwilligung nachgewiesen", "No consent on record", 1043, Ink::Block),
    ("Widerspruch", "Objection", 388, Ink::Block),
    ("Einwilligung erloschen", "Consent lapsed", 271, Ink::Block),
    ("Herkunft unklar", "Source unclear", 96, Ink::Ask),
    ("Keine Adresse", "No address", 27, Ink::Fourth),
];

fn parts(lang: Lang, rows: &[Row]) -> Vec<Part> {
    let part = |(de, en, count, ink): &Row| Part {
        label: lang.of(Words { de, en }).to_owned(),
        count: *count,
        ink: *ink,
        href: Some("/style".to_owned()),
    };
    rows.iter().map(part).collect()
}

fn due(from: Date) -> BTreeMap<Date, u64> {
    (0..200u64)
        .map(|n| (from.saturating_add((n as i64).days()), n * n * 7919 % 61 * (n % 3)))
        .collect()
}

fn lights(lang: Lang) -> Vec<Light> {
    let say = |de: &'static str, en: &'static str| lang.of(Words { de, en }).to_owned();
    let light = |outcome, label, reason, way_forward, rule: &str| Light {
        outcome,
        label,
        reason,
        way_forward,
        rules: vec![rule.to_owned()],
    };
    vec![
        light(
            Outcome::Allow,
            say("E-Mail · Newsletter", "E-mail · newsletter"),
            say(
                "Einwilligung vom 03.04.2024, per E-Mail bestätigt.",
                "Consent of 3 Apr 2024, confirmed by e-mail.",
            ),
            String::new(),
            "R-CON-10",
        ),
        light(
            Outcome::Duty,
            say("E-Mail · ähnliche Waren", "E-mail · similar goods"),
            say(
                "Bestandskundin; Kauf in derselben Warengruppe.",
                "Existing customer; bought in the same product group.",
            ),
            say("Auf das Widerspruchsrecht hinweisen.", "Point out the right to object."),
            "R-MKT-21",
        ),
        light(
            Outcome::Ask,
            say("Post · Katalog", "Post · catalogue"),
            say(
                "Die Herkunft der Anschrift ist nicht belegt.",
                "The source of the address is not on record.",
            ),
            say("Quelle nachtragen.", "Record the source."),
            "R-SRC-02",
        ),
        light(
            Outcome::Block,
            say("Telefon · Angebot", "Phone · offer"),
            say("Widerspruch vom 12.09.2025.", "Objection of 12 Sep 2025."),
            say(
                "Erst eine neue Einwilligung öffnet diesen Weg.",
                "Only a new consent opens this way.",
            ),
            "R-MKT-51",
        ),
    ]
}

async fn refused() -> Answer {
    const REASON: Words = Words {
        de: "Ihre Rolle ist an dieser Tätigkeit nicht beteiligt.",
        en: "Your role does not take part in this activity.",
    };
    const WAY: Words =
        Words { de: "Eine beteiligte Kollegin bitten.", en: "Ask a colleague who takes part." };
    Err(Refusal::new("ROLE", &["R-EMP-01"], REASON, WAY).into())
}

async fn failed() -> Answer {
    Err(Failure::saying("out of coffee").into())
}
