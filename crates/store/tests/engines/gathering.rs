//! What the lists contradict each other about, on both engines.

use law::class::Class;
use law::ids::{DatumId, LabelId, PersonId};
use store::Content;
use store::records::datum::{self, Datum};
use store::records::gathering::{self, Matter};
use store::records::standing::{self, Standing};

use crate::both::both;

const PERSON: PersonId = PersonId([1; 16]);
const OTHER: PersonId = PersonId([2; 16]);

fn value(person: PersonId, n: u8, kind: u16, state: i64) -> Datum {
    Datum {
        person,
        id: DatumId([n; 16]),
        kind,
        class: Class::CustomerMaster,
        label: LabelId::default(),
        blind: None,
        sealed: vec![n],
        state,
        created_on: 0,
        delete_on: None,
    }
}

#[test]
fn several_values_of_a_kind_are_a_matter_and_those_that_gave_way_are_none() {
    both(Content::Data, |store| {
        let values = [
            value(PERSON, 1, 2, 1),
            value(PERSON, 2, 2, 6),
            value(PERSON, 3, 5, 1),
            value(OTHER, 4, 2, 1),
            value(OTHER, 5, 2, 5),
        ];
        let standings = [PERSON, OTHER].map(Standing::new);
        let kinds = [1, 2, 5, 6];
        let (open, several) = store
            .write(|tx| {
                tx.load(&standing::LOAD, standings.iter().map(|s| s.values()))?;
                tx.load(&datum::LOAD, values.iter().map(Datum::values))?;
                tx.execute("update standing set sources = 2", &[])?;
                gathering::collect(tx, kinds)?;
                let open = gathering::open(tx, Matter::Values, 2, 10)?;
                Ok::<_, store::Failure>((open, gathering::several(tx, &[OTHER, PERSON], kinds)?))
            })
            .unwrap();
        assert_eq!(open.iter().map(|item| item.person).collect::<Vec<_>>(), [PERSON]);
        assert_eq!(several, [(PERSON, 2)]);
        let user = law::ids::UserId([7; 16]);
        let (settled, again, back) = store
            .write(|tx| {
                let settled = gathering::settle_all(tx, Matter::Values, 2, (user, 9))?;
                gathering::collect(tx, kinds)?;
                let again = gathering::open(tx, Matter::Values, 2, 10)?.len();
                let back = gathering::unsettle_all(tx, Matter::Values, (user, 9))?;
                Ok::<_, store::Failure>((settled, again, back))
            })
            .unwrap();
        assert_eq!(
            (settled, again, back),
            (1, 0, 1),
            "what was settled does not come back by itself"
        );
    });
}
