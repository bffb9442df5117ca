use super::AuditText;
use crate::text::En;
use crate::text::FrameText as _;
use desk::audit::{Action, Object, Outcome};
use law::kinds::Shape;

impl AuditText for En {
    fn audit_title(&self) -> &'static str {
        "Audit log"
    }
    fn audit_lead(&self) -> &'static str {
        "Who opened what for what? Every access is here, this one too."
    }
    fn audit_intact(&self, leaves: u64, vouched: u64, until: &str) -> String {
        format!(
            "The chain is intact: {} entries checked, {} of them signed{}.",
            self.number(leaves),
            self.number(vouched),
            if until.is_empty() { String::new() } else { format!(" (checkpoint of {until})") },
        )
    }
    fn audit_not_checked(&self, leaves: u64) -> String {
        format!("{} entries. Checking that many takes a moment.", self.number(leaves))
    }
    fn audit_check(&self) -> &'static str {
        "Check now"
    }
    fn audit_broken(&self) -> &'static str {
        "The chain is damaged. Please tell the rights desk and the management at once, and delete nothing."
    }
    fn audit_fault_at(&self, number: u64) -> String {
        format!("entry {}", self.number(number))
    }
    fn audit_when(&self) -> &'static str {
        "Time"
    }
    fn audit_who(&self) -> &'static str {
        "Who"
    }
    fn audit_action(&self) -> &'static str {
        "What"
    }
    fn audit_object(&self) -> &'static str {
        "To what"
    }
    fn audit_count(&self) -> &'static str {
        "Count"
    }
    fn audit_kinds(&self) -> &'static str {
        "Kinds"
    }
    fn audit_outcome(&self) -> &'static str {
        "Outcome"
    }
    fn audit_program(&self) -> &'static str {
        "Obhut itself"
    }
    fn audit_all_actions(&self) -> &'static str {
        "all actions"
    }
    fn audit_unbounded(&self) -> &'static str {
        "all"
    }
    fn audit_all_users(&self) -> &'static str {
        "all users"
    }
    fn audit_one_person(&self) -> &'static str {
        "Shown is what concerns one person."
    }
    fn audit_show(&self) -> &'static str {
        "Show"
    }
    fn audit_reset(&self) -> &'static str {
        "Clear the filter"
    }
    fn audit_none(&self) -> &'static str {
        "Nothing found"
    }
    fn audit_none_text(&self) -> &'static str {
        "No entry in this stretch fits the filter."
    }
    fn audit_older(&self) -> &'static str {
        "Older entries"
    }
    fn audit_outcome_is(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Done => "done",
            Outcome::Refused => "refused",
            Outcome::Failed => "failed",
        }
    }
    fn audit_action_is(&self, action: Action) -> &'static str {
        match action {
            Action::View => "viewed",
            Action::Mail => "addressed",
            Action::Link => "compared",
            Action::Export => "handed out",
            Action::Collect => "taken in",
            Action::Erase => "erased",
            Action::LogIn => "signed in",
            Action::LogInFailed => "sign-in failed",
            Action::LogOut => "signed out",
            Action::UserChanged => "account changed",
            Action::PasswordReset => "password set by the administration",
            Action::ApiKeyMade => "API key made",
            Action::ApiKeyRevoked => "API key revoked",
            Action::PersonEntered => "person entered",
            Action::ValueChanged => "value changed",
            Action::ValueRemoved => "value removed",
            Action::PersonsMerged => "merged",
            Action::PersonsSplit => "split",
            Action::PairDecided => "duplicates: pair decided",
            Action::PairReopened => "duplicates: decision taken back",
            Action::MatterSettled => "lists: looked at",
            Action::MatterReopened => "lists: to be looked at again",
            Action::Informed => "informed of the data held",
            Action::Restricted => "restricted",
            Action::Released => "released",
            Action::PersonErased => "person erased",
            Action::ImportStarted => "import started",
            Action::ImportBatch => "import: batch",
            Action::ImportFinished => "import finished",
            Action::ImportUndone => "import undone",
            Action::HeldTaken => "quarantine: taken",
            Action::HeldMerged => "quarantine: merged",
            Action::HeldReopened => "quarantine: decision taken back",
            Action::HeldDropped => "quarantine: dropped",
            Action::ConsentGiven => "consent given",
            Action::ConsentConfirmed => "consent confirmed",
            Action::ConsentWithdrawn => "consent withdrawn",
            Action::Objected => "objection",
            Action::Suppressed => "put on the suppression list",
            Action::SuppressionLifted => "taken off the suppression list",
            Action::ObjectionLifted => "objection taken back",
            Action::BlacklistOverruled => "suppression list overruled",
            Action::AudienceBuilt => "audience built",
            Action::ExportMade => "export made",
            Action::ExportApproved => "export decided on",
            Action::ExportFetched => "export fetched",
            Action::Disclosed => "disclosed",
            Action::RegisterChanged => "register changed",
            Action::SourceChanged => "source changed",
            Action::WordingChanged => "wording changed",
            Action::CaseOpened => "case opened",
            Action::CaseChanged => "case changed",
            Action::CaseClosed => "case closed",
            Action::Unsealed => "unsealed",
            Action::Sealed => "sealed",
            Action::KeysRotated => "keys rotated",
            Action::Restored => "restored",
            Action::AuditRead => "audit log read",
            Action::BackupsSet => "schedule of copies changed",
            Action::LettersSet => "day of the data letters set",
            Action::SlotChanged => "vault access changed",
            Action::Refused => "refused",
            Action::NoteWritten => "note written",
            Action::NoteChanged => "note changed",
            Action::NoteRemoved => "note removed",
            Action::SpecialAsked => "Art. 9 request made",
            Action::SpecialDecided => "Art. 9 request decided",
            Action::NoticeSettled => "notice settled",
            Action::TaskDone => "task done",
            Action::FileKept => "file kept",
            Action::FileFetched => "file opened",
            Action::FileRemoved => "file removed",
            Action::KindErased => "kind of data erased",
        }
    }
    fn audit_object_is(&self, object: Object) -> &'static str {
        match object {
            Object::System => "system",
            Object::Person => "person",
            Object::Persons => "persons",
            Object::Datum => "value",
            Object::Consent => "consent",
            Object::Suppression => "suppression list",
            Object::Import => "import",
            Object::Held => "quarantine",
            Object::Audience => "audience",
            Object::Export => "export",
            Object::Register => "register",
            Object::User => "account",
            Object::ApiKey => "API key",
            Object::Case => "case",
            Object::Keys => "keys",
            Object::Audit => "audit log",
        }
    }
    fn shape(&self, shape: Shape) -> &'static str {
        match shape {
            Shape::Name => "name",
            Shape::Organisation => "company",
            Shape::Email => "e-mail",
            Shape::Phone => "telephone",
            Shape::Postal => "postal address",
            Shape::BirthDate => "date of birth",
            Shape::Order => "order",
            Shape::Note => "note",
            Shape::Proof => "proof",
            Shape::Attribute => "attribute",
            Shape::HeldRow => "row in quarantine",
            Shape::Upload => "file",
            Shape::Staff => "staff account",
        }
    }
}
