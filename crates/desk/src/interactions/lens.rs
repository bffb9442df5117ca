//! For which activities somebody reads and writes texts about people: those of the register that
//! need a kind of text and that the caller takes part in. Marketing has none in the shipped register.

use law::kinds::Shape;
use law::refusal::{Refusal, Words};

use crate::Call;
use crate::people::lenses;
use crate::register::{Activity, Kind, Register};

/// The caller's activities that need texts, the widest first, rights work last.
pub(crate) fn text_lenses<'r>(call: &Call, register: &'r Register) -> Vec<&'r Activity> {
    let mut open = lenses(call, register);
    open.retain(|a| text_kinds(register).any(|kind| register.needs(a, kind)));
    open
}

/// The activity to write for: the wanted one, else the widest.
pub(crate) fn writing_for<'r>(
    call: &Call,
    register: &'r Register,
    wanted: Option<u16>,
) -> Result<&'r Activity, Refusal> {
    let open = text_lenses(call, register);
    let found = match wanted {
        Some(id) => open.into_iter().find(|a| a.id == id),
        None => open.into_iter().next(),
    };
    found.ok_or(NO_TEXTS)
}

/// The kinds of texts in use.
pub(crate) fn text_kinds(register: &Register) -> impl Iterator<Item = &Kind> {
    register.kinds.iter().filter(|k| k.shape == Shape::Note && !k.retired)
}

impl crate::Desk {
    /// The activities the caller may write for, the widest first.
    pub fn writing_activities(&self, call: &Call) -> Vec<u16> {
        text_lenses(call, &self.register()).iter().map(|a| a.id).collect()
    }
}

const NO_TEXTS: Refusal = Refusal::new(
    "NO_NOTES",
    &["R-EMP-01", "R-PRI-02"],
    Words {
        de: "Ihre Rolle ist an keiner Tätigkeit beteiligt, die Notizen braucht.",
        en: "Your role takes part in no activity that needs notes.",
    },
    Words {
        de: "Eine Kollegin aus Verkauf oder Kundendienst bitten.",
        en: "Ask a colleague from sales or service.",
    },
);
