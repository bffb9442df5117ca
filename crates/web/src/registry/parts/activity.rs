//! Processing activities.

use desk::register::{Activity, Bilingual, Register};
use law::vocabulary::{Basis, Channel, Content, Role};

use super::{Entry, both, code_input, name_inputs, table};
use crate::errors::Error;
use crate::fields::Fields;
use crate::registry::inputs::{self, Input, choice};
use crate::registry::said;
use crate::text::Text;

fn fresh(id: u16) -> Activity {
    Activity {
        id,
        code: String::new(),
        name: Bilingual::default(),
        purpose: Bilingual::default(),
        basis: None,
        interest: None,
        kinds: Vec::new(),
        roles: Vec::new(),
        content: Content::Transactional,
        marketing: false,
        channels: Vec::new(),
        rights_work: false,
    }
}

pub(super) fn inputs(
    t: &dyn Text,
    register: &Register,
    entry: Entry,
    new: bool,
) -> Option<Vec<Input>> {
    let made;
    let activity = match entry {
        Some(id) => register.activity(id)?,
        None => {
            made = fresh(0);
            &made
        }
    };
    let mut all = vec![code_input(t, &activity.code, new)];
    all.extend(name_inputs(t, &activity.name));
    let purpose = [t.register_purpose_de(), t.register_purpose_en()];
    let purpose = inputs::both(["purpose", "purpose_en"], purpose, &activity.purpose);
    all.extend(purpose.map(|input| input.hint(t.register_purpose_hint())));
    all.push(basis(t, activity));
    let interest = activity.interest.clone().unwrap_or_default();
    let labels = [t.register_interest_de(), t.register_interest_en()];
    let interest = inputs::both(["interest", "interest_en"], labels, &interest);
    all.extend(interest.map(|input| input.hint(t.register_interest_hint())));
    all.extend([
        kinds(t, register, activity),
        Input::many(
            "roles",
            t.register_roles(),
            Role::ALL.iter().map(|r| choice(r.word(), t.role(*r), activity.roles.contains(r))),
        ),
        Input::one(
            "content",
            t.register_content(),
            Content::ALL.iter().map(|c| choice(c.word(), t.content_is(*c), activity.content == *c)),
        ),
        Input::many(
            "channels",
            t.register_channels(),
            Channel::ALL
                .iter()
                .map(|c| choice(c.word(), t.channel_is(*c), activity.channels.contains(c))),
        ),
        Input::tick("marketing", t.register_marketing(), activity.marketing),
        Input::tick("rights_work", t.register_rights_work(), activity.rights_work),
    ]);
    Some(all)
}

fn basis(t: &dyn Text, activity: &Activity) -> Input {
    let none = choice("", "—", activity.basis.is_none());
    let all = Basis::ALL
        .iter()
        .map(|basis| choice(basis.word(), t.basis_is(*basis), activity.basis == Some(*basis)));
    Input::one("basis", t.basis(), [none].into_iter().chain(all))
}

fn kinds(t: &dyn Text, register: &Register, activity: &Activity) -> Input {
    let has = |code: &str| activity.kinds.iter().any(|kind| kind == code);
    let every = choice("*", t.register_every_kind(), has("*"));
    let all = register.kinds.iter().map(|k| choice(&k.code, said(t, &k.name), has(&k.code)));
    Input::many("kinds", t.register_kinds(), [every].into_iter().chain(all))
}

pub(super) fn apply(
    register: &mut Register,
    entry: Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let activity = table::open(&mut register.activities, entry, fresh)?;
    if entry.is_none() {
        activity.code = fields.one("code")?.trim().to_owned();
    }
    activity.name = both(fields, "name", "name_en")?;
    activity.purpose = both(fields, "purpose", "purpose_en")?;
    activity.basis = Basis::from_word(&fields.one("basis")?);
    let interest = both(fields, "interest", "interest_en")?;
    activity.interest = Some(interest).filter(|i| !i.de.is_empty() || !i.en.is_empty());
    activity.kinds = fields.all("kinds");
    activity.roles = fields.words("roles", Role::from_word)?;
    activity.content = fields.word("content", Content::from_word)?;
    activity.channels = fields.words("channels", Channel::from_word)?;
    activity.marketing = fields.tick("marketing");
    activity.rights_work = fields.tick("rights_work");
    Ok(activity.id)
}
