//! Channels per purpose on a person's own page: what stands, and what can be started. Starting shows
//! the wording, asks for a click and then for a code that went to the stored address (R-CON-31).

use law::ids::{DatumId, ObjectId, PersonId};
use law::vocabulary::{Channel, ConsentState, Evidence, ObjectionScope};
use store::records::consent::{self, ConsentAction, Event};
use store::records::rights::own::{self, Code};
use store::records::standing::{self, Standing};
use store::records::wording::Wording;
use store::records::{label, person};

use super::code::{AT_ONCE, asked};
use crate::consent::{Given, record};
use crate::requests::letters::{Kind, fill_confirmation};
use crate::requests::texts::Text;
use crate::{Call, Desk, Fault, Result};

/// How long a confirmation may take; it is sent by hand.
const DAYS: i64 = 7;

/// A purpose on a channel.
pub struct Choice {
    /// Activity number.
    pub activity: u16,
    /// Channel.
    pub channel: Channel,
    /// Where a consent stands.
    pub state: ConsentState,
    /// Whether the person has objected to it.
    pub stopped: bool,
    /// The wording it can be started with, and its text.
    pub offer: Option<(ObjectId, String)>,
    /// Whether it was asked for and a code is on its way.
    pub sent: bool,
}

impl Desk {
    /// Every advertising purpose on each of its channels, and other consents that stand. Only e-mail
    /// can be started here: the code proves that the address is the person's own.
    ///
    /// # Errors
    /// `LINK_OVER`.
    pub fn own_choices(&self, call: &Call, token: &str, language: i64) -> Result<Vec<Choice>> {
        let person = self.owner(call, token)?;
        let (known, states) = self.store.read(|tx| {
            Ok::<_, store::Failure>((standing::get(tx, person)?, consent::standing_of(tx, person)?))
        })?;
        let open = known.as_ref().is_some_and(|known| {
            known.objection_scope != ObjectionScope::All.code()
                && known.reachable >> Channel::Email.code() & 1 == 1
        });
        let waits = !self.store.read(|tx| own::codes_of(tx, person, call.ms()))?.is_empty();
        let wordings = self.wordings()?;
        let offer = |activity: u16, channel: Channel, state: ConsentState| {
            let can = open && channel == Channel::Email && state != ConsentState::Active;
            let mut fitting = wordings.iter().filter(|w| {
                w.activity == activity && w.channels >> channel.code() & 1 == 1 && is_clean(w)
            });
            let own = fitting.clone().find(|w| w.language == language).or_else(|| fitting.next());
            own.filter(|_| can).map(|w| (w.id, w.body.clone()))
        };
        let register = self.register();
        let marketing = register.activities.iter().filter(|activity| activity.marketing);
        let each = marketing.flat_map(|a| a.channels.iter().map(|channel| (a.id, *channel)));
        // What else was agreed to, a portrait for instance, ends as easily (Art. 7(3) DSGVO).
        let advertises = |id: u16| register.activity(id).is_some_and(|a| a.marketing);
        let given = states.iter().filter(|s| s.state == ConsentState::Active);
        let others = given.filter(|s| !advertises(s.activity)).map(|s| (s.activity, s.channel));
        let choices = each.chain(others).map(|(activity, channel)| {
            let stands = states.iter().find(|s| s.activity == activity && s.channel == channel);
            let state = stands.map_or(ConsentState::None, |s| s.state);
            let stopped = known.as_ref().is_some_and(|known| is_stopped(known, activity, channel));
            let offer = offer(activity, channel, state);
            let sent = waits && offer.is_some() && state == ConsentState::Pending;
            Choice { activity, channel, state, stopped, offer, sent }
        });
        Ok(choices.collect())
    }

