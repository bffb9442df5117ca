//! Entering, finding, showing and correcting people.

use serde_json::{Value, json};

use crate::program::{CONTRACT, Program, erika, id, problem};

#[tokio::test]
async fn a_person_is_entered_found_and_shown_with_provenance() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    let card = program.ask(&format!("GET /api/v1/people/{person}"), &Value::Null).await.json();
    assert_eq!(
        (card["activity"].as_str(), card["state"].as_str()),
        (Some("contract"), Some("ACTIVE"))
    );
    let name = &card["values"][0];
    assert_eq!(name["parts"], json!({"title": "", "given": "Erika", "family": "Muster"}));
    assert_eq!((name["kind"].as_str(), name["source"].as_str()), (Some("name"), Some("api")));
    assert_eq!(name["activities"], json!(["inquiry", "service"]));
    assert_eq!(name["obtained_on"], "2026-11-21");
    let list = program.ask("GET /api/v1/people?country=DE", &Value::Null).await.json();
    assert_eq!(
        (&list["items"][0]["id"], &list["items"][0]["name"]),
        (&json!(person), &json!("Erika Muster"))
    );
    let other = program.ask("GET /api/v1/people?country=AT", &Value::Null).await.json();
    assert_eq!(other["items"], json!([]));
    let hits =
        program.ask("POST /api/v1/people/search", &json!({"query": "mustr erika"})).await.json();
    assert_eq!((&hits["items"][0]["id"], &hits["total"]), (&json!(person), &json!(1)));
    let by_address = json!({"email": "Erika.Muster@Nordpol.example"});
    let held = program.ask("POST /api/v1/people/find-by-address", &by_address).await.json();
    assert_eq!(held["people"], json!([person]));
    let both = json!({"email": "a@nordpol.example", "phone": "0170 1234567"});
    let reply = program.ask("POST /api/v1/people/find-by-address", &both).await;
    assert_eq!(problem(&reply), (422, "ONE_ADDRESS".to_owned()));
}

#[tokio::test]
async fn values_are_added_corrected_and_taken_away() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    let values = format!("/api/v1/people/{person}/values");
    let phone = json!({"kind": "phone", "parts": {"number": "0170 1234567"}});
    let added = program.ask(&format!("POST {values}"), &phone).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let show = format!("GET /api/v1/people/{person}");
    let card = program.ask(&show, &Value::Null).await.json();
    let of_kind = |card: &Value, kind: &str| {
        let values = card["values"].as_array().unwrap().clone();
        values.into_iter().filter(|value| value["kind"] == kind).collect::<Vec<_>>()
    };
    let old = of_kind(&card, "email")[0]["id"].as_str().unwrap().to_owned();
    let right = json!({"kind": "email", "parts": {"address": "neu@nordpol.example"}});
    let corrected = program.ask(&format!("PUT {values}/{old}"), &right).await;
    assert_eq!(corrected.status, 200, "{}", corrected.body);
    let removed = program.ask(&format!("DELETE {values}/{}", id(&added)), &Value::Null).await;
    assert_eq!(removed.status, 204);
    let card = program.ask(&show, &Value::Null).await.json();
    let mails = of_kind(&card, "email");
    assert_eq!((mails.len(), &mails[0]["parts"]["address"]), (1, &json!("neu@nordpol.example")));
    assert_eq!(mails[0]["id"], json!(id(&corrected)));
    assert_eq!(of_kind(&card, "phone").len(), 0);
    let wrong = json!({"kind": "email", "parts": {"address": "erika(at)muster"}});
    let reply = program.ask(&format!("POST {values}"), &wrong).await;
    assert_eq!(problem(&reply), (422, "EMAIL_SHAPE".to_owned()));
    let strange = json!({"kind": "email", "parts": {"address": "b@nordpol.example", "nick": "b"}});
    let reply = program.ask(&format!("POST {values}"), &strange).await;
    assert_eq!(problem(&reply), (422, "PART_UNKNOWN".to_owned()));
}

