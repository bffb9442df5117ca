//! What somebody may take along: provided by the person, under contract or consent (R-DSR-70).

use law::rights::{Making, portable as may_go};
use law::vocabulary::SourceType;

use super::bundle::Bundle;

/// The part of an answer that is portable; everything else is emptied.
pub fn portable(mut bundle: Bundle) -> Bundle {
    bundle.answers = "portability";
    bundle.values.retain(|value| {
        // Notes and proofs are the firm's own record, whoever they speak of.
        let own = matches!(value.kind.as_str(), "note" | "consent_proof" | "source_evidence");
        let source = SourceType::from_word(value.source_type).unwrap_or(SourceType::Unknown);
        let making = match source {
            _ if own => Making::Derived,
            SourceType::SelfGiven | SourceType::Signature => Making::Provided,
            SourceType::Observed => Making::ObservedUse,
            _ => Making::Obtained,
        };
        may_go(value.held_by, making).may()
    });
    bundle.facts.clear();
    // Kept as proof, because the law wants one: neither for a contract nor with a consent.
    bundle.consent_receipts.clear();
    bundle.consent_history.clear();
    bundle.recipients.clear();
    bundle.advertising.clear();
    bundle.block_list.clear();
    bundle.held_rows.clear();
    bundle.special.clear();
    bundle.requests.clear();
    bundle.lookups.clear();
    bundle.blackened.clear();
    bundle.copy = serde_json::Value::Null;
    bundle
}
