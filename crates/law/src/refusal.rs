//! A rule said no: which one, why, and what would change it.

use std::fmt;

/// One sentence in both languages of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Words {
    /// German.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

/// The answer of a rule that did not allow something. Carries no personal data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Refusal {
    /// Stable code for programs, upper case.
    pub code: &'static str,
    /// Rules that decided, the deciding one first.
    pub rules: &'static [&'static str],
    /// What stands against it.
    pub reason: Words,
    /// What would make it possible (R-GEN-07).
    pub way_forward: Words,
}

impl Refusal {
    /// A refusal by these rules.
    pub const fn new(
        code: &'static str,
        rules: &'static [&'static str],
        reason: Words,
        way_forward: Words,
    ) -> Self {
        Self { code, rules, reason, way_forward }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused ({}): {}", self.code, self.reason.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_its_code_and_its_reason() {
        let words = |en| Words { de: "", en };
        let refusal = Refusal::new("CODE", &[], words("Nobody said yes."), words("Ask."));
        assert_eq!(refusal.to_string(), "refused (CODE): Nobody said yes.");
    }
}
