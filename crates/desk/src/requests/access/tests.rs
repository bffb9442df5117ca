use law::vocabulary::Channel;

use super::*;
use crate::import::Options;
use crate::interactions::{NewInteraction, Written};
use crate::people::{NewPerson, NewValue, Outcome};
use crate::requests::{Arrival, NewCase, letters};
use crate::testing::{call_as, desk, entered, handed, somebody};
use crate::{Call, Desk};
use law::ids::PersonId;
use law::vocabulary::{Country, PersonType, Role};

/// Somebody with a marker in every value that can be typed.
fn marked(mark: &str) -> NewPerson {
    NewPerson {
        phone: "0170 1234567".into(),
        street: format!("{mark}weg 1"),
        postcode: "20095".into(),
        city: format!("{mark}stadt"),
        company: format!("{mark} GmbH"),
        ..somebody(&format!("{mark}mann"), &format!("{}@nordpol.example", mark.to_lowercase()))
    }
}

fn add(desk: &Desk, call: &Call, person: PersonId, kind: u16, part: &str) {
    let new = NewValue { kind, parts: vec![part.into()], source: 1, ..NewValue::default() };
    assert!(matches!(desk.add_value(call, person, &new, None).unwrap(), Outcome::Done(_)));
}

fn note(desk: &Desk, call: &Call, person: PersonId, text: &str) {
    let seen = desk.screen(text).fingerprint();
    let new = NewInteraction { text: text.into(), source: 1, seen, ..NewInteraction::default() };
    assert!(matches!(desk.write_down(call, person, &new).unwrap(), Written::Done(_)));
}

/// A row that waits because nobody knows where its list comes from.
fn waits(desk: &Desk, call: &Call, row: &str) {
    let text = format!("Vorname;Nachname;E-Mail;Telefon;Ort\n{row}\n");
    let source = desk.register().source_coded("unknown").unwrap().id;
    let party = PersonType::Consumer;
    let options = Options { source, country: Country::De, party, documented: false, layout: None };
    let before = desk.waiting_rows().unwrap();
    desk.import_file(call, std::io::Cursor::new(text), "", &options, None).unwrap();
    assert_eq!(desk.waiting_rows().unwrap(), before + 1);
}

/// R29: every stored marker of the person appears in every form of the answer, nothing of others.
#[test]
fn everything_of_the_person_and_nothing_of_others() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &marked("ALPHA"));
    entered(&desk, &call, &NewPerson { phone: "0170 7654321".into(), ..marked("OMEGA") });
    note(&desk, &call, person, "ALPHANOTIZ: bitte klingeln");
    add(&desk, &call, person, 12, "ALPHANUMMER4711");
    desk.object(&call, person, None, Some(Channel::Email)).unwrap();
    handed(&desk, &call, person);
    let case = NewCase {
        person: Some(person),
        rights: vec![crate::requests::Request::Access],
        arrival: Arrival::Email,
        received: None,
        language: 1,
        text: "ALPHABRIEF".into(),
        known_channel: true,
    };
    waits(&desk, &call, "Max;ALPHAmann;alpha@nordpol.example;0171 5550001;ALPHAHALTEN");
    waits(&desk, &call, "Otto;OMEGAkrull;alpha@nordpol.example;0171 5550002;OMEGAdorf");
    waits(&desk, &call, "Otto;OMEGAkrull;omega@nordpol.example;0171 5550002;OMEGAdorf");
    let ground = law::basis::SpecialGround::ExplicitConsent;
    desk.ask_special(&call, person, redact::Label::Health, ground).unwrap();
    let case = desk.file_request(&call, &case).unwrap().case;
    desk.draft_letter(&call, case, letters::Kind::Receipt).unwrap();
    let bundle = desk.access(&call, person, 1).unwrap();
    let (json, page) = (json(&bundle).unwrap(), papers::html(&paper(&bundle)));
    let markers = [
        "ALPHAmann",
        "alpha@nordpol.example",
        "ALPHAweg",
        "ALPHAstadt",
        "ALPHA GmbH",
        "1234567",
        "ALPHANOTIZ",
        "ALPHANUMMER4711",
        "ALPHABRIEF",
        "Eigener Versand",
        "view",
        "ALPHAHALTEN",
        "5550001",
    ];
    for marker in markers {
        assert!(json.contains(marker), "JSON lacks {marker}");
        assert!(page.contains(marker), "the page lacks {marker}");
    }
    assert!(page.contains("Ihr Antrag ist am"), "letters belong to it");
    assert!(json.contains("\"HEALTH\"") && page.contains("Gesundheit"), "what was sealed apart");
    for other in ["OMEGA", "omega", "7654321", "5550002"] {
        assert!(!json.contains(other) && !page.contains(other), "{other}");
    }
    assert_eq!((bundle.block_list.len(), bundle.held_rows.len()), (1, 2));
    assert_eq!(bundle.recipients[0].name, "Eigener Versand");
    let staff = desk.display_name(call.actor.user).unwrap_or_default();
    assert!(staff.is_empty() || !json.contains(&staff));
    let table = csv(&bundle);
    for marker in ["ALPHAmann", "ALPHAweg", "ALPHANOTIZ"] {
        assert!(table.contains(marker), "CSV lacks {marker}");
    }
    let card = vcard(&bundle);
    assert!(card.contains("N:ALPHAmann;Max;;;") && card.contains("EMAIL:alpha@nordpol.example"));
}

