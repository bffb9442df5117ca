//! Lists of people, and finding one. What is searched for travels in bodies: addresses of requests
//! end up in logs.

use axum::response::IntoResponse;
use desk::people::{At, Filter};
use law::ids::PersonId;
use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::{Country, PersonState, PersonType, Relation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::bound;
use crate::api::paging::{Listed, Paging, cursor};
use crate::errors::Answer;
use crate::input::{Json, Search};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Which people to list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    relation: Option<Relation>,
    country: Option<Country>,
    party: Option<PersonType>,
    source: Option<String>,
    cursor: Option<String>,
}

/// A person in a list.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0193514f3c007a1b9c2d3e4f5a6b7c8d", "name": "Erika Muster",
    "company": "", "town": "Musterstadt", "party": "CONSUMER", "relation": "CUSTOMER",
    "country": "DE", "state": "ACTIVE"}))]
pub struct PersonInList {
    /// Id of the person.
    id: String,
    /// Name; empty when none is held or the key's activity does not need it, as the next two.
    name: String,
    /// Firm.
    company: String,
    /// Town.
    town: String,
    /// Capacity.
    #[schema(value_type = String)]
    party: PersonType,
    /// Relation to the firm.
    #[schema(value_type = String)]
    relation: Relation,
    /// Country, whose law applies.
    #[schema(value_type = String)]
    country: Country,
    /// State of the record.
    #[schema(value_type = String)]
    state: PersonState,
}

/// What somebody remembers of a person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"query": "muster musterst"}))]
pub struct Query {
    /// Beginnings of name, firm, town, e-mail address or number; slips of the keyboard are forgiven.
    query: String,
}

/// The best hits of a search.
#[derive(Serialize, ToSchema)]
pub struct Hits {
    /// At most 50, the best first.
    items: Vec<PersonInList>,
    /// How many fit altogether.
    total: usize,
}

/// An exact address: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "erika.muster@nordpol.example"}))]
pub struct Address {
    /// E-mail address.
    #[serde(default)]
    email: Option<String>,
    /// Telephone number; without country code, one of the firm's country.
    #[serde(default)]
    phone: Option<String>,
}

/// Who holds an address.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"people": ["0193514f3c007a1b9c2d3e4f5a6b7c8d"]}))]
pub struct Holders {
    /// Ids of the persons, oldest first; none when nobody holds it.
    people: Vec<String>,
}

/// People from the newest backwards, up to 50 a page. A page may hold fewer and still have a next.
///
/// # Errors
/// Refused when the key's activity looks at nobody; a fault of the cursor.
#[utoipa::path(get, path = "/api/v1/people", tag = "people",
    params(("relation" = Option<String>, Query, description = "relation to the firm", example = "CUSTOMER"),
           ("country" = Option<String>, Query, description = "country", example = "DE"),
           ("party" = Option<String>, Query, description = "capacity", example = "CONSUMER"),
           ("source" = Option<String>, Query, description = "code of a source they came from"),
           ("cursor" = Option<String>, Query, description = "`next` of the answer before")),
    responses((status = 200, body = Listed<PersonInList>)))]
pub async fn list(ask: Ask, caller: ApiCaller, Search(wanted): Search<Wanted>) -> Answer {
    const LIST: &str = "people";
    let register = ask.behind().register();
    let source = wanted.source.map(|code| bound::source(&register, &code)).transpose()?;
    let filter = Filter {
        relation: wanted.relation,
        country: wanted.country,
        party: wanted.party,
        source,
        ..Filter::default()
    };
    let after = Paging::at(wanted.cursor).after(ask.behind(), LIST)?;
    let after = after.and_then(|id| PersonId::parse(&id));
    let at = after.map_or(At::Newest, At::Before);
    let page = ask
        .desk(move |desk, call| {
            let page = desk.people_for(call, caller.activity, &filter, at)?;
            let next = page.older.map(|last| cursor(desk, LIST, &last.to_string()));
            Ok(Listed { items: page.rows.into_iter().map(in_list).collect(), next })
        })
        .await?;
    Ok(axum::Json(page).into_response())
}

/// Searches people by what somebody remembers of them.
///
/// # Errors
/// Refused when the key's activity looks at nobody.
#[utoipa::path(post, path = "/api/v1/people/search", tag = "people", request_body = Query,
    responses((status = 200, body = Hits)))]
pub async fn search(ask: Ask, caller: ApiCaller, Json(asked): Json<Query>) -> Answer {
    let hits = ask
        .desk(move |desk, call| {
            let page = desk.search_for(call, caller.activity, &asked.query)?;
            let items: Vec<_> = page.rows.into_iter().map(in_list).collect();
            Ok(Hits { total: page.total.unwrap_or(items.len()), items })
        })
        .await?;
    Ok(axum::Json(hits).into_response())
}

/// Who holds exactly this e-mail address or number; compared by keyed hash.
///
/// # Errors
/// A fault for anything but one readable address; refused for a kind the activity does not need.
#[utoipa::path(post, path = "/api/v1/people/find-by-address", tag = "people",
    request_body = Address, responses((status = 200, body = Holders)))]
pub async fn by_address(ask: Ask, caller: ApiCaller, Json(asked): Json<Address>) -> Answer {
    let holders = ask
        .desk(move |desk, call| {
            let (shape, address) = match (asked.email, asked.phone) {
                (Some(email), None) => (Shape::Email, email),
                (None, Some(phone)) => (Shape::Phone, phone),
                _ => return Err(ONE_ADDRESS.into()),
            };
            let found = desk.find_by_address(call, caller.activity, shape, &address)?;
            Ok(Holders { people: found.iter().map(ToString::to_string).collect() })
        })
        .await?;
    Ok(axum::Json(holders).into_response())
}

fn in_list(row: desk::people::Listed) -> PersonInList {
    PersonInList {
        id: row.person.to_string(),
        name: row.name,
        company: row.company,
        town: row.town,
        party: row.party,
        relation: row.relation,
        country: row.country,
        state: row.state,
    }
}

const ONE_ADDRESS: desk::Fault = desk::Fault::of(
    "email",
    "ONE_ADDRESS",
    Words {
        de: "Bitte entweder `email` oder `phone` angeben.",
        en: "Please give either `email` or `phone`.",
    },
);
