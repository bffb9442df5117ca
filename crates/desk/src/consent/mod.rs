//! Consents and objections: what was agreed to, withdrawn and objected to, and how it is proven.

pub(crate) mod project;
