//! Kinds of data.

use desk::register::{Bilingual, Kind, Register};
use law::class::Class;
use law::kinds::Shape;
use law::retention::class_rule;

use super::{Entry, both, code_input, name_inputs, table};
use crate::errors::Error;
use crate::fields::Fields;
use crate::registry::inputs::{Input, choice};
use crate::text::Text;

fn fresh(id: u16) -> Kind {
    Kind {
        id,
        code: String::new(),
        name: Bilingual::default(),
        shape: Shape::Attribute,
        class: Class::CustomerMaster,
        retired: false,
    }
}

pub(super) fn inputs(
    t: &dyn Text,
    register: &Register,
    entry: Entry,
    new: bool,
) -> Option<Vec<Input>> {
    let made;
    let kind = match entry {
        Some(id) => register.kind(id)?,
        None => {
            made = fresh(0);
            &made
        }
    };
    let mut all = vec![code_input(t, &kind.code, new)];
    all.extend(name_inputs(t, &kind.name));
    let shapes = Shape::ALL.iter().map(|s| choice(s.word(), t.shape(*s), *s == kind.shape));
    all.push(match new {
        false => Input::fixed("shape", t.register_shape(), t.shape(kind.shape)),
        true => Input::one("shape", t.register_shape(), shapes),
    });
    let classes = Class::ALL.iter().map(|class| {
        let name = t.lang().of(class_rule(*class).name);
        choice(class.word(), &format!("{class} {name}"), *class == kind.class)
    });
    all.push(Input::one("class", t.register_class(), classes));
    let retired = Input::tick("retired", t.register_retired(), kind.retired);
    all.push(retired.hint(t.register_retired_hint()));
    Some(all)
}

pub(super) fn apply(
    register: &mut Register,
    entry: Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let kind = table::open(&mut register.kinds, entry, fresh)?;
    if entry.is_none() {
        kind.code = fields.one("code")?.trim().to_owned();
        kind.shape = fields.word("shape", Shape::from_word)?;
    }
    kind.name = both(fields, "name", "name_en")?;
    kind.class = fields.word("class", Class::from_word)?;
    kind.retired = fields.tick("retired");
    Ok(kind.id)
}
