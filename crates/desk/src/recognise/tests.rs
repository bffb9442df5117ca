//! The match index against what is stored.

use law::ids::PersonId;
use link::{Comparable, Person, Workspace};

use super::{Alike, Base, Proposal, Who, comparable};

const HANS: Person<'_> = Person {
    first_name: "Hans-Jürgen",
    last_name: "Müller-Vogt",
    street: "Goldstraße 12",
    postcode: "24103",
    city: "Kiel",
    email: "hj.mueller@nord.example",
    phone: "+491701234567",
    birthdate: "1961-04-05",
};

/// The same, written down by somebody else.
const HAJO: Person<'_> = Person {
    first_name: "Hans Juergen",
    last_name: "Mueller",
    street: "Goldstr. 12a",
    email: "",
    ..HANS
};

fn hans() -> Comparable {
    comparable(&HANS)
}

fn alike(base: &Base, row: &Person<'_>) -> Alike {
    base.read().alike(&comparable(row), &mut Workspace::default()).alike
}

#[test]
fn who_is_put_in_is_recognised_until_taken_out() {
    let base = Base::default();
    let (one, two) = (PersonId([1; 16]), PersonId([2; 16]));
    base.put(two, &[hans()]);
    base.put(one, &[comparable(&Person { last_name: "Krull", city: "Kiel", ..Person::default() })]);
    assert!(matches!(alike(&base, &HAJO), Alike::Surely(Who::Base(p), _) if p == two));
    base.put(two, &[hans(), comparable(&HAJO)]);
    assert_eq!(base.read().entries(two).len(), 2);
    base.remove(two);
    assert_eq!((alike(&base, &HAJO), base.read().entries(two).len()), (Alike::Nobody, 0));
    base.settle();
    base.put(two, &[hans()]);
    assert!(matches!(alike(&base, &HAJO), Alike::Surely(Who::Base(p), _) if p == two));
    assert_eq!(base.read().entries(one).len(), 1);
}

#[test]
fn many_are_taken_out_as_if_one_after_the_other() {
    let fill = || {
        let base = Base::default();
        for number in 0..40_u8 {
            let entries = vec![hans(); 1 + usize::from(number % 3 == 0)];
            base.put(PersonId([number; 16]), &entries);
        }
        base
    };
    let gone: Vec<PersonId> = [39, 0, 7, 8, 9, 21, 99].map(|n| PersonId([n; 16])).into();
    let (one_by_one, at_once) = (fill(), fill());
    gone.iter().for_each(|person| one_by_one.remove(*person));
    at_once.remove_many(&gone);
    at_once.remove_many(&[]);
    for number in 0..40_u8 {
        let person = PersonId([number; 16]);
        let (left, right) = (one_by_one.read(), at_once.read());
        assert_eq!(left.entries(person), right.entries(person));
        assert_eq!(left.entries(person).is_empty(), gone.contains(&person));
    }
    let living = |base: &Base| base.read().matcher().index().living();
    assert_eq!(living(&one_by_one), living(&at_once));
}

#[test]
fn the_son_at_the_same_door_is_not_his_father() {
    let base = Base::default();
    base.put(PersonId([1; 16]), &[hans()]);
    let son = Person { birthdate: "1990-08-17", email: "", ..HANS };
    assert!(!matches!(alike(&base, &son), Alike::Surely(..)));
    let wife = Person { first_name: "Erika", birthdate: "", email: "", ..HANS };
    assert!(!matches!(alike(&base, &wife), Alike::Surely(..)));
}

#[test]
fn rows_are_compared_with_those_before_and_leave_nothing_behind() {
    let base = Base::default();
    {
        let mut proposal = Proposal::new(&base);
        let found = proposal.compare(&[(0, &hans()), (1, &comparable(&HAJO))]).unwrap();
        assert_eq!(found[0], (0, Alike::Nobody));
        assert!(matches!(found[1], (1, Alike::Surely(Who::Row(0), _))), "{:?}", found[1]);
        // Nobody else sees a row that may come to nothing.
        assert_eq!(alike(&base, &HAJO), Alike::Nobody);
        assert!(proposal.confirm(0, PersonId([7; 16])) && !proposal.confirm(9, PersonId([8; 16])));
    }
    assert!(matches!(alike(&base, &HAJO), Alike::Surely(Who::Base(p), _) if p.0 == [7; 16]));
    assert_eq!(base.read().matcher().index().living(), 1);
}