#[tokio::test]
async fn facts_change_one_by_one() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    let line = format!("PATCH /api/v1/people/{person}");
    assert_eq!(program.ask(&line, &json!({"relation": "FORMER_CUSTOMER"})).await.status, 200);
    assert_eq!(program.ask(&line, &json!({"language": "en"})).await.status, 200);
    let card = program.ask(&format!("GET /api/v1/people/{person}"), &Value::Null).await.json();
    assert_eq!((&card["relation"], &card["language"]), (&json!("FORMER_CUSTOMER"), &json!("en")));
    assert_eq!(card["country"], "DE");
}

#[tokio::test]
async fn a_blocked_or_known_address_is_a_conflict_and_nothing_is_made() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    let again = program.ask("POST /api/v1/people", &erika()).await;
    assert_eq!(problem(&again), (409, "ALREADY_HELD".to_owned()));
    let objection = format!("POST /api/v1/people/{person}/objections");
    assert_eq!(program.ask(&objection, &json!({})).await.status, 201);
    let blocked = program.ask("POST /api/v1/people", &erika()).await;
    assert_eq!(problem(&blocked), (409, "SUPPRESSED".to_owned()));
    assert!(blocked.json()["detail"].as_str().unwrap().contains("R-SUP-05"));
    assert_eq!(program.count().await, 1);
}

#[tokio::test]
async fn a_purchase_makes_a_customer_and_shows_on_the_card() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    let line = format!("POST /api/v1/people/{person}/purchases");
    let bought = json!({"number": "N-4711", "product": "Lantern", "product_group": "general",
        "on": "2026-11-02", "address_taken_in_sale": true, "notice_of_objection": true});
    let reply = program.ask(&line, &bought).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    let card = program.ask(&format!("GET /api/v1/people/{person}"), &Value::Null).await.json();
    let order = &card["purchases"][0];
    assert_eq!((&order["id"], &order["parts"]["number"]), (&json!(id(&reply)), &json!("N-4711")));
    assert_eq!((&order["on"], &card["relation"]), (&json!("2026-11-02"), &json!("CUSTOMER")));
    let later = json!({"product_group": "general", "on": "2026-12-24"});
    assert_eq!(problem(&program.ask(&line, &later).await), (422, "DATE_IN_FUTURE".to_owned()));
    let unknown = json!({"product_group": "lanterns", "on": "2026-11-02"});
    assert_eq!(problem(&program.ask(&line, &unknown).await), (422, "NOT_IN_REGISTER".to_owned()));
}

#[tokio::test]
async fn a_list_goes_on_page_by_page_and_only_by_our_cursor() {
    let program = Program::of(CONTRACT);
    // People nobody takes for one another, or entering them would ask whether they are the same.
    let given = [
        "Anton", "Berta", "Carsten", "Doris", "Emil", "Frauke", "Gustav", "Hanna", "Igor",
        "Jasmin", "Klaus", "Lena", "Moritz",
    ];
    for family in ["Albers", "Dombrowski", "Pfeiffer", "Uhlig"] {
        for given in given {
            let email = format!("{given}.{family}@nordpol.example");
            program.enter(&json!({"given": given, "family": family, "email": email})).await;
        }
    }
    let first = program.ask("GET /api/v1/people", &Value::Null).await.json();
    assert_eq!(first["items"].as_array().unwrap().len(), 50);
    let cursor = first["next"].as_str().unwrap();
    let next =
        program.ask(&format!("GET /api/v1/people?cursor={cursor}"), &Value::Null).await.json();
    assert_eq!((next["items"].as_array().unwrap().len(), &next["next"]), (2, &Value::Null));
    for (filter, found) in
        [("source=api", 50), ("source=address_broker", 0), ("party=BUSINESS_ENTITY", 0)]
    {
        let list = program.ask(&format!("GET /api/v1/people?{filter}"), &Value::Null).await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), found, "{filter}");
    }
    let nowhere = program.ask("GET /api/v1/people?source=nowhere", &Value::Null).await;
    assert_eq!(problem(&nowhere), (422, "NOT_IN_REGISTER".to_owned()));
    let (_, tag) = cursor.split_once('.').unwrap();
    let made_up = format!("GET /api/v1/people?cursor={}.{tag}", "f".repeat(32));
    assert_eq!(program.ask(&made_up, &Value::Null).await.status, 422);
}

