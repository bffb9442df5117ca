//! `/register`: the whole register on one page.

use askama::Template;
use desk::register::{Activity, Kind, Register, Source};
use law::class::Class;
use law::params::Params;
use law::retention::{Period, class_rule};
use law::vocabulary::Role;

use super::parts::Part;
use super::{EDITORS, listed, said};
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::seam::Ask;
use crate::session::Signed;
use crate::text::Text;

#[derive(Template)]
#[template(path = "register/show.html")]
struct RegisterPage {
    frame: Frame,
    version: String,
    may_edit: bool,
    singles: Vec<Single>,
    tables: Vec<Section>,
}

/// A part with one entry alone.
struct Single {
    word: &'static str,
    title: &'static str,
    rows: Vec<(&'static str, String)>,
}

/// One part as a table.
struct Section {
    word: &'static str,
    title: &'static str,
    head: Vec<&'static str>,
    rows: Vec<Row>,
    /// Whether each row has a form of its own, and whether rows can be added.
    is_linked: bool,
    grows: bool,
    /// Where it is edited, if not here, and what the button says.
    elsewhere: Option<(&'static str, &'static str)>,
}

struct Row {
    id: u16,
    name: String,
    cells: Vec<String>,
}

/// The page.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, Signed(session): Signed, ask: Ask) -> Answer {
    let (version, register) = ask.behind().register_in_force();
    let t = frame.t;
    let params = register.params(register.day(ask.call().now));
    page(&RegisterPage {
        version: t.register_version(&version.to_string()),
        may_edit: session.holds(EDITORS),
        singles: vec![
            single(t, Part::Firm, firm(t, &register)),
            single(t, Part::Form, form(t, &register)),
            single(t, Part::Screening, screening(t, &register)),
        ],
        tables: vec![
            activities(t, &register),
            kinds(t, &register, params),
            sources(t, &register),
            roles(t, &register),
            classes(t, &register, params),
            groups(t, &register),
            recipients(t, &register),
            processors(t, &register),
        ],
        frame,
    })
}

fn firm(t: &dyn Text, register: &Register) -> Vec<(&'static str, String)> {
    let firm = &register.firm;
    vec![
        (t.register_name(), firm.name.clone()),
        (t.register_country(), t.country_is(firm.country).to_owned()),
        (t.register_address(), firm.address.clone()),
        (t.register_contact(), firm.data_protection_contact.clone()),
        (t.register_imprint(), firm.imprint.clone()),
    ]
}

