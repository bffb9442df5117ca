//! The form that asks for an audience, read and shown again.

use desk::contact::{Plan, Question, Segment};
use desk::register::Register;
use law::vocabulary::{Channel, Country, PersonType, Relation};
use serde::Deserialize;

use crate::errors::{Fault, Kind};
use crate::parts::Choice;
use crate::text::Text;

/// The fields as they were sent; the same in an address and in a form.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    activity: String,
    channel: String,
    group: String,
    relation: String,
    country: String,
    party: String,
    pub(super) town: String,
    pub(super) since: String,
    source: String,
    stop_link: String,
    art21: String,
    tracking: String,
}

impl Typed {
    /// The form as it is first shown: what most messages have is ticked.
    pub(super) fn fresh() -> Self {
        let ticked = || "1".to_owned();
        let channel = Channel::Email.word().to_owned();
        Self { channel, stop_link: ticked(), art21: ticked(), ..Self::default() }
    }

    /// Whether something was asked at all.
    pub(super) const fn is_asked(&self) -> bool {
        !self.activity.is_empty()
    }

    /// The question behind the fields.
    pub(super) fn question(&self, register: &Register) -> Result<Question, Fault> {
        let malformed = || Fault::new(Kind::Malformed);
        let activity = self.activity.parse().ok().and_then(|id: u16| register.activity(id));
        let activity = activity.filter(|a| a.marketing).ok_or_else(malformed)?;
        let channel = Channel::from_word(&self.channel).ok_or_else(malformed)?;
        if !activity.channels.contains(&channel) {
            let say = |t: &dyn Text| t.audience_bad_channel().to_owned();
            return Err(Fault::saying(Kind::Invalid, say).at("channel"));
        }
        let bought_since = match self.since.trim() {
            "" => None,
            day => Some(day.parse().map_err(|_| {
                let say = |t: &dyn Text| t.audience_bad_day().to_owned();
                Fault::saying(Kind::Invalid, say).at("since")
            })?),
        };
        let town = self.town.trim();
        let plan = Plan {
            activity: activity.id,
            channel,
            content: activity.content,
            group: number(&self.group)?,
            stop_link: !self.stop_link.is_empty(),
            art21_separate: !self.art21.is_empty(),
            tracking: !self.tracking.is_empty(),
        };
        let segment = Segment {
            relation: word(&self.relation, Relation::from_word)?,
            country: word(&self.country, Country::from_word)?,
            party: word(&self.party, PersonType::from_word)?,
            town: (!town.is_empty()).then(|| town.to_owned()),
            bought_since,
            source: number(&self.source)?,
        };
        Ok(Question { plan, segment })
    }

    /// Every field with its value, for a form that sends the same again.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("activity", &self.activity),
            ("channel", &self.channel),
            ("group", &self.group),
            ("relation", &self.relation),
            ("country", &self.country),
            ("party", &self.party),
            ("town", &self.town),
            ("since", &self.since),
            ("source", &self.source),
            ("stop_link", &self.stop_link),
            ("art21", &self.art21),
            ("tracking", &self.tracking),
        ];
        all.map(|(name, value)| (name, value.clone())).to_vec()
    }
}

/// What can be chosen, with what was chosen.
pub(super) struct Choices {
    pub(super) activity: Vec<Choice>,
    pub(super) channel: Vec<Choice>,
    pub(super) group: Vec<Choice>,
    pub(super) relation: Vec<Choice>,
    pub(super) country: Vec<Choice>,
    pub(super) party: Vec<Choice>,
    pub(super) source: Vec<Choice>,
    pub(super) stop_link: bool,
    pub(super) art21: bool,
    pub(super) tracking: bool,
}

impl Choices {
    /// The choices of this register for somebody with these roles.
    pub(super) fn new(
        t: &dyn Text,
        register: &Register,
        roles: law::access::Set64,
        typed: &Typed,
    ) -> Self {
        let lang = t.lang();
        let mine: Vec<_> = register
            .activities
            .iter()
            .filter(|a| a.marketing && !register.facts(a).roles.and(roles).is_empty())
            .collect();
        let used = |channel: &&Channel| mine.iter().any(|a| a.channels.contains(channel));
        let named = |id: u16, name: &desk::register::Bilingual, chosen: &str| {
            choice(id.to_string(), lang.pick(&name.de, &name.en).to_owned(), chosen)
        };
        let any = |label: &str, chosen: &str| choice(String::new(), label.to_owned(), chosen);
        let with_any = |first: Choice, rest: Vec<Choice>| std::iter::once(first).chain(rest);
        let groups = register.product_groups.iter().map(|g| named(g.id, &g.name, &typed.group));
        let sources = register.sources.iter().filter(|s| !s.suppression_only);
        let sources = sources.map(|s| named(s.id, &s.name, &typed.source));
        let all = t.audience_any();
        Self {
            activity: mine.iter().map(|a| named(a.id, &a.name, &typed.activity)).collect(),
            channel: words(
                Channel::ALL.iter().filter(used).copied(),
                Channel::word,
                |c| t.audience_channel(c),
                &typed.channel,
            ),
            group: with_any(any(t.audience_no_group(), &typed.group), groups.collect()).collect(),
            relation: with_any(
                any(all, &typed.relation),
                words(
                    Relation::ALL.iter().copied(),
                    Relation::word,
                    |r| t.audience_relation(r),
                    &typed.relation,
                ),
            )
            .collect(),
            country: with_any(
                any(all, &typed.country),
                words(
                    Country::ALL.iter().copied(),
                    Country::word,
                    |c| t.audience_country(c),
                    &typed.country,
                ),
            )
            .collect(),
            party: with_any(
                any(all, &typed.party),
                words(
                    PersonType::ALL.iter().copied(),
                    PersonType::word,
                    |p| t.audience_party(p),
                    &typed.party,
                ),
            )
            .collect(),
            source: with_any(any(all, &typed.source), sources.collect()).collect(),
            stop_link: !typed.stop_link.is_empty(),
            art21: !typed.art21.is_empty(),
            tracking: !typed.tracking.is_empty(),
        }
    }
}

fn words<T: Copy>(
    all: impl Iterator<Item = T>,
    word: fn(T) -> &'static str,
    label: impl Fn(T) -> &'static str,
    chosen: &str,
) -> Vec<Choice> {
    all.map(|w| choice(word(w).to_owned(), label(w).to_owned(), chosen)).collect()
}

fn choice(value: String, label: String, chosen: &str) -> Choice {
    Choice { chosen: value == chosen, value, label }
}

fn number(text: &str) -> Result<Option<u16>, Fault> {
    let read = |text: &str| text.parse().map_err(|_| Fault::new(Kind::Malformed));
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn word<T>(text: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    let found = |text: &str| read(text).ok_or_else(|| Fault::new(Kind::Malformed));
    if text.is_empty() { Ok(None) } else { found(text).map(Some) }
}
