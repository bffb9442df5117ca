//! Sources.

use desk::register::{Bilingual, Register, Source};
use law::vocabulary::{Relation, SourceType};

use super::{Entry, both, code_input, name_inputs, table};
use crate::errors::Error;
use crate::fields::Fields;
use crate::registry::inputs::{Input, choice};
use crate::registry::said;
use crate::text::Text;

fn fresh(id: u16) -> Source {
    Source {
        id,
        code: String::new(),
        name: Bilingual::default(),
        source_type: SourceType::SelfGiven,
        relation: Relation::Inquiry,
        activities: Vec::new(),
        documented: false,
        art13_at_collection: false,
        suppression_only: false,
    }
}

pub(super) fn inputs(
    t: &dyn Text,
    register: &Register,
    entry: Entry,
    new: bool,
) -> Option<Vec<Input>> {
    let made;
    let source = match entry {
        Some(id) => register.source(id)?,
        None => {
            made = fresh(0);
            &made
        }
    };
    let mut all = vec![code_input(t, &source.code, new)];
    all.extend(name_inputs(t, &source.name));
    let types = SourceType::ALL
        .iter()
        .map(|s| choice(s.word(), t.source_type_is(*s), *s == source.source_type));
    let only = (t.register_suppression_only(), source.suppression_only);
    all.push(match new {
        false => {
            let shown = t.source_type_is(source.source_type);
            Input::fixed("type", t.register_type(), shown).hint(t.source_means(source.source_type))
        }
        true => Input::one("type", t.register_type(), types),
    });
    let relations =
        Relation::ALL.iter().map(|r| choice(r.word(), t.relation_is(*r), *r == source.relation));
    let has = |code: &String| source.activities.contains(code);
    let activities =
        register.activities.iter().map(|a| choice(&a.code, said(t, &a.name), has(&a.code)));
    all.extend([
        Input::one("relation", t.register_relation(), relations),
        Input::many("activities", t.register_activities(), activities),
        Input::tick("documented", t.register_documented(), source.documented),
        Input::tick("art13", t.register_art13(), source.art13_at_collection),
    ]);
    if new {
        all.push(Input::tick("suppression_only", only.0, only.1));
    }
    Some(all)
}

pub(super) fn apply(
    register: &mut Register,
    entry: Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let source = table::open(&mut register.sources, entry, fresh)?;
    if entry.is_none() {
        source.code = fields.one("code")?.trim().to_owned();
        source.source_type = fields.word("type", SourceType::from_word)?;
        source.suppression_only = fields.tick("suppression_only");
    }
    source.name = both(fields, "name", "name_en")?;
    source.relation = fields.word("relation", Relation::from_word)?;
    source.activities = fields.all("activities");
    source.documented = fields.tick("documented");
    source.art13_at_collection = fields.tick("art13");
    Ok(source.id)
}