    /// Keeps that the holder of a link asked for a purpose, and queues the code that confirms it.
    ///
    /// # Errors
    /// `LINK_OVER`; `NOT_FOUND` for a wording that is not offered; a fault while codes are out.
    pub fn own_start(&self, call: &Call, token: &str, wording: ObjectId) -> Result<()> {
        let call = Call::by_system(call.now, call.request);
        let person = self.owner(&call, token)?;
        let wording = self.offered(&call, token, wording)?;
        if self.store.read(|tx| own::codes_of(tx, person, call.ms()))?.len() >= AT_ONCE {
            return Err(CODES_OUT.into());
        }
        let known = self.store.read(|tx| person::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        let address = self.store.write(|tx| {
            let known = self.identify(tx, &call, person, known.state)?;
            let proof = known.identity.proof(Channel::Email).ok_or(Fault::NOT_FOUND)?;
            let [address, ..] = proof;
            Ok::<_, crate::Error>(address)
        })?;
        let (id, code) = (self.fresh(&call)?, self.new_code()?);
        // As the wording that was chosen on the page.
        let english = wording.language == 2;
        let letter = self.letter_wording(Kind::ConsentConfirmation, if english { 2 } else { 1 })?;
        let text = fill_confirmation(
            &self.register(),
            &letter.body,
            !english,
            (&code, &wording.body),
            &call,
        );
        let new = Code {
            person,
            id,
            code_hash: self.code_hash(id, &bound(&code, wording.id)),
            tries: 0,
            created_at: call.ms(),
            expires_at: call.ms().saturating_add(DAYS * 86_400_000),
            used_at: None,
            sealed: self.seal_text(&call, Text::Code, id, id, &format!("{address}\n{text}"))?,
        };
        let label = self.label_of_rights(&call, None)?;
        let event = Event {
            person,
            id: self.fresh(&call)?,
            activity: wording.activity,
            channel: Channel::Email.code(),
            action: ConsentAction::Requested,
            happened_at: call.ms(),
            recorded_at: call.ms(),
            wording: Some(wording.id),
            evidence: Evidence::None,
            documented: 2,
            proof: None::<DatumId>,
            label: label.id,
            user: call.actor.user,
        };
        self.store.write(|tx| {
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            label::insert(tx, &label)?;
            record(tx, &mut standing, &event)?;
            own::put_code(tx, &new)?;
            self.note(tx, asked(&call))
        })
    }

    /// Confirms a purpose with its code; from here the consent stands, with the wording and the code
    /// as its proof.
    ///
    /// # Errors
    /// `LINK_OVER`; `NOT_FOUND`; a fault for a code that is wrong, used or over.
    pub fn own_confirm(
        &self,
        call: &Call,
        token: &str,
        wording: ObjectId,
        typed: &str,
    ) -> Result<()> {
        let call = Call::by_system(call.now, call.request);
        let person: PersonId = self.owner(&call, token)?;
        let wording = self.offered(&call, token, wording)?;
        if !self.spend_code(&call, person, &bound(typed, wording.id))? {
            return Err(WRONG_CODE.into());
        }
        let given = Given {
            wording: wording.id,
            channel: Channel::Email,
            evidence: Evidence::DoiEmail,
            at: call.now,
            detail: "/me".to_owned(),
            source: None,
        };
        self.give(&call, person, &given)
    }

    fn offered(&self, call: &Call, token: &str, wording: ObjectId) -> Result<Wording> {
        let choices = [1, 2].map(|language| self.own_choices(call, token, language));
        let mut offers = Vec::new();
        for of_language in choices {
            offers.extend(of_language?.into_iter().filter_map(|choice| choice.offer));
        }
        let mut known = self.wordings()?;
        let at = known.iter().position(|w| w.id == wording);
        let is_offered = offers.iter().any(|(id, _)| *id == wording);
        match at.filter(|_| is_offered) {
            Some(at) => Ok(known.swap_remove(at)),
            None => Err(Fault::NOT_FOUND.into()),
        }
    }
}

/// Whether an objection stands against a purpose on a channel.
const fn is_stopped(known: &Standing, activity: u16, channel: Channel) -> bool {
    known.objection_scope == ObjectionScope::All.code()
        || known.objection_channels >> channel.code() & 1 == 1
        || known.objection_activities >> activity & 1 == 1
}

/// A wording that may be put before somebody: names who advertises, needs an act of its own, and is
/// tied to nothing (R-CON-01, R-CON-02, R-CON-04).
const fn is_clean(wording: &Wording) -> bool {
    wording.names_advertiser && wording.active_act && !wording.coupled
}

/// A code that confirms one wording and opens nothing else.
fn bound(code: &str, wording: ObjectId) -> String {
    format!("{code}{wording}")
}

const CODES_OUT: Fault = Fault::new(
    "CODES_OUT",
    "Es sind schon Codes an Ihre Adresse unterwegs. Bitte einen davon eingeben, oder später wiederkommen.",
    "Codes are on their way to your address already. Please type one of them, or come back later.",
);
const WRONG_CODE: Fault = Fault::new(
    "CODE_WRONG",
    "Dieser Code stimmt nicht, wurde schon benutzt oder ist abgelaufen. Bitte einen neuen anfordern.",
    "This code is wrong, was used or is over. Please ask for a new one.",
);
