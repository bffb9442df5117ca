//! Whole answers, from the request to the last byte of the page, without a socket.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use desk::staff::{NewAccount, NewApiKey};
use jiff::Timestamp;
use law::ids::{PersonId, RequestId};
use law::vocabulary::Role;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;
use web::seam::{FrontDoor, hex};
use web::state::{Settings, State};

use super::Done;
use super::firm::{Opened, call};
use crate::probe::each_in_process;
use crate::table::{Target, line};

const PASSWORD: &str = "measured in sentences";

/// Measures opening a person over the API, the page of a person, and a list of fifty.
pub fn run(opened: &Opened, people: &[PersonId]) -> Done {
    let house = House::open(opened)?;
    let key = house.key(opened)?;
    let cookie = house.sign_in(opened)?;
    let api: Vec<String> = people.iter().map(|p| format!("/api/v1/people/{p}")).collect();
    let pages: Vec<String> = people.iter().map(|p| format!("/people/{p}")).collect();
    let lists = vec!["/people".to_owned(); 200];
    let asked = [
        ("open one person through the API, processor", &api, ("authorization", &key), 0.3),
        ("page of a person with HTML, processor", &pages, ("cookie", &cookie), 2.0),
        ("list of 50 with HTML, processor", &lists, ("cookie", &cookie), 2.0),
    ];
    for (what, paths, header, limit) in asked {
        if let Some(path) = paths.first() {
            house.get(path, header)?;
        }
        let mut failed = 0;
        let times = each_in_process(paths, |path| {
            failed += usize::from(house.get(path, header).is_err());
        });
        if failed > 0 {
            return Err(format!("{what}: {failed} answers failed").into());
        }
        line(what, times.cpu, "ms", None, Target::AtMost(limit));
    }
    Ok(())
}

/// The whole room in front of an open desk.
struct House {
    router: Router,
    runtime: Runtime,
}

impl House {
    fn open(opened: &Opened) -> Done<Self> {
        let settings = Settings {
            public_url: "http://127.0.0.1:8080".to_owned(),
            firm: "Nordpol-Versand".to_owned(),
            behind_proxy: false,
            source_url: None,
            desk_threads: 4,
            rate_seed: 0,
        };
        let door = Arc::new(FrontDoor(Arc::clone(&opened.desk)));
        let request = || vault::fresh_id(0).map(RequestId).unwrap_or_default();
        let state = State::new(door, settings, Timestamp::now, request, Arc::new(|_, _| {}));
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self { router: web::routes::app(state), runtime })
    }

    /// A key for the contract, as the header that carries it.
    fn key(&self, opened: &Opened) -> Done<String> {
        let register = opened.desk.register();
        let activity = register.activity_coded("contract").ok_or("no contract")?.id;
        let source = register.source_coded("shop").ok_or("no shop")?.id;
        let maker = self.account(opened, "key")?;
        let call =
            desk::Call { actor: law::access::Actor { user: maker, ..call().actor }, ..call() };
        let new = NewApiKey { name: "bench", activity, source };
        Ok(format!("Bearer {}", hex(opened.desk.make_api_key(&call, &new)?)))
    }

    fn sign_in(&self, opened: &Opened) -> Done<String> {
        self.account(opened, "page")?;
        let token = opened.desk.log_in(&call(), &name("page"), PASSWORD)?;
        Ok(format!("obhut-session={}", hex(token.0)))
    }

    fn account(&self, opened: &Opened, login: &str) -> Done<law::ids::UserId> {
        let (login, roles) = (name(login), Role::ALL);
        let new = NewAccount {
            login: &login,
            display_name: "Bench",
            password: PASSWORD,
            roles,
            language: 1,
        };
        Ok(opened.desk.add_account(&call(), &new)?)
    }

    fn get(&self, path: &str, (name, value): (&str, &String)) -> Done {
        let request = Request::get(path).header(header::HOST, "127.0.0.1:8080");
        let request = request.header(name, value).body(Body::empty())?;
        self.runtime.block_on(async {
            let reply = self.router.clone().oneshot(request).await?;
            let status = reply.status();
            let body = to_bytes(reply.into_body(), 8 << 20).await?;
            let right = status == StatusCode::OK && !body.is_empty();
            if right { Ok(()) } else { Err(format!("{path}: {status}").into()) }
        })
    }
}

fn name(of: &str) -> String {
    format!("bench-{of}")
}
