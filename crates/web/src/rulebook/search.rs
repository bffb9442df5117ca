//! Finding a rule by what somebody remembers of it: a paragraph, a judgment, a word.

use law::rule::Rule;

/// Whether one field of the rule holds every word of the query. `§ 7` and `Art. 21` count as one
/// word each, and numbers match as a whole, so that `§ 7` does not find `§ 70`.
pub fn fits(rule: &Rule, query: &[String]) -> bool {
    let texts = [rule.title, rule.reason, rule.way_forward];
    let fields = std::iter::once(rule.id)
        .chain(rule.citations.iter().copied())
        .chain(texts.iter().flat_map(|words| [words.de, words.en]));
    query.is_empty() || fields.into_iter().any(|field| holds(&words(field), query))
}

/// The words of a query or of a field, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || "(),;:„“”".contains(c)) {
        let word = word.trim_end_matches('.').to_lowercase();
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        match words.last_mut() {
            Some(sign) if number && (sign == "§" || sign == "art") => sign.push_str(&word),
            _ if word.is_empty() => {}
            _ => words.push(word),
        }
    }
    words
}

fn holds(field: &[String], query: &[String]) -> bool {
    query.iter().all(|wanted| {
        let whole = wanted.chars().any(|c| c.is_ascii_digit()) && !wanted.contains('-');
        field.iter().any(|word| if whole { word == wanted } else { word.contains(wanted.as_str()) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str) -> Vec<&'static str> {
        let query = words(query);
        law::rules::in_order().into_iter().filter(|r| fits(r, &query)).map(|r| r.id).collect()
    }

    #[test]
    fn a_paragraph_is_found_as_a_lawyer_writes_it() {
        assert!(found("§ 7 UWG").contains(&"R-MKT-11"));
        assert!(found("§7 Abs. 2 uwg").contains(&"R-MKT-14"));
        assert!(found("art. 21").contains(&"R-MKT-51"));
        assert!(!found("§ 7 UWG").contains(&"R-CON-24"), "§ 7a is another paragraph");
        assert_eq!(found("§ 70"), Vec::<&str>::new());
    }

    #[test]
    fn an_id_a_judgment_and_a_word_in_either_language_are_found() {
        assert_eq!(found("r-mkt-23"), ["R-MKT-23"]);
        assert!(found("VI ZR 225/17").contains(&"R-MKT-27"));
        assert!(found("Mousse").contains(&"R-BAS-07"));
        assert!(found("double opt-in").contains(&"R-MKT-14"));
        assert!(found("anrufvermerk").contains(&"R-MKT-12"));
        assert_eq!(found("").len(), law::rules::all().count());
        assert!(found("no such word").is_empty());
    }
}