#[test]
fn every_table_with_rows_about_the_person_is_in_the_copy() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &marked("ALPHA"));
    let bundle = desk.access(&call, person, 2).unwrap();
    let copy = bundle.copy.as_object().unwrap();
    for table in ["person", "datum", "standing"] {
        assert!(copy.contains_key(table), "{table}");
    }
    assert_eq!(copy["datum"].as_array().unwrap().len(), bundle.values.len());
    assert_eq!(bundle.context["dpv"], "https://w3id.org/dpv#");
    assert!(bundle.values.iter().all(|v| v.basis.starts_with("eu-gdpr:A6-1-")));
}

#[test]
fn the_rights_desk_alone_puts_it_together_and_leaves_a_leaf() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &marked("ALPHA"));
    let sales = call_as(&[Role::Sales]);
    assert!(desk.access(&sales, person, 1).is_err());
    let looks = |desk: &Desk| desk.access(&call, person, 1).unwrap().lookups.len();
    let before = looks(&desk);
    assert_eq!(looks(&desk), before + 1, "the answer itself is a look");
    assert!(desk.access(&call, PersonId([9; 16]), 1).is_err());
}

#[test]
fn only_what_the_person_provided_under_contract_or_consent_is_portable() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &marked("ALPHA"));
    note(&desk, &call, person, "ALPHANOTIZ");
    let own = portable(desk.access(&call, person, 1).unwrap());
    let json = json(&own).unwrap();
    assert!(json.contains("ALPHAmann") && !json.contains("ALPHANOTIZ"));
    assert!(own.lookups.is_empty() && own.answers == "portability");
    // From a broker nothing is: the firm obtained it itself.
    let broker = NewPerson { source: 7, ..marked("BETA") };
    if let Outcome::Done(other) = desk.enter(&call, &broker, None).unwrap() {
        assert!(portable(desk.access(&call, other, 1).unwrap()).values.is_empty());
    }
}

#[test]
fn others_in_a_note_are_blackened_with_the_reason() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &marked("ALPHA"));
    note(&desk, &call, person, "Rückruf an Frau Erika Fremd, erika@fremd.example");
    let bundle = desk.access(&call, person, 1).unwrap();
    let json = json(&bundle).unwrap();
    assert!(!json.contains("erika@fremd.example") && !json.contains("Fremd"), "{json}");
    assert!(!bundle.blackened.is_empty());
}

#[test]
fn a_special_category_somebody_asked_for_is_told() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &marked("ALPHA"));
    let ground = law::basis::SpecialGround::ExplicitConsent;
    desk.ask_special(&call, person, redact::Label::Health, ground).unwrap();
    let bundle = desk.access(&call, person, 1).unwrap();
    let json = json(&bundle).unwrap();
    assert!(json.contains("\"HEALTH\"") && json.contains("EXPLICIT_CONSENT"), "{json}");
    let page = papers::html(&paper(&bundle));
    assert!(page.contains("Gesundheit") && page.contains("ausdrückliche Einwilligung"));
    let own = portable(bundle);
    assert!(own.special.is_empty() && own.held_rows.is_empty());
}

/// Every field a consent record has to have (ISO/IEC TS 27560:2023, clause 6).
#[test]
fn a_consent_has_its_record() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &NewPerson { source: 3, ..marked("ALPHA") });
    let wording = crate::consent::NewWording {
        activity: 4,
        channels: vec![Channel::Email],
        language: 1,
        names_advertiser: true,
        active_act: true,
        coupled: false,
        tracking: false,
        body: "Ja, ich möchte den Newsletter der Nordpol-Versand GmbH per E-Mail.".into(),
    };
    let given = crate::consent::Given {
        wording: desk.add_wording(&call, &wording).unwrap(),
        channel: Channel::Email,
        evidence: law::vocabulary::Evidence::DoiEmail,
        at: call.now - jiff::SignedDuration::from_hours(1),
        detail: "Anmeldeformular 7".into(),
        source: None,
    };
    desk.give(&call, person, &given).unwrap();
    let said = || summary(&desk.access(&call, person, 1).unwrap());
    assert!(said().contains("eine Einwilligung"));
    desk.withdraw(&call, person, 4, Channel::Email).unwrap();
    assert!(said().contains("keine Einwilligung"), "a withdrawn one is none");
    let bundle = desk.access(&call, person, 1).unwrap();
    let [record] = bundle.consent_receipts.as_slice() else { panic!("one consent, one record") };
    for field in ["schema_version", "record_id", "pii_principal_id", "consent_status"] {
        assert!(record[field].is_string(), "{field}");
    }
    let processing = &record["pii_processing"];
    assert_eq!(processing["privacy_notice"], wording.body);
    for field in [
        "purpose",
        "purpose_type",
        "lawful_basis",
        "pii_information",
        "pii_controllers",
        "collection_method",
        "processing_method",
        "storage_locations",
        "retention_period",
        "jurisdictions",
        "withdrawal_method",
        "privacy_rights",
    ] {
        assert!(!processing["purposes"][0][field].is_null(), "{field}");
    }
    assert_eq!(processing["purposes"][0]["lawful_basis"], "eu-gdpr:A6-1-a");
    assert_eq!(record["party_identification"][0]["party_role"], "dpv:DataController");
    let types =
        record["consent_events"].as_array().unwrap().iter().map(|e| e["event_type"].clone());
    assert_eq!(types.collect::<Vec<_>>(), ["dpv:ConsentGiven", "dpv:ConsentWithdrawn"]);
    assert_eq!(record["consent_status"], "WITHDRAWN");
    let own = portable(bundle);
    assert!(own.consent_receipts.is_empty() && own.consent_history.is_empty(), "the firm's record");
}
