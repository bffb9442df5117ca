//! The inquiry form on the firm's own pages.

use desk::register::{InquiryForm, Register};
use law::vocabulary::SourceType;

use super::{both, lines};
use crate::errors::Error;
use crate::fields::Fields;
use crate::registry::inputs::{self, Input, choice};
use crate::registry::said;
use crate::text::Text;

pub(super) fn inputs(t: &dyn Text, register: &Register) -> Vec<Input> {
    let form = register.form.clone().unwrap_or_default();
    let fits = |s: &&desk::register::Source| {
        s.source_type == SourceType::SelfGiven && s.art13_at_collection
    };
    let sources = register.sources.iter().filter(fits);
    let sources = sources.map(|s| choice(&s.code, said(t, &s.name), s.code == form.source));
    let titles = [t.register_form_title_de(), t.register_form_title_en()];
    let mut all = vec![
        Input::tick("offered", t.register_form_offered(), register.form.is_some()),
        Input::one("source", t.register_sources(), sources).hint(t.register_form_source_hint()),
    ];
    all.extend(inputs::both(["title", "title_en"], titles, &form.title));
    all.extend([
        Input::lines("embed", t.register_form_embed(), &form.embed)
            .hint(t.register_form_embed_hint()),
        Input::line("accent", t.register_form_accent(), &form.accent)
            .hint(t.register_form_colour_hint()),
        Input::line("ground", t.register_form_ground(), &form.ground)
            .hint(t.register_form_colour_hint()),
    ]);
    all
}

pub(super) fn apply(register: &mut Register, fields: &mut Fields) -> Result<u16, Error> {
    let offered = fields.tick("offered");
    let colour = |text: String| text.trim().to_lowercase();
    let form = InquiryForm {
        source: fields.all("source").pop().unwrap_or_default(),
        title: both(fields, "title", "title_en")?,
        embed: lines(fields, "embed")?,
        accent: colour(fields.one("accent")?),
        ground: colour(fields.one("ground")?),
    };
    register.form = offered.then_some(form);
    Ok(0)
}
