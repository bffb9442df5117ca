//! Every text a user sees, in German and English.
//!
//! One trait an area, one file a language: a missing sentence does not compile, a plural is a
//! `match`. Names begin with the area, so that `{{ t.people_found(n) }}` says where to look. Texts
//! that a firm words itself (consents, notices) are versioned records, not sentences in here.

#![allow(missing_docs, reason = "a sentence is said in two languages beside its name")]

pub mod format;
mod lang;

pub mod about;
pub mod api;
pub mod audience;
pub mod audit;
pub mod backup;
pub mod consent;
pub mod dashboard;
pub mod deletion;
pub mod export;
pub mod frame;
pub mod import;
pub mod inquiry;
pub mod interaction;
pub mod login;
pub mod merge;
pub mod minimise;
pub mod own;
pub mod people;
pub mod quarantine;
pub mod register;
pub mod request;
pub mod request_lists;
pub mod rescreen;
pub mod rulebook;
pub mod unsubscribe;
pub mod users;

pub use about::AboutText;
pub use api::ApiText;
pub use audience::AudienceText;
pub use audit::AuditText;
pub use backup::BackupText;
pub use consent::ConsentText;
pub use dashboard::DashboardText;
pub use deletion::DeletionText;
pub use export::ExportText;
pub use frame::FrameText;
pub use import::ImportText;
pub use inquiry::InquiryText;
pub use interaction::InteractionText;
pub use lang::Lang;
pub use login::LoginText;
pub use merge::MergeText;
pub use minimise::MinimiseText;
pub use own::OwnText;
pub use people::PeopleText;
pub use quarantine::QuarantineText;
pub use register::RegisterText;
pub use request::RequestText;
pub use request_lists::RequestListText;
pub use rescreen::RescreenText;
pub use rulebook::RulebookText;
pub use unsubscribe::UnsubscribeText;
pub use users::UsersText;

/// Everything that can be said.
pub trait Text:
    FrameText
    + AboutText
    + PeopleText
    + OwnText
    + ImportText
    + InquiryText
    + InteractionText
    + QuarantineText
    + ConsentText
    + AudienceText
    + ExportText
    + RegisterText
    + RequestText
    + RequestListText
    + RescreenText
    + RulebookText
    + AuditText
    + BackupText
    + LoginText
    + MergeText
    + MinimiseText
    + UsersText
    + ApiText
    + UnsubscribeText
    + DashboardText
    + DeletionText
    + Send
    + Sync
{
}

/// German.
#[derive(Clone, Copy, Debug)]
pub struct De;

/// English.
#[derive(Clone, Copy, Debug)]
pub struct En;

impl Text for De {}
impl Text for En {}
