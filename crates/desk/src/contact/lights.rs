//! A light per channel and purpose for one person, each with its reason.

use law::access::ActivityFacts;
use law::contact;
use law::ids::PersonId;
use law::refusal::{Refusal, Words};
use law::verdict::Verdict;
use store::records::brief::Brief;
use store::records::consent::ConsentStanding;
use store::records::purchase::PurchaseStanding;
use store::records::standing::Standing;
use store::records::{consent, purchase, standing, wording};

use super::audience::similar_groups;
use super::facts::{Facts, Plan};
use crate::register::Register;
use crate::{Call, Desk, Fault, Result, day_number, zone};

/// One channel and purpose.
#[derive(Clone, Copy, Debug)]
pub struct Light {
    /// What would be sent.
    pub plan: Plan,
    /// Whether an address is held for the channel.
    pub reachable: bool,
    /// What the law says.
    pub verdict: Verdict,
}

/// All lights of one person.
pub type Lights = Vec<Light>;

const NOT_YOURS: Refusal = Refusal::new(
    "ROLE",
    &["R-EMP-01"],
    Words {
        de: "Ihre Rolle ist an dieser Tätigkeit nicht beteiligt.",
        en: "Your role does not take part in this activity.",
    },
    Words {
        de: "Eine beteiligte Kollegin bitten oder die Rolle von der Verwaltung ändern lassen.",
        en: "Ask a colleague who takes part, or have the administrator change the role.",
    },
);

/// Asking about contact needs a part in the activity; no personal value is opened by it.
pub(crate) fn may_ask(call: &Call, activity: &ActivityFacts) -> Result<()> {
    if call.actor.roles.and(activity.roles).is_empty() { Err(NOT_YOURS.into()) } else { Ok(()) }
}

impl Desk {
    /// May this person be contacted: a light for each marketing activity and channel, taking the
    /// product group of the last purchase for the existing-customer exception.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn lights(&self, call: &Call, person: PersonId) -> Result<Lights> {
        self.decide_for(call, person, plans(&self.register()))
    }

    /// The lights somebody with these facts would have.
    pub(crate) fn lights_of(
        &self,
        call: &Call,
        standing: &Standing,
        consents: &[ConsentStanding],
        purchases: &[PurchaseStanding],
    ) -> Result<Lights> {
        let wordings = self.store.read(wording::all)?;
        let known = (standing, consents, purchases);
        Ok(self.decide_by(call, known, &wordings, plans(&self.register())))
    }

    /// The verdict for one person and one plan.
    ///
    /// # Errors
    /// `NOT_FOUND`; a refusal when the caller's role does not take part in the activity.
    pub fn may_contact(&self, call: &Call, person: PersonId, plan: Plan) -> Result<Light> {
        let register = self.register();
        let activity = register.activity(plan.activity).ok_or(Fault::NOT_FOUND)?;
        may_ask(call, &register.facts(activity))?;
        let lights = self.decide_for(call, person, std::iter::once(plan))?;
        lights.first().copied().ok_or_else(|| Fault::NOT_FOUND.into())
    }

    fn decide_for(
        &self,
        call: &Call,
        person: PersonId,
        plans: impl IntoIterator<Item = Plan>,
    ) -> Result<Lights> {
        let (standing, consents, purchases, wordings) = self.store.read(|tx| {
            Ok::<_, store::Failure>((
                standing::get(tx, person)?,
                consent::standing_of(tx, person)?,
                purchase::standing_of(tx, person)?,
                wording::all(tx)?,
            ))
        })?;
        let standing = standing.ok_or(Fault::NOT_FOUND)?;
        Ok(self.decide_by(call, (&standing, &consents, &purchases), &wordings, plans))
    }

    fn decide_by(
        &self,
        call: &Call,
        (standing, consents, purchases): (&Standing, &[ConsentStanding], &[PurchaseStanding]),
        wordings: &[wording::Wording],
        plans: impl IntoIterator<Item = Plan>,
    ) -> Lights {
        let register = self.register();
        let firm = register.firm.country;
        let today = call.now.to_zoned(zone(firm)).date();
        let newest = purchases.iter().filter(|p| p.cancelled != 2).max_by_key(|p| p.last_on);
        let newest = newest.or(purchases.first());
        plans
            .into_iter()
            .map(|plan| {
                let plan = Plan { group: plan.group.or(newest.map(|p| p.group)), ..plan };
                let groups =
                    plan.group.map(|group| similar_groups(&register, group)).unwrap_or_default();
                let bought = purchases.iter().filter(|p| groups.contains(&p.group));
                let bought =
                    bought.min_by_key(|p| (p.cancelled == 2, std::cmp::Reverse(p.last_on)));
                let asked =
                    |c: &&ConsentStanding| c.activity == plan.activity && c.channel == plan.channel;
                let brief = Brief::of(standing, &plan.asks(day_number(today), None));
                let facts = Facts::new(brief, consents.iter().find(asked), bought, &plan);
                Light {
                    plan,
                    reachable: brief.reachable(),
                    verdict: contact::decide_with(
                        &facts.situation(&plan, today, firm, wordings),
                        register.params(today),
                    ),
                }
            })
            .collect()
    }
}

/// Every marketing activity on every channel it uses.
fn plans(register: &Register) -> Vec<Plan> {
    let marketing = register.activities.iter().filter(|a| a.marketing);
    let each = |activity: &crate::register::Activity| {
        let (id, content) = (activity.id, activity.content);
        activity.channels.clone().into_iter().map(move |channel| Plan {
            activity: id,
            channel,
            content,
            group: None,
            stop_link: true,
            art21_separate: true,
            tracking: false,
        })
    };
    marketing.flat_map(each).collect()
}
