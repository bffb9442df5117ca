//! What stands around every page: language, look, navigation, the signed-in user, a message.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use law::vocabulary::Role;

use crate::assets;
use crate::errors::Error;
use crate::parts::Tone;
use crate::routes::{NAVIGATION, Place};
use crate::state::{Settings, State};
use crate::text::{Lang, Text};
use crate::visit::Visit;

law::vocabulary! {
    /// Light or dark; `System` follows the system.
    Theme { System = 0 "system", Light = 1 "light", Dark = 2 "dark" }
}

law::vocabulary! {
    /// What was done by the request before. Travels in a cookie, hence a closed list.
    Notice { Saved = 1 "saved", Deleted = 2 "deleted", SignedOut = 3 "signed-out",
        Merged = 4 "merged", Parted = 5 "parted", CopyAsked = 6 "copy-asked",
        ErasureWaits = 7 "erasure-waits", Asked = 8 "asked" }
}

impl Notice {
    /// How it looks.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Saved | Self::Deleted | Self::Merged | Self::Parted => Tone::Good,
            Self::SignedOut | Self::CopyAsked | Self::ErasureWaits | Self::Asked => Tone::Info,
        }
    }
}

/// What stands around every page; a handler takes it as an argument and puts it into its page.
pub struct Frame {
    /// The sentences: `{{ frame.t.people_title() }}`.
    pub t: &'static dyn Text,
    /// Language of the page.
    pub lang: Lang,
    /// Look of the page.
    pub theme: Theme,
    /// Name of the firm.
    pub firm: String,
    /// The signed-in user, if any.
    pub user: Option<User>,
    /// Where the user can go.
    pub navigation: Vec<Place>,
    /// What the request before has to say.
    pub notice: Option<Notice>,
    /// Path and query of this page.
    pub here: String,
    /// What the search box holds.
    pub query: String,
}

/// The signed-in user as pages need them.
pub struct User {
    /// Name to show.
    pub name: String,
    /// Token for forms.
    pub csrf: String,
    may_search: bool,
}

impl Frame {
    /// The frame for a visit.
    pub fn new(settings: &Settings, visit: &Visit) -> Self {
        let session = visit.session.as_ref();
        let holds = |roles: &[Role]| session.is_some_and(|s| s.holds(roles));
        Self {
            t: visit.lang.text(),
            lang: visit.lang,
            theme: visit.theme,
            firm: settings.firm.clone(),
            user: session.map(|s| User {
                name: s.name.clone(),
                csrf: s.csrf.clone(),
                may_search: s.holds(crate::routes::READERS),
            }),
            navigation: NAVIGATION.iter().filter(|place| holds(place.roles)).copied().collect(),
            notice: visit.notice,
            here: visit.here.clone(),
            query: String::new(),
        }
    }

    /// The same frame with this text in the search box.
    #[must_use]
    pub fn searching(mut self, query: &str) -> Self {
        query.clone_into(&mut self.query);
        self
    }

    /// Token for forms; empty when nobody is signed in.
    pub fn csrf(&self) -> &str {
        self.user.as_ref().map_or("", |user| user.csrf.as_str())
    }

    /// Whether a navigation entry leads to this page or one below it.
    pub fn is_at(&self, place: &Place) -> bool {
        let path = self.here.split('?').next().unwrap_or_default();
        match path.strip_prefix(place.path) {
            Some(rest) if place.path != "/" => rest.is_empty() || rest.starts_with('/'),
            Some(rest) => rest.is_empty(),
            None => false,
        }
    }

    /// What a navigation entry is called.
    pub fn label_of(&self, place: &Place) -> &'static str {
        (place.label)(self.t)
    }

    /// The look that the switch leads to.
    pub const fn next_theme(&self) -> Theme {
        match self.theme {
            Theme::Dark => Theme::Light,
            Theme::System | Theme::Light => Theme::Dark,
        }
    }

    /// Whether the search box is shown.
    pub fn may_search(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.may_search)
    }

    /// Address of the style sheet.
    pub fn style(&self) -> &'static str {
        assets::STYLE.path()
    }

    /// Address of the script.
    pub fn script(&self) -> &'static str {
        assets::SCRIPT.path()
    }

    /// Address of the icon.
    pub fn icon(&self) -> &'static str {
        assets::ICON.path()
    }
}

impl FromRequestParts<State> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        Ok(Self::new(state.settings(), Visit::of(parts)?))
    }
}
