//! A kind that came with a list and is not needed any more.

use law::vocabulary::Role;
use store::records::datum;

use super::world::World;
use crate::testing::call_as;

#[test]
fn birthdays_that_go_leave_people_found_by_everything_else() {
    let world = World::new();
    let id = world.keep_birth_dates();
    let list = b"email,first_name,last_name,birth_date\nida@nord.example,Ida,Holm,03.02.1980\n";
    world.report("shop", list);
    let person = world.person("holm");
    let kinds = || {
        let held = world.desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
        held.iter().map(|value| value.kind).collect::<Vec<_>>()
    };
    assert!(kinds().contains(&id));
    let admin = call_as(&[Role::Admin]);
    world.desk.make_minimisation(&admin).unwrap();
    world.desk.retire_kind(&admin, id).unwrap();
    assert!(world.desk.erase_kind(&world.call, id).unwrap());
    assert!(!kinds().contains(&id));
    assert_eq!(world.found("ida@nord.example"), [person]);
}
