//! The identifiers of a person in comparable form: what the suppression list, the look-up of
//! duplicates and the channels somebody can be reached on are made of.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use law::access::{Actor, Set64, Subjects, decide};
use law::class::Class;
use law::ids::{DatumId, LabelId, PersonId};
use law::kinds::{Link, Shape};
use law::vocabulary::{Channel, PersonState};
use link::normal;
use store::Tx;
use store::records::datum::{self, Datum};
use store::records::label::Label;
use store::records::standing::{ChannelSources, Standing};
use vault::{Grant, PersonKey, Vault};

use crate::index::open_for_link;
use crate::{Call, Desk, Failure, Fault, Result};

/// Comparable identifiers, each with the label of the value it stands in.
#[derive(Default)]
pub(crate) struct Identity {
    /// Given and family name; the one that leads comes first.
    names: Vec<[String; 2]>,
    emails: Vec<(normal::Email, LabelId)>,
    phones: Vec<(normal::Phone, LabelId)>,
    posts: Vec<(Vec<String>, LabelId)>,
}

/// A person's identifiers, opened for comparing only.
pub(crate) struct Known<'d> {
    pub(crate) identity: Identity,
    pub(crate) data: Vec<Datum>,
    pub(crate) opened: Vec<Opened>,
    /// For the index, once the change is durable; `None` when nothing is stored.
    pub(crate) grant: Option<Grant<'d, Link>>,
    /// The key whose tag the leaves about the person carry.
    pub(crate) key: Option<PersonKey>,
}

/// One value as far as comparing needs it.
pub(crate) struct Opened {
    pub(crate) datum: DatumId,
    pub(crate) label: LabelId,
    pub(crate) shape: Shape,
    pub(crate) parts: Vec<String>,
}

impl Identity {
    /// The same name without any identifier: what a single new value is compared with.
    pub(crate) fn named(&self) -> Self {
        Self { names: self.names.clone(), ..Self::default() }
    }

    /// Adds a value; a value that cannot be read any more compares with nothing.
    pub(crate) fn add(&mut self, shape: Shape, parts: &[String], label: LabelId) {
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        match shape {
            Shape::Name => self.names.push([part(1).to_owned(), part(2).to_owned()]),
            Shape::Email => self.emails.extend(normal::email(part(0)).ok().map(|e| (e, label))),
            Shape::Phone => {
                self.phones.extend(normal::phone(part(0), "DE").ok().map(|p| (p, label)))
            }
            Shape::Postal => self.posts.push((parts.to_vec(), label)),
            _ => {}
        }
    }

    /// Hashes of every canonical form of every identifier used on this channel; on all without one
    /// (R-SUP-07).
    pub(crate) fn suppression(&self, vault: &Vault, channel: Option<Channel>) -> Vec<[u8; 16]> {
        let wanted = |shape| channel.is_none_or(|channel| shape_of(channel) == shape);
        let mut hashes = Vec::new();
        if wanted(Shape::Email) {
            let forms = self.emails.iter().flat_map(|(email, _)| email.forms());
            hashes.extend(forms.map(|form| vault.suppression(Shape::Email, &form)));
        }
        if wanted(Shape::Phone) {
            let forms = self.phones.iter().flat_map(|(phone, _)| phone.forms());
            hashes.extend(forms.map(|form| vault.suppression(Shape::Phone, &form)));
        }
        if wanted(Shape::Postal) {
            let keys = self.posts.iter().flat_map(|(parts, _)| self.post_keys(parts));
            hashes.extend(keys.map(|key| vault.suppression(Shape::Postal, &key)));
        }
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    }

    /// Keyed hashes for the exact look-up of the same address or number.
    pub(crate) fn blinds(&self, vault: &Vault) -> Vec<[u8; 16]> {
        let emails = self.emails.iter().map(|(e, _)| vault.blind(Shape::Email, e.canonical()));
        let phones = self.phones.iter().map(|(p, _)| vault.blind(Shape::Phone, p.canonical()));
        emails.chain(phones).collect()
    }

