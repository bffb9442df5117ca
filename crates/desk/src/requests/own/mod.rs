//! Self-service: what people see and settle about themselves, with a signed link or a code to an
//! address that is stored already. Nobody learns from it whether somebody is held.

mod act;
mod choose;
mod code;
mod letter;
mod letters;
mod link;
mod round;

#[cfg(test)]
mod tests;

pub use choose::Choice;
pub use code::CodeToSend;
pub use letter::{DueLetter, LetterMade};
pub use letters::{HeldLetter, LettersMade};
pub use round::LetterDay;
