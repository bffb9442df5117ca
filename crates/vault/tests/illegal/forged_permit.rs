use std::marker::PhantomData;

use law::access::{Permit, Set64, Subjects};
use law::ids::UserId;
use law::kinds::View;

fn forge() -> Permit<View> {
    Permit {
        actor: UserId([1; 16]),
        subjects: Subjects::Set { at_most: u32::MAX },
        activity: 1,
        shapes: Set64::FULL,
        used_for: PhantomData,
    }
}

fn main() {}
