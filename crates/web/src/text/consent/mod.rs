//! Consents, withdrawals, objections.

mod de;
mod en;

use desk::consent::ConsentAction;
use law::vocabulary::{Channel, ConsentState, Evidence};

/// Consents, withdrawals, objections.
pub trait ConsentText {
    fn consent_title(&self) -> &'static str;
    fn consent_withdraw(&self) -> &'static str;
    fn consent_none(&self) -> &'static str;
    fn consent_give(&self) -> &'static str;
    fn consent_give_lead(&self) -> &'static str;
    fn consent_confirm(&self) -> &'static str;
    fn consent_confirm_lead(&self) -> &'static str;
    fn consent_lift(&self) -> &'static str;
    fn consent_lift_lead(&self) -> &'static str;
    fn consent_no_wording(&self) -> &'static str;
    fn consent_wording(&self) -> &'static str;
    fn consent_wordings(&self) -> &'static str;
    fn consent_wordings_lead(&self) -> &'static str;
    fn consent_wording_add(&self) -> &'static str;
    fn consent_body(&self) -> &'static str;
    fn consent_body_hint(&self) -> &'static str;
    fn consent_channel_title(&self) -> &'static str;
    fn consent_channels(&self) -> &'static str;
    fn consent_names_advertiser(&self) -> &'static str;
    fn consent_active_act(&self) -> &'static str;
    fn consent_coupled(&self) -> &'static str;
    fn consent_tracking(&self) -> &'static str;
    fn consent_evidence_title(&self) -> &'static str;
    fn consent_given_on(&self) -> &'static str;
    fn consent_detail(&self) -> &'static str;
    fn consent_object(&self) -> &'static str;
    fn consent_object_lead(&self) -> &'static str;
    fn consent_object_what(&self) -> &'static str;
    fn consent_object_all(&self) -> &'static str;
    fn consent_objected_all(&self) -> &'static str;
    fn consent_objected_part(&self) -> &'static str;
    fn consent_for_all(&self) -> &'static str;
    fn consent_all_channels(&self) -> &'static str;
    fn consent_when(&self) -> &'static str;
    fn consent_what(&self) -> &'static str;
    fn consent_for(&self) -> &'static str;
    fn consent_by(&self) -> &'static str;
    fn consent_no_events(&self) -> &'static str;
    fn consent_program(&self) -> &'static str;
    fn consent_since(&self) -> &'static str;
    fn consent_channel(&self, word: Channel) -> &'static str;
    fn consent_state(&self, word: ConsentState) -> &'static str;
    fn consent_evidence(&self, word: Evidence) -> &'static str;
    fn consent_action(&self, word: ConsentAction) -> &'static str;
}
