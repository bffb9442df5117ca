//! A few days of work at Nordpol-Versand, by the use cases everybody uses: so that somebody who
//! looks around finds notes, a task, an inquiry and requests on the clock, all invented.

use ::law::access::Actor;
use ::law::ids::{PersonId, UserId};
use ::law::vocabulary::Role;
use desk::interactions::{InteractionKind, NewInquiry, NewInteraction, Written};
use desk::people::{At, Filter};
use desk::requests::{Arrival, NewCase};
use desk::{Call, Desk};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::clock::system_call;
use crate::say::{Ended, Stopped};

/// What customer service wrote down: days ago, kind, text.
const NOTES: [(i32, InteractionKind, &str); 4] = [
    (6, InteractionKind::Call, "Fragt nach dem neuen Katalog. Bitte erst nach 17 Uhr anrufen."),
    (4, InteractionKind::Note, "Paket kam beschädigt an, Ersatz ist unterwegs."),
    // What must not be kept is taken out before anything is saved; the customer is told.
    (2, InteractionKind::Mail, "Bitte die Kekse ohne Zucker schicken, ich habe Diabetes."),
    (1, InteractionKind::Visit, "War im Laden in Husum und hat sich die Teekannen zeigen lassen."),
];
/// What people asked for: days ago, way, text.
const REQUESTS: [(i32, Arrival, &str); 3] = [
    (
        24,
        Arrival::Letter,
        "Bitte teilen Sie mir mit, welche Daten Sie über mich gespeichert haben.",
    ),
    (9, Arrival::Email, "Ich möchte, dass Sie alle meine Daten löschen."),
    (1, Arrival::Phone, "Ich widerspreche der Werbung per Post."),
];

/// Writes the days down. `service` is whoever answers for customer service.
pub fn write(desk: &Desk, service: UserId) -> Ended {
    let roles = [Role::Service, Role::Finance].into_iter().collect();
    let call = Call { actor: Actor { user: service, roles }, ..system_call() };
    let today = call.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let page = desk.people(&system_call(), &Filter::default(), At::Newest)?;
    let mut people = page.rows.iter().map(|row| row.person);
    for (ago, kind, text) in NOTES {
        let Some(person) = people.next() else { return Ok(()) };
        note(desk, &call, person, (kind, text, before(today, ago), None))?;
    }
    if let Some(person) = people.next() {
        let text = "Wegen der Rückgabe der Stiefel zurückrufen.";
        note(desk, &call, person, (InteractionKind::Task, text, today, Some(today)))?;
    }
    for (ago, arrival, text) in REQUESTS {
        let new = NewCase {
            person: people.next(),
            rights: Vec::new(),
            arrival,
            received: Some(before(today, ago)),
            language: 1,
            text: text.to_owned(),
            known_channel: arrival == Arrival::Email,
        };
        desk.file_request(&call, &new)?;
    }
    let wish = NewInquiry {
        name: "Wiebke Lorenzen".to_owned(),
        email: "wiebke.lorenzen@funkpost.example".to_owned(),
        text: "Gibt es die blaue Teekanne wieder? Bitte schreiben Sie mir dann.".to_owned(),
        language: 1,
    };
    desk.receive_inquiry(&call, &wish)?;
    Ok(())
}

fn before(today: Date, days: i32) -> Date {
    today.saturating_sub(days.days())
}

fn note(
    desk: &Desk,
    call: &Call,
    person: PersonId,
    (kind, text, happened, due): (InteractionKind, &str, Date, Option<Date>),
) -> Ended {
    let source =
        desk.register().source_coded("by_hand").map(|source| source.id).ok_or_else(missing)?;
    let new = NewInteraction {
        kind: Some(kind),
        text: text.to_owned(),
        happened_on: Some(happened),
        due_on: due,
        source,
        ..NewInteraction::default()
    };
    if let Written::Look(screened) = desk.write_down(call, person, &new)? {
        let seen = NewInteraction { seen: screened.fingerprint(), ..new };
        desk.write_down(call, person, &seen)?;
    }
    Ok(())
}

fn missing() -> Stopped {
    Stopped::because("Quelle fehlt.", "Source missing.")
}
