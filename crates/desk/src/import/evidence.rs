//! Where a list came from, as the person who imports can prove it (R-SRC-02).

use law::access::{Set64, Subjects, decide};
use law::ids::{ImportId, LabelId, PersonId};
use law::kinds::{Collect, Proof, View};
use law::vocabulary::PersonState;
use store::records::import as imports;
use store::records::label::{self, Label};
use vault::{PersonKey, Sealed};

use crate::{Call, Desk, Failure, Fault, Result, places};

/// Evidence of the origin of a list; empty where nothing is known.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Legal entity and address of the supplier.
    pub supplier: String,
    /// Contract or order, and name of the list.
    pub contract: String,
    /// Day the list was delivered, as it stands on the papers.
    pub delivered: String,
    /// Who first collected the data, when and on what occasion.
    pub occasion: String,
    /// Basis the supplier claims, with the wording shown to the people.
    pub claimed: String,
}

impl Evidence {
    /// Whether the questions of R-SRC-02 that decide about storing are answered: from whom, under
    /// which contract, and how the data were first collected.
    pub fn is_complete(&self) -> bool {
        [&self.supplier, &self.contract, &self.occasion].iter().all(|text| !text.trim().is_empty())
    }

    /// Whether anything is said at all.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|text| text.trim().is_empty())
    }

    const fn parts(&self) -> [&String; 5] {
        [&self.supplier, &self.contract, &self.delivered, &self.occasion, &self.claimed]
    }
}

impl Desk {
    /// Seals evidence for a label; the key is durable before.
    pub(crate) fn seal_evidence(
        &self,
        call: &Call,
        label: LabelId,
        evidence: &Evidence,
    ) -> Result<Vec<u8>> {
        let place = places::evidence(label);
        let subject = Subjects::One(place.person, PersonState::Active);
        let permit = decide::<Collect>(call.actor, subject, &self.intake()?, Set64::FULL)?;
        let key = self.make_key(call, place.person, place.class)?;
        let detail =
            serde_json::to_string(&[&evidence.delivered, &evidence.occasion, &evidence.claimed])
                .map_err(|_| Failure::at("writing evidence"))?;
        let parts = [evidence.contract.as_str(), "", evidence.supplier.as_str(), detail.as_str()];
        let sealed: Sealed<Proof> = self.vault.seal_fields(&permit, &key, place, &parts)?;
        Ok(sealed.into_stored())
    }

    /// A label with this evidence, if there is any; once it is complete, the origin is proven.
    pub(crate) fn with_evidence(
        &self,
        call: &Call,
        label: Label,
        evidence: &Evidence,
    ) -> Result<Label> {
        if evidence.is_empty() {
            return Ok(label);
        }
        let sealed = Some(self.seal_evidence(call, label.id, evidence)?);
        let documented = label.documented || evidence.is_complete();
        Ok(Label { evidence: sealed, documented, ..label })
    }

    /// The evidence kept with an import, opened for view.
    ///
    /// # Errors
    /// `NOT_FOUND`; a refusal when the caller takes no part in taking data in.
    pub fn import_evidence(&self, call: &Call, import: ImportId) -> Result<Option<Evidence>> {
        let record = self.store.read(|tx| imports::get(tx, import))?.ok_or(Fault::NOT_FOUND)?;
        self.evidence_of(call, record.label)
    }

    /// The evidence kept with a label, opened for view.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in taking data in.
    pub fn evidence_of(&self, call: &Call, of: LabelId) -> Result<Option<Evidence>> {
        let label = self.store.read(|tx| label::get(tx, of))?;
        let Some(sealed) = label.and_then(|label| label.evidence) else { return Ok(None) };
        let place = places::evidence(of);
        let subject = Subjects::One(PersonId(of.0), PersonState::Active);
        let permit = decide::<View>(call.actor, subject, &self.intake()?, Set64::FULL)?;
        let key: PersonKey = self.key(place.person, place.class)?;
        let grant = self.grant(permit, call, Some(&key))?;
        let open = grant.open(&key, &Sealed::<Proof>::from_stored(place, sealed))?;
        let [delivered, occasion, claimed]: [String; 3] =
            serde_json::from_str(open.field(3)).map_err(|_| Failure::at("reading evidence"))?;
        Ok(Some(Evidence {
            supplier: open.field(2).to_owned(),
            contract: open.field(0).to_owned(),
            delivered,
            occasion,
            claimed,
        }))
    }

    /// The activity of taking in, as the access rules see it.
    pub(crate) fn intake(&self) -> Result<law::access::ActivityFacts> {
        let register = self.register();
        let facts = register.activity_coded("intake").map(|activity| register.facts(activity));
        Ok(facts.ok_or(Failure::at("finding the activity `intake`"))?)
    }
}