fn single(t: &dyn Text, part: Part, rows: Vec<(&'static str, String)>) -> Single {
    Single { word: part.word(), title: part.title(t), rows }
}

fn form(t: &dyn Text, register: &Register) -> Vec<(&'static str, String)> {
    let Some(form) = &register.form else {
        return vec![(t.register_form(), t.register_form_off().to_owned())];
    };
    let source = register.source_coded(&form.source).map_or("", |s| said(t, &s.name));
    vec![
        (t.register_name(), said(t, &form.title).to_owned()),
        (t.register_sources(), source.to_owned()),
        (t.register_form_embed(), form.embed.join(", ")),
        (t.register_form_accent(), form.accent.clone()),
        (t.register_form_ground(), form.ground.clone()),
    ]
}

fn screening(t: &dyn Text, register: &Register) -> Vec<(&'static str, String)> {
    let own = &register.screening;
    let taken = own.taken_out();
    let taken = taken.iter().map(|label| t.lang().of(desk::screening::name(*label)));
    let words = own.terms.iter().chain(&own.numbers).map(|term| term.text.as_str());
    vec![
        (t.register_taken(), listed(taken)),
        (t.register_own_words(), listed(words)),
        (t.register_quiet(), own.quiet.join(", ")),
    ]
}

fn part(t: &dyn Text, part: Part, head: Vec<&'static str>, rows: Vec<Row>) -> Section {
    let (word, title, grows) = (part.word(), part.title(t), part.grows());
    Section { word, title, head, rows, is_linked: true, grows, elsewhere: None }
}

fn activities(t: &dyn Text, register: &Register) -> Section {
    let row = |activity: &Activity| Row {
        id: activity.id,
        name: said(t, &activity.name).to_owned(),
        cells: vec![
            said(t, &activity.purpose).to_owned(),
            activity.basis.map_or_else(String::new, |basis| t.basis_is(basis).to_owned()),
            kinds_of(t, register, activity),
            listed(activity.roles.iter().map(|role| t.role(*role))),
            listed(activity.channels.iter().map(|channel| t.channel_is(*channel))),
        ],
    };
    let purpose = t.register_purpose();
    let head = vec![
        t.register_name(),
        purpose,
        t.basis(),
        t.register_kinds(),
        t.register_roles(),
        t.register_channels(),
    ];
    part(t, Part::Activities, head, register.activities.iter().map(row).collect())
}

fn kinds_of(t: &dyn Text, register: &Register, activity: &Activity) -> String {
    if activity.kinds.iter().any(|code| code == "*") {
        return t.register_every_kind().to_owned();
    }
    let named = activity.kinds.iter().filter_map(|code| register.kind_coded(code));
    listed(named.map(|kind| said(t, &kind.name)))
}

fn kinds(t: &dyn Text, register: &Register, params: &Params) -> Section {
    let row = |kind: &Kind| {
        let rule = class_rule(kind.class);
        let period = format!(
            "{}, {}",
            period(t, rule.period(register.firm.country, params)),
            t.register_start(rule.start)
        );
        let state = if kind.retired { t.register_retired() } else { "" };
        Row {
            id: kind.id,
            name: said(t, &kind.name).to_owned(),
            cells: vec![
                t.shape(kind.shape).to_owned(),
                format!("{} {}", kind.class, t.lang().of(rule.name)),
                period,
                state.to_owned(),
            ],
        }
    };
    let head = vec![
        t.register_name(),
        t.register_shape(),
        t.register_class(),
        t.register_period(),
        t.users_state(),
    ];
    part(t, Part::Kinds, head, register.kinds.iter().map(row).collect())
}

fn period(t: &dyn Text, period: Period) -> String {
    match period {
        Period::AtOnce => t.register_period_at_once().to_owned(),
        Period::Days(n) => t.register_period_days(n),
        Period::Months(n) => t.register_period_months(n),
        Period::YearEnd(n) => t.register_period_year_end(n),
        Period::Open => t.register_period_open().to_owned(),
        Period::Unknown => t.register_period_unknown().to_owned(),
    }
}

fn sources(t: &dyn Text, register: &Register) -> Section {
    let row = |source: &Source| {
        let follows = match source.suppression_only {
            true => t.register_suppression_only(),
            false => t.source_means(source.source_type),
        };
        let used = source.activities.iter().filter_map(|code| register.activity_coded(code));
        let marks = [
            (source.documented, t.register_documented()),
            (source.art13_at_collection, t.register_art13()),
        ];
        Row {
            id: source.id,
            name: said(t, &source.name).to_owned(),
            cells: vec![
                t.source_type_is(source.source_type).to_owned(),
                follows.to_owned(),
                listed(used.map(|activity| said(t, &activity.name))),
                listed(marks.into_iter().filter(|(set, _)| *set).map(|(_, word)| word)),
            ],
        }
    };
    let head = vec![
        t.register_name(),
        t.register_type(),
        t.register_follows(),
        t.register_activities(),
        t.register_evidence(),
    ];
    part(t, Part::Sources, head, register.sources.iter().map(row).collect())
}

fn roles(t: &dyn Text, register: &Register) -> Section {
    let rows = Role::ALL.iter().map(|role| {
        let carried = || register.activities.iter().filter(|a| a.roles.contains(role));
        let every = carried().any(|a| a.kinds.iter().any(|code| code == "*"));
        let seen = register.kinds.iter().filter(|k| carried().any(|a| register.needs(a, k)));
        let kinds = match every {
            true => t.register_every_kind().to_owned(),
            false => listed(seen.map(|kind| said(t, &kind.name))),
        };
        Row {
            id: u16::try_from(role.code()).unwrap_or_default(),
            name: t.role(*role).to_owned(),
            cells: vec![listed(carried().map(|activity| said(t, &activity.name))), kinds],
        }
    });
    let head = vec![t.register_name(), t.register_activities(), t.register_kinds()];
    part(t, Part::Roles, head, rows.collect())
}

/// The classes of deletion with the periods that hold for the firm; a period is a number of the rule
/// book, and made stricter there.
fn classes(t: &dyn Text, register: &Register, params: &Params) -> Section {
    let rows = Class::ALL.iter().map(|class| {
        let rule = class_rule(*class);
        let kinds = register.kinds.iter().filter(|kind| kind.class == *class && !kind.retired);
        Row {
            id: 0,
            name: format!("{class} {}", t.lang().of(rule.name)),
            cells: vec![
                period(t, rule.period(register.firm.country, params)),
                t.register_start(rule.start).to_owned(),
                listed(kinds.map(|kind| said(t, &kind.name))),
            ],
        }
    });
    Section {
        word: "",
        title: t.register_classes(),
        head: vec![t.register_name(), t.register_period(), t.register_from(), t.register_kinds()],
        rows: rows.collect(),
        is_linked: false,
        grows: false,
        elsewhere: Some(("/rules/numbers", t.register_periods())),
    }
}

fn groups(t: &dyn Text, register: &Register) -> Section {
    let all = &register.product_groups;
    let rows = all.iter().map(|group| {
        let similar = all.iter().filter(|other| group.similar.contains(&other.code));
        Row {
            id: group.id,
            name: said(t, &group.name).to_owned(),
            cells: vec![listed(similar.map(|other| said(t, &other.name)))],
        }
    });
    part(t, Part::Groups, vec![t.register_name(), t.register_similar()], rows.collect())
}

fn recipients(t: &dyn Text, register: &Register) -> Section {
    let rows = register.recipients.iter().map(|recipient| {
        let processor = register.processors.iter().find(|p| p.id == recipient.processor);
        let processor = processor.map_or(t.register_no_processor(), |p| p.name.as_str());
        Row {
            id: recipient.id,
            name: recipient.name.clone(),
            cells: vec![t.country_is(recipient.country).to_owned(), processor.to_owned()],
        }
    });
    let head = vec![t.register_name(), t.register_country(), t.register_processor()];
    part(t, Part::Recipients, head, rows.collect())
}

fn processors(t: &dyn Text, register: &Register) -> Section {
    let rows = register.processors.iter().map(|processor| Row {
        id: processor.id,
        name: processor.name.clone(),
        cells: vec![t.contract_is(processor.contract).to_owned()],
    });
    part(t, Part::Processors, vec![t.register_name(), t.register_contract()], rows.collect())
}
