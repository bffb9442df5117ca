//! A small firm with a list of people, for tests of audiences, exports and unsubscribes.

use std::io::Cursor;

use law::access::Actor;
use law::ids::{DatumId, LabelId, ObjectId, PersonId, RequestId, UserId};
use law::kinds::Shape;
use law::vocabulary::{Channel, Content, Country, Evidence, PersonType, Role};
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum;
use store::records::wording::{self, Wording};
use store::{Keys, Start, Store};
use tempfile::TempDir;
use vault::{Cost, KeyFile, Vault};

use super::{Plan, Question, Segment};
use crate::consent::project;
use crate::import::Options;
use crate::register::{Contract, Recipient, Register};
use crate::{Call, Desk};

/// Activity number of the newsletter in the shipped register.
pub(crate) const NEWSLETTER: u16 = 4;

pub(crate) struct Firm {
    pub(crate) desk: Desk,
    /// Anna, marketing.
    pub(crate) anna: Call,
    /// Ben, marketing.
    pub(crate) ben: Call,
    pub(crate) folder: TempDir,
}

impl Firm {
    /// A firm whose recipient 2 is a processor with this contract.
    pub(crate) fn new(contract: Contract) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let open = |content, name: &str| {
            let folder = folder.path().join(name);
            std::fs::create_dir_all(&folder).unwrap();
            Store::sqlite(&folder, content, Start::Create).unwrap()
        };
        let (vault, _) = Vault::create_with(&KeyFile::generate().unwrap(), Cost::LOWEST).unwrap();
        let keys = Keys::new(open(store::Content::Keys, "keys"));
        let mut register = Register::shipped().unwrap();
        register.processors[0].contract = contract;
        let shop = Recipient {
            id: 2,
            name: "Lettershop".into(),
            country: Country::De,
            processor: register.processors[0].id,
        };
        register.recipients.push(shop);
        let data = open(store::Content::Data, "data");
        let desk = Desk::create(data, keys, vault, &register, &call(1)).unwrap();
        Self { desk, anna: call(1), ben: call(2), folder }
    }

    /// Takes in a list of the newsletter tool.
    pub(crate) fn import(&self, csv: &str) {
        let options = Options {
            source: 3,
            country: Country::De,
            party: PersonType::Consumer,
            documented: true,
            layout: None,
        };
        let file = Cursor::new(csv.as_bytes().to_vec());
        self.desk.import_file(&self.anna, file, "list.csv", &options, None).unwrap();
    }

    /// `people` persons named in order, every one with a proven consent to the newsletter.
    pub(crate) fn readers(&self, people: usize) {
        let mut csv = String::from("Vorname;Nachname;E-Mail\n");
        for at in 0..people {
            csv += &format!("Anna;Petersen{at};anna{at}@beispiel.example\n");
        }
        self.import(&csv);
        let everybody: Vec<PersonId> =
            (0..people).map(|at| self.person(&format!("anna{at}@beispiel.example"))).collect();
        everybody.into_iter().for_each(|person| self.consent(person));
    }

    pub(crate) fn person(&self, email: &str) -> PersonId {
        let blind = self.desk.vault.blind(Shape::Email, email);
        let found = self.desk.store.read(|tx| datum::persons_by_blind(tx, &blind)).unwrap();
        found[0]
    }

    /// A double-opt-in consent to the newsletter by e-mail.
    pub(crate) fn consent(&self, person: PersonId) {
        let given = self.anna.ms() - 30 * 86_400_000;
        let wording = Wording {
            id: ObjectId([5; 16]),
            activity: NEWSLETTER,
            channels: 1 << Channel::Email.code(),
            tracking: false,
            names_advertiser: true,
            active_act: true,
            coupled: false,
            language: 1,
            body: "Ja, ich möchte den Newsletter per E-Mail.".into(),
            created_at: given,
            user: self.anna.actor.user,
        };
        let event = Event {
            person,
            id: self.desk.fresh(&self.anna).unwrap(),
            activity: NEWSLETTER,
            channel: Channel::Email.code(),
            action: ConsentAction::Confirmed,
            happened_at: given,
            recorded_at: given,
            wording: Some(wording.id),
            evidence: Evidence::DoiEmail,
            documented: 2,
            proof: None::<DatumId>,
            label: LabelId([6; 16]),
            user: self.anna.actor.user,
        };
        let written: crate::Result<()> = self.desk.store.write(|tx| {
            if wording::all(tx)?.is_empty() {
                wording::insert(tx, &wording)?;
            }
            consent::append(tx, &event)?;
            let events = consent::of_person(tx, person)?;
            Ok(consent::put_standing(tx, person, &project::consents(person, &events))?)
        });
        written.unwrap();
    }

    /// "May everybody get the newsletter by e-mail?"
    pub(crate) fn question(&self) -> Question {
        let plan = Plan {
            activity: NEWSLETTER,
            channel: Channel::Email,
            content: Content::Advertising,
            group: None,
            stop_link: true,
            art21_separate: true,
            tracking: false,
        };
        Question { plan, segment: Segment::default() }
    }

    /// How many may get the newsletter now.
    pub(crate) fn inside(&self) -> u64 {
        self.desk.audience(&self.anna, &self.question()).unwrap().inside()
    }

    pub(crate) fn token(&self, email: &str) -> String {
        self.desk.unsubscribe_token(self.person(email), NEWSLETTER, Channel::Email)
    }
}

pub(crate) fn call(user: u8) -> Call {
    let roles = [Role::Marketing].into_iter().collect();
    let actor = Actor { user: UserId([user; 16]), roles };
    let now = "2026-11-21T12:00:00Z".parse().unwrap();
    Call { actor, request: RequestId([9; 16]), now }
}
