//! A request from the form on the firm's own pages: whoever is known by their e-mail address gets
//! it on their card, everybody else becomes a person who asked (LK-01). Screened on arrival.
//!
//! The answer is the same whether somebody is known or not: nobody learns it by asking.

use law::ids::PersonId;
use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::PersonState;
use link::normal;
use store::records::interaction::InteractionKind;
use store::records::{datum, standing};
use vault::MacPurpose;

use super::write::{NewInteraction, Written};
use crate::people::{Decision, NewPerson, Outcome, as_fault};
use crate::register::{Activity, Register, Source};
use crate::{Call, Desk, Fault, Result};

/// Longest request, in bytes.
const MAX_REQUEST: usize = 8 << 10;
/// A person needs this long for the form, in milliseconds; a program does not.
const FASTEST: i64 = 3_000;
/// A form may lie open this long, in milliseconds.
const SLOWEST: i64 = 12 * 3_600_000;

/// What somebody sends. No `Debug`: it holds values.
pub struct NewInquiry {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The request.
    pub text: String,
    /// Language number: 1 German, 2 English.
    pub language: i64,
}

/// How it ends.
pub enum Received {
    /// Taken.
    Done {
        /// Something in it was not kept.
        masked: bool,
    },
    /// Fields are wrong; nothing was kept.
    Faulty(Vec<Fault>),
}

impl Desk {
    /// Takes a request in.
    ///
    /// # Errors
    /// `NOT_FOUND` where the firm offers no form.
    pub fn receive_inquiry(&self, call: &Call, new: &NewInquiry) -> Result<Received> {
        let call = &Call::by_system(call.now, call.request);
        let register = self.register();
        let (source, activity) = of_form(&register).ok_or(Fault::NOT_FOUND)?;
        let faults = new.faults();
        if !faults.is_empty() {
            return Ok(Received::Faulty(faults));
        }
        // The same turn as imports: two requests at once never make one person twice.
        let _turn = self.taking.turn();
        let person = match self.known_by(&new.email)? {
            Some(person) => person,
            None => match self.enter(call, &new.person(source), Some(Decision::AskedThemselves))? {
                Outcome::Done(person) => person,
                Outcome::Faulty(faults) => {
                    return Ok(Received::Faulty(faults.into_iter().map(in_form).collect()));
                }
                Outcome::Ask(_) => return Err(Fault::NOT_FOUND.into()),
            },
        };
        let screened = self.screen(new.text.trim());
        let told = NewInteraction {
            kind: Some(InteractionKind::Inquiry),
            text: new.text.clone(),
            source: source.id,
            activity: Some(activity.id),
            seen: screened.fingerprint(),
            ..NewInteraction::default()
        };
        match self.write_down(call, person, &told)? {
            Written::Done(_) => Ok(Received::Done { masked: !screened.removed.is_empty() }),
            Written::Look(_) => Err(Fault::NOT_FOUND.into()),
            Written::Faulty(faults) => Ok(Received::Faulty(faults)),
        }
    }

    /// The stamp of a form shown now.
    pub fn form_stamp(&self, call: &Call) -> String {
        let ms = call.ms();
        let mac = self.vault.mac(MacPurpose::Form, &stamped(ms));
        let mac: String = mac.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{ms:x}.{mac}")
    }

    /// Whether a form with this stamp was shown by us, not a moment ago and not yesterday.
    pub fn form_stamp_fits(&self, call: &Call, stamp: &str) -> bool {
        let Some((ms, mac)) = stamp.split_once('.') else { return false };
        let (Ok(ms), Some(mac)) = (i64::from_str_radix(ms, 16), PersonId::parse(mac)) else {
            return false;
        };
        let age = call.ms().saturating_sub(ms);
        (FASTEST..=SLOWEST).contains(&age)
            && self.vault.mac_fits(MacPurpose::Form, &stamped(ms), &mac.0)
    }

    /// The person in use that holds this address; the newest where several do.
    fn known_by(&self, email: &str) -> Result<Option<PersonId>> {
        let Ok(email) = normal::email(email.trim()) else { return Ok(None) };
        let blind = self.vault.blind(Shape::Email, email.canonical());
        let found = self.store.read(|tx| {
            let mut active = Vec::new();
            for person in datum::persons_by_blind(tx, &blind)? {
                let standing = standing::get(tx, person)?;
                active.extend(standing.filter(|s| s.state == PersonState::Active));
            }
            Ok::<_, store::Failure>(active)
        })?;
        Ok(found.iter().map(|s| s.person).max())
    }
}

impl NewInquiry {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        match normal::name(&self.name) {
            Err(normal::Fault::Empty) => faults.push(NO_NAME),
            Err(fault) => faults.push(as_fault("name", fault)),
            Ok(_) => {}
        }
        if normal::email(self.email.trim()).is_err() {
            faults.push(NO_ADDRESS);
        }
        if self.text.trim().is_empty() || self.text.len() > MAX_REQUEST {
            faults.push(NO_REQUEST);
        }
        faults
    }

    fn person(&self, source: &Source) -> NewPerson {
        let name = normal::clean(&self.name);
        let (given, family) = name.rsplit_once(' ').unwrap_or(("", &name));
        NewPerson {
            source: source.id,
            language: self.language,
            given: given.to_owned(),
            family: family.to_owned(),
            email: self.email.trim().to_owned(),
            ..NewPerson::default()
        }
    }
}

