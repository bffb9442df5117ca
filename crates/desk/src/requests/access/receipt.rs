//! A consent as a record after ISO/IEC TS 27560:2023, with terms of W3C DPV 2: header, processing,
//! parties, events.

use law::vocabulary::{Basis, Channel};
use serde_json::{Value as Json, json};
use store::records::consent::{ConsentAction, ConsentStanding, Event};

use super::assemble::{Held, dpv};
use super::bundle::Bundle;
use super::scribe::Scribe;

impl Scribe<'_> {
    /// The record of one consent; `wording` is the notice it was given under.
    pub(super) fn receipt(
        &self,
        bundle: &Bundle,
        held: &Held,
        consent: &ConsentStanding,
        wording: &str,
    ) -> Json {
        let ours = |event: &&Event| {
            event.activity == consent.activity && event.channel == consent.channel.code()
        };
        let events: Vec<&Event> = held.events.iter().filter(ours).collect();
        let principal = held.person.id.to_string();
        let activity = self.register.activity(consent.activity);
        let marketing = activity.is_some_and(|activity| activity.marketing);
        let purpose = self.purposes(1 << u64::from(consent.activity)).pop();
        let controller = &bundle.controller;
        json!({
            "schema_version": "ISO/IEC TS 27560:2023",
            "record_id": events.first().map(|event| event.id.to_string()),
            "pii_principal_id": principal,
            "pii_processing": {
                "privacy_notice": wording,
                "language": bundle.language,
                "purposes": [{
                    "purpose": purpose.as_ref().map(|p| p.name.clone()),
                    "purpose_type": if marketing { "dpv:Marketing" } else { "dpv:Purpose" },
                    "purpose_description": purpose.as_ref().map(|p| p.purpose.clone()),
                    "lawful_basis": dpv(Basis::Consent),
                    "pii_information": [{ "pii_type": address_of(consent.channel), "pii_optional": true }],
                    "pii_controllers": [controller.name],
                    "collection_method": consent.evidence.word(),
                    "processing_method": consent.channel.word(),
                    "storage_locations": [controller.country],
                    "jurisdictions": [controller.country],
                    "retention_period": "dpv:UntilEventDuration",
                    "withdrawal_method": controller.contact,
                    "privacy_rights": ["eu-gdpr:A7-3", "eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18", "eu-gdpr:A20", "eu-gdpr:A21", "eu-gdpr:A77"],
                }],
            },
            "party_identification": [{
                "party_id": controller.name,
                "party_name": controller.name,
                "party_address": controller.address,
                "party_contact": controller.contact,
                "party_role": "dpv:DataController",
                "party_type": "dpv:LegalEntity",
            }],
            "consent_events": events.iter().map(|event| json!({
                "event_time": self.moment(event.happened_at),
                "event_type": event_type(event.action),
                "event_state": event.action.word(),
                "entity_id": principal,
            })).collect::<Vec<Json>>(),
            "consent_status": consent.state.word(),
        })
    }
}

/// Which kind of data the channel needs.
const fn address_of(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::PostAddressed | Channel::PostUnaddressed => "postal",
        Channel::Push | Channel::AdPlatformUpload | Channel::Messenger => "attribute",
        Channel::PhoneHuman | Channel::PhoneAuto | Channel::Sms | Channel::Fax => "phone",
    }
}

/// What an act means to the consent (statuses of DPV).
const fn event_type(action: ConsentAction) -> &'static str {
    match action {
        ConsentAction::Requested => "dpv:ConsentRequested",
        ConsentAction::Given | ConsentAction::Confirmed => "dpv:ConsentGiven",
        ConsentAction::Withdrawn | ConsentAction::Objected => "dpv:ConsentWithdrawn",
        ConsentAction::ImportUndone => "dpv:ConsentInvalidated",
        ConsentAction::Used | ConsentAction::ObjectionLifted | ConsentAction::Merged => {
            "dpv:ConsentStatus"
        }
    }
}
