//! What the wizard knows from step to step: carried in hidden fields, never in the address.

use desk::import::{Evidence, Layout, NO_SETTING, Options};
use law::vocabulary::{Country, PersonType};

use crate::errors::Error;
use crate::fields::Fields;

/// Tells which settings a page shows.
pub(super) const SEEN: &str = "seen";

/// Answers of the first step, and how the file is said to be written.
pub(super) struct Wish {
    pub(super) options: Options,
    pub(super) evidence: Evidence,
}

impl Wish {
    /// Takes the answers out of a form.
    pub(super) fn take(fields: &mut Fields) -> Result<Self, Error> {
        let evidence = Evidence {
            supplier: fields.one("supplier")?,
            contract: fields.one("contract")?,
            delivered: fields.one("delivered")?,
            occasion: fields.one("occasion")?,
            claimed: fields.one("claimed")?,
        };
        let options = Options {
            source: fields.word("source", |text| text.parse().ok())?,
            country: fields.word("country", Country::from_word)?,
            party: fields.word("party", PersonType::from_word)?,
            documented: evidence.is_complete(),
            layout: None,
        };
        Ok(Self { options, evidence })
    }

    /// Takes them out of a form of the second step, with what it showed of the settings.
    pub(super) fn with_settings(fields: &mut Fields) -> Result<(Self, Layout), Error> {
        let mut wish = Self::take(fields)?;
        let seen = fields.word(SEEN, Layout::from_text)?;
        let mut layout = Layout::default();
        for name in Layout::NAMES {
            if !layout.set(name, &fields.one(name)?) {
                return Err(desk::Error::from(NO_SETTING).into());
            }
        }
        wish.options.layout = Some(layout);
        Ok((wish, seen))
    }

    /// The answers as hidden fields.
    pub(super) fn hidden(&self) -> [(&'static str, String); 8] {
        let Evidence { supplier, contract, delivered, occasion, claimed } = self.evidence.clone();
        [
            ("source", self.options.source.to_string()),
            ("country", self.options.country.word().to_owned()),
            ("party", self.options.party.word().to_owned()),
            ("supplier", supplier),
            ("contract", contract),
            ("delivered", delivered),
            ("occasion", occasion),
            ("claimed", claimed),
        ]
    }
}
