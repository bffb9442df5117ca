//! A firm opened in the test itself, while no server runs.

use desk::people::{Decision, NewPerson, Outcome};
use desk::staff::{NewAccount, NewApiKey};
use desk::{Call, Desk};
use jiff::Timestamp;
use law::access::Actor;
use law::ids::{PersonId, RequestId, UserId};
use law::vocabulary::{Country, Role};
use store::{Content, Keys, Start, Store};
use vault::{KeyFile, RingFile, Vault};

use crate::firm::Firm;

/// The password of every account made here.
pub const PASSWORD: &str = "ein ganzer Satz";

/// An open firm.
pub struct Inside {
    pub desk: Desk,
    pub call: Call,
}

impl Inside {
    /// Opens the firm; `databases` for one on PostgreSQL, data first.
    pub fn open(firm: &Firm, databases: Option<&[String; 2]>) -> Self {
        let text = std::fs::read_to_string(firm.key_file()).unwrap();
        let ring = std::fs::read_to_string(firm.data().join("ring.json")).unwrap();
        let secret = KeyFile::parse(&text).unwrap();
        let vault = Vault::unseal(&RingFile::from_json(&ring).unwrap(), &secret).unwrap();
        let open = |content, name: &str, at: usize| match databases {
            None => Store::sqlite(&firm.data().join(name), content, Start::Open).unwrap(),
            Some(urls) => Store::postgres(&urls[at], content, Start::Open).unwrap(),
        };
        let keys = Keys::new(open(Content::Keys, "keys", 1));
        let call = call(&UserId([0; 16]));
        let desk = Desk::open(open(Content::Data, "data", 0), keys, vault, &call).unwrap();
        Self { desk, call }
    }

    /// An account with these roles, named `login`.
    pub fn account(&self, login: &str, roles: &[Role]) -> UserId {
        let new = NewAccount { login, display_name: login, password: PASSWORD, roles, language: 2 };
        self.desk.add_account(&self.call, &new).unwrap()
    }

    /// The same firm, asked by this user.
    pub fn by(&self, user: &UserId) -> Call {
        call(user)
    }

    /// A key of a program, as the header that carries it.
    pub fn api_key(&self, user: &UserId, activity: u16) -> String {
        let new = NewApiKey { name: "tool", activity, source: 1 };
        let secret = self.desk.make_api_key(&self.by(user), &new).unwrap();
        let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("Bearer {hex}")
    }

    /// Enters somebody of whom every value carries this mark.
    pub fn person(&self, mark: &str, birth_phone: &str) -> PersonId {
        let new = NewPerson {
            source: 1,
            country: Some(Country::De),
            given: format!("{mark}given"),
            family: format!("{mark}family"),
            email: format!("{}mail@example.org", mark.to_lowercase()),
            phone: birth_phone.to_owned(),
            street: format!("{mark}street 7"),
            postcode: "24103".to_owned(),
            city: format!("{mark}town"),
            ..NewPerson::default()
        };
        // Marked people are much alike: somebody decides that they are not the same.
        let first = self.desk.enter(&self.call, &new, None).unwrap();
        let decided = Some(Decision::ALL[0]);
        match if matches!(first, Outcome::Ask(_)) {
            self.desk.enter(&self.call, &new, decided).unwrap()
        } else {
            first
        } {
            Outcome::Done(person) => person,
            Outcome::Ask(_) => panic!("a decision was asked for twice"),
            Outcome::Faulty(_) => panic!("not taken"),
        }
    }

    /// Ends the program in order.
    pub fn close(self) {
        self.desk.rest(Timestamp::now()).unwrap();
    }
}

fn call(user: &UserId) -> Call {
    let actor = Actor { user: *user, roles: Role::ALL.iter().copied().collect() };
    Call { actor, request: RequestId([9; 16]), now: Timestamp::now() }
}
