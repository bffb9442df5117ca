use desk::interactions::{InteractionKind, NoticeOrigin};
use law::basis::SpecialGround;
use law::vocabulary::Role;

use super::InteractionText;
use crate::text::En;

impl InteractionText for En {
    fn interaction_title(&self) -> &'static str {
        "Notes and contacts"
    }
    fn interaction_add(&self) -> &'static str {
        "Write down"
    }
    fn interaction_edit(&self) -> &'static str {
        "Change the text"
    }
    fn interaction_none(&self) -> &'static str {
        "Nothing written down yet."
    }
    fn interaction_closed(&self) -> &'static str {
        "Notes belong to inquiries and service; your role takes no part in them."
    }
    fn interaction_kind_title(&self) -> &'static str {
        "Kind"
    }
    fn interaction_text(&self) -> &'static str {
        "Text"
    }
    fn interaction_text_hint(&self) -> &'static str {
        "Write so that the person may read it. Health, religion, politics and the like are not kept."
    }
    fn interaction_on(&self) -> &'static str {
        "Day"
    }
    fn interaction_due(&self) -> &'static str {
        "Due on"
    }
    fn interaction_due_hint(&self) -> &'static str {
        "For tasks only."
    }
    fn interaction_for_activity(&self) -> &'static str {
        "What for"
    }
    fn interaction_check(&self) -> &'static str {
        "Check only"
    }
    fn interaction_clean(&self) -> &'static str {
        "Nothing found that may not be kept."
    }
    fn interaction_removed_title(&self) -> &'static str {
        "This is not kept"
    }
    fn interaction_removed_lead(&self) -> &'static str {
        "These passages are blackened for good before anything is saved. Afterwards they stand nowhere, not in the history and not in the log."
    }
    fn interaction_instead(&self) -> &'static str {
        "Instead"
    }
    fn interaction_take_over(&self) -> &'static str {
        "Use this"
    }
    fn interaction_kept_as(&self) -> &'static str {
        "This is what is kept"
    }
    fn interaction_save_masked(&self) -> &'static str {
        "Save blackened"
    }
    fn interaction_hints_title(&self) -> &'static str {
        "Belongs elsewhere"
    }
    fn interaction_insist(&self) -> &'static str {
        "Does it have to be kept all the same?"
    }
    fn interaction_insist_lead(&self) -> &'static str {
        "The rights desk decides. The text does not go along: after the approval you write it again, once."
    }
    fn interaction_insist_category(&self) -> &'static str {
        "What is it about?"
    }
    fn interaction_insist_ground(&self) -> &'static str {
        "Ground of Art. 9(2) GDPR"
    }
    fn interaction_insist_go(&self) -> &'static str {
        "Make the request"
    }
    fn interaction_approved(&self) -> &'static str {
        "Approved by the rights desk. The text can be entered once."
    }
    fn interaction_approved_write(&self) -> &'static str {
        "Enter it now"
    }
    fn interaction_by(&self) -> &'static str {
        "by"
    }
    fn interaction_program(&self) -> &'static str {
        "program"
    }
    fn interaction_imported(&self) -> &'static str {
        "from a list"
    }
    fn interaction_task_done(&self) -> &'static str {
        "Done"
    }
    fn interaction_task_again(&self) -> &'static str {
        "Open again"
    }
    fn interaction_remove(&self) -> &'static str {
        "Delete"
    }
    fn interaction_all_kinds(&self) -> &'static str {
        "All kinds"
    }
    fn interaction_all_roles(&self) -> &'static str {
        "All roles"
    }
    fn interaction_filter(&self) -> &'static str {
        "Show"
    }
    fn interaction_special_title(&self) -> &'static str {
        "Art. 9 requests"
    }
    fn interaction_special_lead(&self) -> &'static str {
        "Somebody wants to keep a special category. The text is stored nowhere; after an approval its author enters it again, once, within 14 days."
    }
    fn interaction_special_none(&self) -> &'static str {
        "No request is waiting"
    }
    fn interaction_special_none_text(&self) -> &'static str {
        "Whoever insists on a special category while writing ends up here."
    }
    fn interaction_special_check(&self) -> &'static str {
        "For consent: is it explicit and for this purpose? For legal claims: is the statement needed for them?"
    }
    fn interaction_special_own(&self) -> &'static str {
        "Somebody else decides about your own request."
    }
    fn interaction_special_yes(&self) -> &'static str {
        "Approve"
    }
    fn interaction_special_no(&self) -> &'static str {
        "Refuse"
    }
    fn interaction_special_tile(&self) -> &'static str {
        "Art. 9 requests waiting"
    }
    fn interaction_notice_title(&self) -> &'static str {
        "Notices to customers"
    }
    fn interaction_notice_lead(&self) -> &'static str {
        "Somebody told us something here that we may not keep. Please let them know."
    }
    fn interaction_notice_none(&self) -> &'static str {
        "No notice is waiting"
    }
    fn interaction_notice_none_text(&self) -> &'static str {
        "Drafts come about when something in a mail or inquiry was blackened."
    }
    fn interaction_notice_text(&self) -> &'static str {
        "Proposed wording"
    }
    fn interaction_notice_sent(&self) -> &'static str {
        "Has been sent"
    }
    fn interaction_notice_drop(&self) -> &'static str {
        "Not needed"
    }
    fn interaction_notice_waits(&self) -> &'static str {
        "A notice to this person is waiting."
    }
    fn interaction_notice_open(&self) -> &'static str {
        "Go to the notice"
    }
    fn interaction_tasks_title(&self) -> &'static str {
        "Tasks due"
    }
    fn interaction_tasks_lead(&self) -> &'static str {
        "Up to two weeks ahead. The text stands on the page of the person."
    }
    fn interaction_tasks_none(&self) -> &'static str {
        "Nothing is due"
    }
    fn interaction_tasks_none_text(&self) -> &'static str {
        "You make tasks on the page of a person."
    }
    fn interaction_task_late(&self) -> &'static str {
        "overdue"
    }
    fn interaction_person(&self) -> &'static str {
        "Person"
    }
    fn interaction_files_title(&self) -> &'static str {
        "Files and photos"
    }
    fn interaction_files_none(&self) -> &'static str {
        "No file."
    }
    fn interaction_files_add(&self) -> &'static str {
        "Add a file"
    }
    fn interaction_files_lead(&self) -> &'static str {
        "PDF, JPEG or PNG up to 10 MB. Place, time and camera are removed from pictures, author, title and comments from PDF; the name is screened, the content is not."
    }
    fn interaction_files_file(&self) -> &'static str {
        "File"
    }
    fn interaction_files_photo(&self) -> &'static str {
        "A photo of the person. Only if they consented to it."
    }
    fn interaction_files_is_photo(&self) -> &'static str {
        "Photo"
    }
    fn interaction_files_kept_for(&self) -> &'static str {
        "Held for"
    }
    fn interaction_files_until_withdrawal(&self) -> &'static str {
        "until the consent is withdrawn"
    }
    fn interaction_files_open(&self) -> &'static str {
        "Open"
    }
    fn interaction_withheld(&self, count: usize) -> String {
        match count {
            1 => "1 more text belongs to other activities or lies further back.".to_owned(),
            n => format!("{n} more texts belong to other activities or lie further back."),
        }
    }
    fn interaction_approved_until(&self, day: &str) -> String {
        format!("Approved until {day}: the text can be entered once.")
    }
    fn interaction_notice(&self, firm: &str, contact: &str) -> String {
        let ask = match contact {
            "" => String::new(),
            contact => format!(" {contact} answers your questions about this."),
        };
        format!(
            "Hello,\n\nyour message contained something that, for your protection, we may not keep (Art. 9 and \
             10 GDPR). We removed that passage before filing your message; we deal with the rest as usual. You \
             need not do anything.{ask}\n\nKind regards\n{firm}"
        )
    }
    fn interaction_kind(&self, kind: InteractionKind) -> &'static str {
        match kind {
            InteractionKind::Note => "Note",
            InteractionKind::Call => "Call",
            InteractionKind::Visit => "Visit",
            InteractionKind::Mail => "E-mail",
            InteractionKind::Task => "Task",
            InteractionKind::Inquiry => "Inquiry",
        }
    }
    fn interaction_ground(&self, ground: SpecialGround) -> &'static str {
        match ground {
            SpecialGround::None => "none",
            SpecialGround::ExplicitConsent => "Explicit consent (point a)",
            SpecialGround::LegalClaims => "Legal claims (point f)",
            SpecialGround::MadePublic => "Made public by the person (point e)",
            SpecialGround::VitalInterest => "Vital interests (point c)",
            SpecialGround::EmploymentLaw => "Employment and social law (point b)",
        }
    }
    fn interaction_origin(&self, origin: NoticeOrigin) -> &'static str {
        match origin {
            NoticeOrigin::Form => "through the form",
            NoticeOrigin::Mail => "by e-mail",
            NoticeOrigin::Told => "in conversation",
        }
    }
    fn interaction_role(&self, role: Role) -> &'static str {
        match role {
            Role::Sales => "Sales",
            Role::Service => "Service",
            Role::Marketing => "Marketing",
            Role::Finance => "Finance",
            Role::RightsDesk => "Rights desk",
            Role::Admin => "Administration",
        }
    }
}