#[test]
fn two_threads_find_whom_one_finds() {
    let row = |n: u32, slip: &str| {
        let last = format!("N{}{slip}", n.wrapping_mul(2_654_435_761) % 100_003);
        let (street, email) = (format!("Weg {n}"), format!("post{n}@nord.example"));
        let of = Person { last_name: &last, street: &street, city: "Kiel", ..Person::default() };
        comparable(&Person { first_name: "Anna", email: &email, ..of })
    };
    let people = 25_600;
    let filled = || {
        let mut index = link::Index::new(super::ASSUME);
        (0..people).for_each(|n| assert_eq!(index.push_comparable(&row(n, "")), n));
        let whose = |n: u32| PersonId(u128::from(n + 1).to_be_bytes());
        Base::of(index, (0..people).map(whose).collect())
    };
    // Every third is known, every fifth comes twice in a row, every seventh comes later again.
    let number =
        |n: u32| if n.is_multiple_of(3) { n } else { people + n - n % 5 / 4 - n % 7 / 6 * 90 };
    let rows: Vec<_> =
        (0..700).map(|n| row(number(n), if n % 2 == 0 { "" } else { "x" })).collect();
    let rows: Vec<_> = rows.iter().enumerate().collect();
    let (one, two) = (filled(), filled());
    let mut alone = Proposal::new(&one);
    let alone: Vec<_> = rows.iter().flat_map(|r| alone.compare(&[*r]).unwrap()).collect();
    let both = Proposal::new(&two).compare(&rows).unwrap();
    let who = |found: &Alike| match found {
        Alike::Surely(who, _) => ("surely", Some(*who)),
        Alike::Perhaps(who, _) => ("perhaps", Some(*who)),
        Alike::Crowd => ("crowd", None),
        Alike::Nobody => ("nobody", None),
    };
    let told =
        |found: &[(usize, Alike)]| found.iter().map(|(at, a)| (*at, who(a))).collect::<Vec<_>>();
    assert_eq!(told(&alone), told(&both));
    let of =
        |wanted: fn(&Who) -> bool| both.iter().filter_map(|f| who(&f.1).1).filter(wanted).count();
    let (known, before) = (of(|w| matches!(w, Who::Base(_))), of(|w| matches!(w, Who::Row(_))));
    assert!(known > 80 && before > 80, "{known} {before}");
}

#[test]
fn a_name_in_a_town_decides_nothing() {
    let base = Base::default();
    let anna =
        Person { first_name: "Anna", last_name: "Müller", city: "Kiel", ..Person::default() };
    base.put(PersonId([1; 16]), &[comparable(&anna)]);
    assert!(!matches!(alike(&base, &anna), Alike::Surely(..)));
}

#[test]
fn the_engine_keeps_nearly_all_there_is_to_keep() {
    let base = Base::default();
    let people = 2_000_u32;
    for n in 0..people {
        let email = format!("nummer{n}@nord.example");
        let person = Person { email: &email, ..HANS };
        base.put(PersonId(u128::from(n + 1).to_be_bytes()), &[comparable(&person)]);
    }
    base.settle();
    let everyone = base.read();
    let own = everyone.bytes() - everyone.matcher().index().bytes();
    assert!(own <= 20 * people as usize, "{own} bytes for {people} people");
}

#[test]
fn a_list_teaches_how_much_a_changed_number_says() {
    let base = Base::default();
    let text = |what: &str, n: u32| format!("{what}{n}");
    let person = |n: u32, phone: &str| {
        let (last, street) = (text("Nachname", n * 7919), text("Weg ", n));
        let (city, phone) = (text("Ort", n % 40), format!("{phone}{}", 100_000 + n * 37));
        let first = ["Anna", "Berta", "Carl", "Dora", "Emil"][n as usize % 5];
        let of = Person { first_name: first, last_name: &last, ..Person::default() };
        comparable(&Person { street: &street, city: &city, phone: &phone, ..of })
    };
    for n in 0..600 {
        base.put(PersonId(u128::from(n + 1).to_be_bytes()), &[person(n, "+49431")]);
    }
    base.settle();
    let score = |base: &Base| {
        base.read().alike(&person(1, "+49897"), &mut Workspace::default()).people[0].1
    };
    let before = score(&base);
    base.learn((0..499).map(|n| person(n, "+49897")), 0);
    assert_eq!(score(&base).to_bits(), before.to_bits(), "too few rows to learn from");
    base.learn((0..600).map(|n| person(n, "+49897")), 101);
    assert_eq!(score(&base).to_bits(), before.to_bits(), "most of the base came with the list");
    base.learn((0..600).map(|n| person(n, "+49897")), 100);
    assert!(score(&base) > before, "{} {before}", score(&base));
}
