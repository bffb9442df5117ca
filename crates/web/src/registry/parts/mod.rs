//! The parts of the register: what their forms ask, and what the answers change.

mod activity;
mod form;
mod kind;
mod role;
mod screening;
mod source;
mod table;
mod tail;

use desk::register::{Bilingual, Register};

use super::inputs::Input;
use crate::errors::Error;
use crate::fields::Fields;
use crate::text::Text;

law::vocabulary! {
    /// A part of the register; the word stands in the address.
    Part {
        Firm = 0 "firm", Activities = 1 "activities", Kinds = 2 "kinds", Sources = 3 "sources",
        Groups = 4 "groups", Recipients = 5 "recipients", Processors = 6 "processors",
        Form = 7 "form", Screening = 8 "screening", Roles = 9 "roles",
    }
}

/// Which entry of a part; `None` for one that is about to be made.
pub type Entry = Option<u16>;

impl Part {
    /// Whether there is one entry alone, so that none can be added.
    pub const fn is_single(self) -> bool {
        matches!(self, Self::Firm | Self::Form | Self::Screening)
    }

    /// Whether entries can be added.
    pub const fn grows(self) -> bool {
        !self.is_single() && !matches!(self, Self::Roles)
    }

    /// What the part is called.
    pub fn title(self, t: &dyn Text) -> &'static str {
        match self {
            Self::Firm => t.register_firm(),
            Self::Activities => t.register_activities(),
            Self::Kinds => t.register_kinds(),
            Self::Sources => t.register_sources(),
            Self::Groups => t.register_groups(),
            Self::Recipients => t.register_recipients(),
            Self::Processors => t.register_processors(),
            Self::Form => t.register_form(),
            Self::Screening => t.register_screening(),
            Self::Roles => t.register_roles(),
        }
    }

    /// The form of an entry; `None` when there is no such entry. What is fixed once saved can still
    /// be chosen while the entry is `new`.
    pub fn inputs(
        self,
        t: &dyn Text,
        register: &Register,
        entry: Entry,
        new: bool,
    ) -> Option<Vec<Input>> {
        match self {
            Self::Firm => Some(tail::firm(t, register)),
            Self::Activities => activity::inputs(t, register, entry, new),
            Self::Kinds => kind::inputs(t, register, entry, new),
            Self::Sources => source::inputs(t, register, entry, new),
            Self::Groups => tail::group(t, register, entry, new),
            Self::Recipients => tail::recipient(t, register, entry),
            Self::Processors => tail::processor(t, register, entry),
            Self::Form => Some(form::inputs(t, register)),
            Self::Screening => Some(screening::inputs(t, register)),
            Self::Roles => role::inputs(t, register, entry?),
        }
    }

    /// Changes an entry of the register, or adds one, as the form says. Returns its number.
    ///
    /// # Errors
    /// A fault for fields that are missing or unknown, or an entry that does not exist.
    pub fn apply(
        self,
        register: &mut Register,
        entry: Entry,
        fields: &mut Fields,
    ) -> Result<u16, Error> {
        match self {
            Self::Firm => tail::apply_firm(register, fields),
            Self::Activities => activity::apply(register, entry, fields),
            Self::Kinds => kind::apply(register, entry, fields),
            Self::Sources => source::apply(register, entry, fields),
            Self::Groups => tail::apply_group(register, entry, fields),
            Self::Recipients => tail::apply_recipient(register, entry, fields),
            Self::Processors => tail::apply_processor(register, entry, fields),
            Self::Form => form::apply(register, fields),
            Self::Screening => screening::apply(register, fields),
            Self::Roles => role::apply(register, entry, fields),
        }
    }

    /// The name complaints use for an entry.
    pub fn entry_code(self, register: &Register, id: u16) -> Option<String> {
        match self {
            Self::Firm => Some(register.firm.name.clone()),
            Self::Activities => register.activity(id).map(|a| a.code.clone()),
            Self::Kinds => register.kind(id).map(|k| k.code.clone()),
            Self::Sources => register.source(id).map(|s| s.code.clone()),
            Self::Groups => table::find(&register.product_groups, id).map(|g| g.code.clone()),
            Self::Recipients => table::find(&register.recipients, id).map(|r| r.name.clone()),
            Self::Processors => table::find(&register.processors, id).map(|p| p.name.clone()),
            Self::Form => register.form.as_ref().map(|form| form.source.clone()),
            Self::Screening => Some("screening".to_owned()),
            Self::Roles => role::of(id).map(|role| role.word().to_owned()),
        }
    }
}

/// The code: chosen once.
fn code_input(t: &dyn Text, code: &str, new: bool) -> Input {
    match new {
        false => Input::fixed("code", t.register_code(), code),
        true => Input::line("code", t.register_code(), code).hint(t.register_code_hint()),
    }
}

fn name_inputs(t: &dyn Text, name: &Bilingual) -> [Input; 2] {
    super::inputs::both(["name", "name_en"], [t.register_name_de(), t.register_name_en()], name)
}

/// The lines of a field that say something.
fn lines(fields: &mut Fields, name: &str) -> Result<Vec<String>, Error> {
    let text = fields.one(name)?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// A text in both languages out of two fields.
fn both(fields: &mut Fields, de: &str, en: &str) -> Result<Bilingual, Error> {
    let trimmed = |text: String| text.trim().to_owned();
    Ok(Bilingual { de: trimmed(fields.one(de)?), en: trimmed(fields.one(en)?) })
}