#[tokio::test]
async fn who_is_perhaps_held_waits_in_quarantine_and_is_decided_about_there() {
    let program = Program::of(CONTRACT);
    let town = json!({"given": "Erika", "family": "Muster", "postcode": "24103", "city": "Kiel"});
    let mut all = town.clone();
    all["email"] = json!("erika.muster@nordpol.example");
    let person = program.enter(&all).await;
    let alike = town;
    let reply = program.ask("POST /api/v1/people", &alike).await;
    assert_eq!(reply.status, 202, "{}", reply.json());
    let held = reply.json()["held"].as_str().unwrap().to_owned();
    let again = program.ask("POST /api/v1/people", &alike).await;
    assert_eq!(again.json()["held"], json!(held), "the same told again is the same row");
    let list = program.ask("GET /api/v1/quarantine", &Value::Null).await.json();
    assert_eq!((&list["waiting"], &list["items"][0]["against"]), (&json!(1), &json!(person)));
    let others = program.ask("GET /api/v1/quarantine?reason=SUPPRESSED", &Value::Null).await;
    assert_eq!(others.json()["items"], json!([]));
    let line = format!("POST /api/v1/quarantine/{held}/decision");
    let verdict = json!({"decision": "MERGE", "because": "SAME_PERSON"});
    let decided = program.ask(&line, &verdict).await;
    assert_eq!(decided.json()["state"], "MERGED", "{}", decided.json());
    assert_eq!(problem(&program.ask(&line, &verdict).await).0, 422);
    let reopen = format!("POST /api/v1/quarantine/{held}/reopen");
    assert_eq!(program.ask(&reopen, &json!({})).await.json()["state"], "WAITING");
    assert_eq!(program.count().await, 1);
}

#[tokio::test]
async fn two_records_are_merged_split_and_the_merge_taken_back() {
    let program = Program::of(CONTRACT);
    let kept = program.enter(&erika()).await;
    let other =
        json!({"given": "Zacharias", "family": "Quastenberg", "email": "zq@nordpol.example"});
    let gone = program.enter(&other).await;
    let made = program.ask("POST /api/v1/merges", &json!({"keep": kept, "merge": gone})).await;
    assert_eq!(made.status, 201, "{}", made.json());
    assert_eq!(program.count().await, 1);
    let undo = format!("POST /api/v1/merges/{}/undo", made.json()["id"].as_str().unwrap());
    assert_eq!(program.ask(&undo, &json!({})).await.json()["id"], json!(gone));
    assert_eq!(program.count().await, 2);
    let card = program.ask(&format!("GET /api/v1/people/{kept}"), &Value::Null).await.json();
    let value = card["values"][0]["id"].clone();
    let split = format!("POST /api/v1/people/{kept}/split");
    let reply = program.ask(&split, &json!({"values": [value]})).await;
    assert_eq!(reply.status, 201, "{}", reply.json());
    assert_eq!(program.count().await, 3);
    let pairs = program.ask("GET /api/v1/duplicates?state=OPEN", &Value::Null).await;
    assert_eq!(pairs.status, 200, "{}", pairs.json());
    assert_eq!(pairs.json()["open"], json!(0));
    let nobody = json!({"a": kept, "b": gone, "choice": "SAME"});
    assert_eq!(program.ask("POST /api/v1/duplicates", &nobody).await.status, 404);
}
