//! How texts are screened: what is taken out, and words of the firm's own.

use desk::register::{OwnTerm, OwnWords, Register};
use desk::screening::{self, Label};

use super::lines;
use crate::errors::Error;
use crate::fields::Fields;
use crate::registry::inputs::{Input, choice};
use crate::text::Text;

/// The field of the words of each special category.
const WORDS: [(Label, &str); 7] = [
    (Label::Health, "health"),
    (Label::Religion, "religion"),
    (Label::Politics, "politics"),
    (Label::Union, "union"),
    (Label::Ethnicity, "ethnicity"),
    (Label::Sexual, "sexual"),
    (Label::Criminal, "criminal"),
];

pub(super) fn inputs(t: &dyn Text, register: &Register) -> Vec<Input> {
    let own = &register.screening;
    let name = |label| t.lang().of(screening::name(label));
    let taken = own.taken_out();
    let can = OwnWords::can_be_taken();
    let can = can.map(|label| choice(label.code(), name(label), taken.contains(&label)));
    let mut all = vec![Input::many("taken", t.register_taken(), can).hint(t.register_taken_hint())];
    all.extend(WORDS.iter().enumerate().map(|(place, (label, field))| {
        let of_label = own.terms.iter().filter(|term| term.label == label.code());
        let words: Vec<String> = of_label.map(|term| term.text.clone()).collect();
        let input = Input::lines(field, name(*label), &words);
        // Said once, for all of them.
        if place == 0 { input.hint(t.register_words_hint()) } else { input }
    }));
    let number = |number: &OwnTerm| format!("{} {}", number.label, number.text);
    let numbers: Vec<String> = own.numbers.iter().map(number).collect();
    all.extend([
        Input::lines("quiet", t.register_quiet(), &own.quiet).hint(t.register_quiet_hint()),
        Input::lines("screening", t.register_numbers(), &numbers).hint(t.register_numbers_hint()),
    ]);
    all
}

pub(super) fn apply(register: &mut Register, fields: &mut Fields) -> Result<u16, Error> {
    let mut own = OwnWords { taken: fields.all("taken"), ..OwnWords::default() };
    for (label, field) in WORDS {
        let term = |text| OwnTerm { label: label.code().to_owned(), text };
        own.terms.extend(lines(fields, field)?.into_iter().map(term));
    }
    own.quiet = lines(fields, "quiet")?;
    own.numbers = lines(fields, "screening")?.iter().map(|line| number(line)).collect();
    register.screening = own;
    Ok(0)
}

/// `ID_DOC MG-[0-9]{6}`; a line without a category is complained about by the register.
fn number(line: &str) -> OwnTerm {
    let (label, text) = line.split_once(' ').unwrap_or(("", line));
    OwnTerm { label: label.trim().to_owned(), text: text.trim().to_owned() }
}