/// Source and activity of the form: the first of the source's activities that needs requests.
fn of_form(register: &Register) -> Option<(&Source, &Activity)> {
    let source = register.source_coded(&register.form.as_ref()?.source)?;
    let mut activities = source.activities.iter().filter_map(|code| register.activity_coded(code));
    let activity = activities
        .find(|a| super::lens::text_kinds(register).any(|kind| register.needs(a, kind)))?;
    Some((source, activity))
}

/// A fault of entering a person, at the field of the form that it comes from.
fn in_form(fault: Fault) -> Fault {
    match fault.field {
        Some("title" | "given" | "family" | "company") => Fault { field: Some("name"), ..fault },
        _ => fault,
    }
}

fn stamped(ms: i64) -> [u8; 8] {
    ms.to_be_bytes()
}

const NO_NAME: Fault = Fault::of(
    "name",
    "NAME_MISSING",
    Words { de: "Bitte Ihren Namen angeben.", en: "Please give your name." },
);
const NO_ADDRESS: Fault = Fault::of(
    "email",
    "EMAIL_SHAPE",
    Words {
        de: "Bitte eine E-Mail-Adresse angeben, an die wir antworten können.",
        en: "Please give an e-mail address that we can answer to.",
    },
);
const NO_REQUEST: Fault = Fault::of(
    "text",
    "TEXT_EMPTY",
    Words {
        de: "Bitte kurz schreiben, was Sie wünschen.",
        en: "Please write briefly what you would like.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interactions::Show;
    use crate::register::{Bilingual, InquiryForm};
    use crate::testing::{call_as, desk, entered, somebody};
    use law::class::Class;
    use law::vocabulary::{Relation, Role};

    fn form(desk: &Desk, call: &Call) {
        let mut register = (*desk.register()).clone();
        let title = Bilingual { de: "Wunschzettel".into(), en: "Wish list".into() };
        let embed = vec!["https://www.nordpol.example".into()];
        register.form = Some(InquiryForm {
            source: "wish_list".into(),
            title,
            embed,
            ..InquiryForm::default()
        });
        desk.save_register(call, 1, register).unwrap();
    }

    fn ask(email: &str, text: &str) -> NewInquiry {
        let name = "Ida Nordhoff".into();
        NewInquiry { name, email: email.into(), text: text.into(), language: 1 }
    }

    #[test]
    fn a_stranger_becomes_somebody_who_asked_and_a_known_person_stays_one() {
        let (_folder, desk, call) = desk();
        assert!(desk.receive_inquiry(&call, &ask("ida@nordhoff.example", "Ein Zelt")).is_err());
        form(&desk, &call);
        let known = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        for email in ["ida@nordhoff.example", "Max@Nordpol.example", "IDA@nordhoff.example"] {
            let done = desk.receive_inquiry(&call, &ask(email, "Ein Zelt, ich bin schwanger"));
            assert!(matches!(done.unwrap(), Received::Done { masked: true }));
        }
        assert_eq!(desk.store.read(standing::count).unwrap(), 2);
        let sales = call_as(&[Role::Sales]);
        let of = |person| desk.timeline(&sales, person, Show::default()).unwrap().entries;
        assert_eq!(of(known).len(), 1);
        assert!(
            of(known)[0].text.starts_with("Ein Zelt, ") && !of(known)[0].text.contains("schwanger")
        );
        let ida = desk.known_by("ida@nordhoff.example").unwrap().unwrap();
        assert_eq!((of(ida).len(), of(ida)[0].kind), (2, Some(InteractionKind::Inquiry)));
        let (standing, data) = desk
            .store
            .read(|tx| {
                Ok::<_, store::Failure>((standing::get(tx, ida)?, datum::of_person(tx, ida)?))
            })
            .unwrap();
        assert_eq!(standing.unwrap().relation, Relation::Inquiry);
        assert!(data.iter().all(|d| d.class == Class::ProspectInquiry), "LK-01");
        assert_eq!(desk.notice_drafts(&sales).unwrap().len(), 2, "one for each of them");
    }

    #[test]
    fn a_name_without_a_letter_is_told_at_its_field() {
        let (_folder, desk, call) = desk();
        form(&desk, &call);
        for name in ["", "\u{1}\u{2}\u{7f}", "\u{1} \u{2}", "\u{200b}", "…", "Ida \u{1}", "Ida 7"]
        {
            let new = NewInquiry { name: name.into(), ..ask("ida@nordhoff.example", "Ein Zelt") };
            let Received::Faulty(faults) = desk.receive_inquiry(&call, &new).unwrap() else {
                panic!("{name:?} was taken")
            };
            let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
            assert_eq!(fields, [Some("name")], "{name:?}");
        }
    }

    #[test]
    fn fields_are_told_and_stamps_are_ours_and_neither_young_nor_old() {
        let (_folder, desk, call) = desk();
        form(&desk, &call);
        let Received::Faulty(faults) = desk.receive_inquiry(&call, &ask("MARKER", " ")).unwrap()
        else {
            panic!("taken")
        };
        let fields: Vec<_> = faults.iter().filter_map(|fault| fault.field).collect();
        assert_eq!(fields, ["email", "text"]);
        assert!(!format!("{faults:?}").contains("MARKER"));
        let stamp = desk.form_stamp(&call);
        let after =
            |ms: i64| Call { now: call.now + jiff::SignedDuration::from_millis(ms), ..call };
        assert!(!desk.form_stamp_fits(&after(500), &stamp));
        assert!(desk.form_stamp_fits(&after(5_000), &stamp));
        assert!(!desk.form_stamp_fits(&after(SLOWEST + 1), &stamp));
        assert!(!desk.form_stamp_fits(&after(5_000), &stamp.replace('.', "0.")));
    }
}
