//! Asking an open firm: one person, a search, a list, an audience, an opt-out, many at once.

use desk::contact::{Plan, Question, Segment};
use desk::people::{At, Filter, Look};
use desk::requests::access;
use law::ids::PersonId;
use law::vocabulary::{Channel, Content};

use super::Done;
use super::firm::{Opened, call};
use super::threads;
use crate::probe::{each, each_in_process, median};
use crate::table::{Target, line, missing};

/// People looked at one after the other.
const SAMPLE: usize = 2_000;

/// Measures everything that is asked of an open firm; `flush` is the floor in milliseconds.
pub fn run(opened: &Opened, flush: f64) -> Done {
    let people = sample(opened)?;
    one_person(opened, &people, flush)?;
    answers(opened, &people)?;
    searches(opened, flush)?;
    lists(opened)?;
    super::pages::run(opened, &people)?;
    audiences(opened)?;
    opt_outs(opened, &people, flush)?;
    threads::run(opened, &people, flush);
    Ok(())
}

/// Persons from all pages of the list, as many as are looked at.
fn sample(opened: &Opened) -> Done<Vec<PersonId>> {
    let (mut people, mut at) = (Vec::new(), At::Newest);
    while people.len() < SAMPLE {
        let page = opened.desk.people(&call(), &Filter::default(), at)?;
        people.extend(page.rows.iter().map(|row| row.person));
        let Some(older) = page.older else { break };
        at = At::Before(older);
    }
    Ok(people)
}

fn one_person(opened: &Opened, people: &[PersonId], flush: f64) -> Done {
    opened.desk.card(&call(), *people.first().ok_or("nobody there")?, Look::default())?;
    let mut times = each(people, |person| {
        std::hint::black_box(opened.desk.card(&call(), *person, Look::default()).is_ok());
    });
    line("open one person at the desk, processor", times.cpu, "ms", None, Target::None);
    line("open one person, p50", times.at(0.5), "ms", Some(flush), Target::AtMost(flush + 1.0));
    Ok(())
}

/// The complete answer to one person (Art. 15 DSGVO), as JSON and as PDF.
fn answers(opened: &Opened, people: &[PersonId]) -> Done {
    let desk = &opened.desk;
    let some = people.get(..people.len().min(60)).unwrap_or_default();
    let answer = |person: &PersonId| access::json(&desk.access(&call(), *person, 1)?);
    answer(people.first().ok_or("nobody there")?)?;
    let mut times = each(some, |person| {
        std::hint::black_box(answer(person).is_ok());
    });
    line(
        "complete answer to one person, JSON, p50",
        times.at(0.5),
        "ms",
        None,
        Target::AtMost(20.0),
    );
    let both = |person: &PersonId| {
        let bundle = desk.access(&call(), *person, 1)?;
        Done::Ok((access::json(&bundle)?, papers::pdf(&access::paper(&bundle))?))
    };
    let mut times = each(some, |person| {
        std::hint::black_box(both(person).is_ok());
    });
    line("the same with PDF, p50", times.at(0.5), "ms", None, Target::AtMost(150.0));
    Ok(())
}

/// What a clerk types who looks for somebody.
pub fn queries(given: &str, family: &str, town: &str, email: &str) -> Vec<String> {
    let beginning: String = family.chars().take(4).collect();
    let slip: String =
        family.chars().enumerate().filter(|(i, _)| *i != 2).map(|(_, c)| c).collect();
    vec![
        family.to_owned(),
        format!("{given} {family}"),
        format!("{beginning} {town}"),
        format!("{given} {slip}"),
        email.to_owned(),
    ]
}

fn searches(opened: &Opened, flush: f64) -> Done {
    let page = opened.desk.people(&call(), &Filter::default(), At::Newest)?;
    let words: Vec<String> = page
        .rows
        .iter()
        .flat_map(|row| {
            let (given, family) = row.name.rsplit_once(' ').unwrap_or(("", &row.name));
            queries(given, family, &row.town, given)
        })
        .filter(|query| !query.trim().is_empty())
        .collect();
    let mut times = each(&words, |query| {
        std::hint::black_box(opened.desk.search(&call(), query).is_ok());
    });
    let (p95, limit) = (times.at(0.95), flush + 5.0);
    line("search, 50 hits opened and audited, p95", p95, "ms", Some(flush), Target::AtMost(limit));
    Ok(())
}

fn lists(opened: &Opened) -> Done {
    let rounds: Vec<u32> = (0..100).collect();
    opened.desk.people(&call(), &Filter::default(), At::Newest)?;
    let times = each(&rounds, |_| {
        std::hint::black_box(opened.desk.people(&call(), &Filter::default(), At::Newest).is_ok());
    });
    line("list of 50 without HTML, processor", times.cpu, "ms", None, Target::AtMost(2.0));
    Ok(())
}

fn audiences(opened: &Opened) -> Done {
    let register = opened.desk.register();
    let plans = [
        ("e-mail to customers", "customer_advertising", Channel::Email),
        ("newsletter", "newsletter", Channel::Email),
        ("letters", "postal_advertising", Channel::PostAddressed),
    ];
    for (name, code, channel) in plans {
        let Some(activity) = register.activity_coded(code) else {
            missing(name, "not in the register");
            continue;
        };
        let plan = Plan {
            activity: activity.id,
            channel,
            content: Content::Advertising,
            group: None,
            stop_link: true,
            art21_separate: true,
            tracking: false,
        };
        let question = Question { plan, segment: Segment::default() };
        let audience = opened.desk.audience(&call(), &question)?;
        let people: u64 =
            audience.groups.iter().map(|g| g.persons).sum::<u64>() + audience.unreachable;
        let rounds: Vec<u32> = (0..8).collect();
        let times = each_in_process(&rounds, |_| {
            std::hint::black_box(opened.desk.audience(&call(), &question).is_ok());
        });
        let limit = if people > 500_000 { 400.0 } else { 50.0 };
        let what = format!("audience of {people} with reasons, {name}");
        // Two threads share the work: on two free processors it takes half of what they spend.
        line(
            &format!("{what}, half of the processor"),
            times.cpu / 2.0,
            "ms",
            None,
            Target::AtMost(limit),
        );
        line(&what, median(times.wall), "ms", None, Target::None);
    }
    Ok(())
}

fn opt_outs(opened: &Opened, people: &[PersonId], flush: f64) -> Done {
    let register = opened.desk.register();
    let activity = register.activity_coded("newsletter").ok_or("no newsletter")?.id;
    let mut times = each(people, |person| {
        let done = opened.desk.withdraw_by_link(&call(), *person, activity, Some(Channel::Email));
        std::hint::black_box(done.is_ok());
    });
    let limit = Target::AtMost(flush + 1.0);
    line("opt-out by link, durable, p50", times.at(0.5), "ms", Some(flush), limit);
    Ok(())
}
