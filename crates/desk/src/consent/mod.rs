//! Consents and objections: what was agreed to, withdrawn and objected to, and how it is proven.

pub(crate) mod decline;
mod give;
mod lift;
pub(crate) mod project;
mod wordings;

pub(crate) use decline::Decline;
pub use decline::Reported;
pub(crate) use decline::record;
pub(crate) use decline::refusal_of;
pub use give::Given;
pub use lift::Lifted;
pub use store::records::consent::ConsentAction;
pub use wordings::NewWording;
