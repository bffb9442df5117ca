use super::{Fault, name, street};

/// Keys under which a postal address is suppressed (R-SUP-07).
#[derive(Clone, PartialEq, Eq)]
pub struct PostKeys {
    /// Surname, first initial, street, number, postcode: a hit blocks.
    pub person: Option<String>,
    /// The same without the first name: a hit only asks, it may be another member of the
    /// household.
    pub household: String,
}

/// Builds the keys from the fields of an address; `first_name` may be empty.
///
/// # Errors
/// A [`Fault`] if surname, street or postcode is empty or unusable.
pub fn post_keys(
    first_name: &str,
    last_name: &str,
    street_line: &str,
    postcode: &str,
) -> Result<PostKeys, Fault> {
    let surname = name(last_name)?.core().concat();
    let door = street(street_line)?.canonical();
    let code: String = postcode.chars().filter(char::is_ascii_alphanumeric).collect();
    if code.is_empty() {
        return Err(Fault::Empty);
    }
    let household = format!("{surname}|{door}|{}", code.to_ascii_lowercase());
    let initial = name(first_name).ok().and_then(|first| first.canonical().chars().next());
    Ok(PostKeys { person: initial.map(|initial| format!("{initial}|{household}")), household })
}

impl std::fmt::Debug for PostKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PostKeys(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_share_their_keys() {
        let a = post_keys("Hans", "von Müller", "Goldstraße 12a", "01067").unwrap();
        let b = post_keys("H.", "Dr. Mueller", "Goldstr. 12 A", "01067 ").unwrap();
        assert!(a == b);
        let wife = post_keys("Anna", "Müller", "Goldstr. 12a", "01067").unwrap();
        assert!(a.person != wife.person && a.household == wife.household);
        assert_eq!(post_keys("", "Müller", "Goldstr. 1", "1").unwrap().person, None);
        assert_eq!(post_keys("H", "Müller", "", "1").unwrap_err(), Fault::Empty);
    }
}
