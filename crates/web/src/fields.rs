//! The fields of a form one by one, for forms whose fields repeat or differ from entry to entry.
//!
//! Whoever reads takes each field out by name; [`Fields::done`] refuses what nobody asked for, so
//! nothing can be slipped in.

use axum::extract::{FromRequest, Request};

use crate::errors::{Error, Fault, Kind};
use crate::input::Form;

/// Fields as they were sent.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// These fields.
    pub const fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// Takes a field out that must be there once.
    ///
    /// # Errors
    /// A [`Fault`] when it is missing or sent twice.
    pub fn one(&mut self, name: &str) -> Result<String, Error> {
        let mut found = self.all(name);
        match (found.pop(), found.is_empty()) {
            (Some(value), true) => Ok(value),
            _ => Err(Fault::new(Kind::Malformed).into()),
        }
    }

    /// Takes every field of this name out, in order.
    pub fn all(&mut self, name: &str) -> Vec<String> {
        let (found, rest) = std::mem::take(&mut self.0).into_iter().partition(|(n, _)| n == name);
        self.0 = rest;
        let found: Vec<(String, String)> = found;
        found.into_iter().map(|(_, value)| value).collect()
    }

    /// Takes a tick box out: ticked or not.
    pub fn tick(&mut self, name: &str) -> bool {
        !self.all(name).is_empty()
    }

    /// Takes words of a vocabulary out.
    ///
    /// # Errors
    /// A [`Fault`] for a word that is not in it.
    pub fn words<T>(&mut self, name: &str, read: fn(&str) -> Option<T>) -> Result<Vec<T>, Error> {
        let read = |word: &String| read(word).ok_or_else(|| Fault::new(Kind::Malformed).into());
        self.all(name).iter().map(read).collect()
    }

    /// Takes one word of a vocabulary out.
    ///
    /// # Errors
    /// A [`Fault`] when it is missing or not in the vocabulary.
    pub fn word<T>(&mut self, name: &str, read: fn(&str) -> Option<T>) -> Result<T, Error> {
        read(&self.one(name)?).ok_or_else(|| Fault::new(Kind::Malformed).into())
    }

    /// Refuses what is left.
    ///
    /// # Errors
    /// A [`Fault`] when a field is left that nobody took.
    pub fn done(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(Fault::new(Kind::Malformed).into()) }
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, state).await?;
        Ok(Self(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asked_for_is_refused() {
        let pairs = || {
            let sent = [("name", "a"), ("role", "x"), ("role", "y")];
            Fields::new(sent.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec())
        };
        let mut fields = pairs();
        assert_eq!(fields.one("name").unwrap(), "a");
        assert_eq!(fields.all("role"), ["x", "y"]);
        assert!(!fields.tick("other"));
        assert!(fields.done().is_ok());
        let mut fields = pairs();
        assert!(fields.one("role").is_err(), "sent twice");
        assert!(fields.one("missing").is_err());
        assert!(pairs().done().is_err());
    }
}