    /// Every form of every e-mail address.
    pub(crate) fn forms(&self) -> impl Iterator<Item = String> + '_ {
        self.emails.iter().flat_map(|(email, _)| email.forms())
    }

    /// People whose address in the search index looks as if it ended in one of these mailboxes.
    pub(crate) fn perhaps_in_mailbox(&self, index: &find::Shared) -> Vec<PersonId> {
        let mut people = Vec::new();
        for (email, _) in &self.emails {
            let told: Vec<String> = email.forms().iter().map(|f| find::folded_address(f)).collect();
            let fits = |address: &str| {
                let read = normal::email(address);
                read.is_ok_and(|e| told.contains(&find::folded_address(&e.mailbox())))
            };
            people.extend(index.ids_by_mail(email.stem(), fits).into_iter().map(PersonId));
        }
        people
    }

    /// Whether both have an address of one mailbox (R-SUP-07).
    pub(crate) fn shares_mailbox(&self, other: &Self) -> bool {
        let theirs: Vec<String> = other.forms().collect();
        self.forms().any(|form| theirs.contains(&form))
    }

    /// Channels the person can be reached on, and where the addresses came from, written into the
    /// standing.
    pub(crate) fn project(&self, standing: &mut Standing, labels: &[Label]) {
        standing.reachable = 0;
        standing.channel_sources = ChannelSources::default();
        let mut reach = |channels: &[Channel], label: &LabelId| {
            let Some(label) = labels.iter().find(|l| l.id == *label) else { return };
            for channel in channels {
                let held = standing.reachable >> channel.code() & 1 == 1;
                standing.channel_sources = standing.channel_sources.and(
                    *channel,
                    label.source_type,
                    label.documented,
                    held,
                );
                standing.reachable |= 1 << channel.code();
            }
        };
        for (_, label) in &self.emails {
            reach(&[Channel::Email], label);
        }
        for (phone, label) in &self.phones {
            let fixed: &[_] = &[Channel::PhoneHuman, Channel::PhoneAuto];
            let mobile: &[_] =
                &[Channel::PhoneHuman, Channel::PhoneAuto, Channel::Sms, Channel::Messenger];
            reach(if phone.is_mobile() { mobile } else { fixed }, label);
        }
        for (parts, label) in &self.posts {
            let told = |at: usize| parts.get(at).is_some_and(|part| !part.is_empty());
            if told(0) && told(2) {
                reach(&[Channel::PostAddressed], label);
            }
        }
    }

    /// What a proof of consent on this channel names: identifier, name, postal address (R-CON-10).
    pub(crate) fn proof(&self, channel: Channel) -> Option<[String; 3]> {
        let postal = self.posts.first().map(|(parts, _)| parts.join(", "));
        let identifier = match shape_of(channel) {
            Shape::Email => self.emails.first().map(|(e, _)| e.canonical().to_owned()),
            Shape::Phone => self.phones.first().map(|(p, _)| p.canonical().to_owned()),
            _ => postal.clone(),
        };
        let name = self.names.first().map(|name| name.join(" ").trim().to_owned());
        let name = name.unwrap_or_default();
        Some([identifier?, name, postal.unwrap_or_default()])
    }

    /// The keys of an address with every name the person goes by.
    fn post_keys(&self, parts: &[String]) -> Vec<String> {
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        let none = [[String::new(), String::new()]];
        let names = if self.names.is_empty() { &none[..] } else { &self.names };
        let key = |[given, family]: &[String; 2]| {
            normal::post_keys(given, family, part(0), part(1)).ok()?.person
        };
        names.iter().filter_map(key).collect()
    }
}

/// What an address for this channel is.
pub(crate) const fn shape_of(channel: Channel) -> Shape {
    match channel {
        Channel::Email | Channel::Push | Channel::AdPlatformUpload => Shape::Email,
        Channel::PostAddressed | Channel::PostUnaddressed => Shape::Postal,
        _ => Shape::Phone,
    }
}

/// Kinds of values that identify, and what the indexes find by.
const COMPARED: Set64 = Set64::EMPTY
    .with(Shape::Name as i64)
    .with(Shape::Organisation as i64)
    .with(Shape::Email as i64)
    .with(Shape::Phone as i64)
    .with(Shape::Postal as i64)
    .with(Shape::BirthDate as i64);

impl Desk {
    /// Opens the identifiers of a person for comparing, in the transaction of the change they are
    /// needed for. Heeding a refusal or a correction is work on the person's rights, whoever takes
    /// it in (R-CON-41), and reaches restricted records too. What is opened leaves the transaction
    /// as keyed hashes and bits only, so leaf and change become durable together, with one flush.
    pub(crate) fn identify(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        state: PersonState,
    ) -> Result<Known<'_>> {
        let register = self.register();
        let mut data = datum::of_person(tx, person)?;
        data.retain(|d| d.state != 2);
        data.sort_by_key(|d| d.state == crate::merge::BESIDE);
        let key = self.master_key(&register, person, &data)?;
        let mut known =
            Known { identity: Identity::default(), data, opened: Vec::new(), grant: None, key };
        let Some(key) = &known.key else { return Ok(known) };
        if state == PersonState::Erased {
            return Err(Fault::NOT_FOUND.into());
        }
        let rights = register.activities.iter().find(|a| a.rights_work);
        let rights = rights.ok_or(Failure::at("finding the activity of rights work"))?;
        let actor = Actor { roles: Set64::FULL, ..call.actor };
        let subject = Subjects::One(person, state);
        let permit = decide::<Link>(actor, subject, &register.facts(rights), COMPARED)?;
        let grant = self.vault.grant(permit, &mut store::TxLedger(tx), call.moment(), Some(key))?;
        let mut keys: HashMap<Class, PersonKey> = HashMap::new();
        for datum in &known.data {
            let Some(kind) = register.kind(datum.kind) else { continue };
            if !COMPARED.has(kind.shape.code()) {
                continue;
            }
            let key = match keys.entry(datum.class) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(self.key(person, datum.class)?),
            };
            let parts = open_for_link(&grant, key, kind.shape, datum)?;
            known.identity.add(kind.shape, &parts, datum.label);
            let (datum, label, shape) = (datum.id, datum.label, kind.shape);
            known.opened.push(Opened { datum, label, shape, parts });
        }
        known.grant = Some(grant);
        Ok(known)
    }
}
