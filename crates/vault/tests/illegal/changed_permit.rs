use law::access::{Permit, Subjects};
use law::kinds::View;

fn widen(mut permit: Permit<View>) -> Permit<View> {
    permit.subjects = Subjects::Set { at_most: u32::MAX };
    permit
}

fn main() {}
