//! `obhut law rules`: the rule book, printed from the code.

use std::io::{self, Write};

use law::refusal::Words;
use law::rule::Rule;

use super::RulesArgs;

/// Prints all rules, or the one asked for; 2 when there is none with that id.
pub fn print(args: &RulesArgs, mut out: impl Write, mut err: impl Write) -> io::Result<u8> {
    let german = args.lang == "de";
    let Some(id) = &args.id else {
        for rule in law::rules::in_order() {
            write_rule(&mut out, rule, german)?;
        }
        return Ok(0);
    };
    match law::rules::find(&id.to_uppercase()) {
        Some(rule) => write_rule(&mut out, rule, german).map(|()| 0),
        None => writeln!(err, "no rule has the id `{id}`").map(|()| 2),
    }
}

fn write_rule(out: &mut impl Write, rule: &Rule, german: bool) -> io::Result<()> {
    let say = |words: Words| if german { words.de } else { words.en };
    let [cited, reason, way, code] = if german {
        ["Fundstellen", "Bedeutung", "Ausweg", "Quelltext"]
    } else {
        ["Citations", "Meaning", "Way forward", "Code"]
    };
    writeln!(out, "{} · {} · {} [{}]", rule.id, say(rule.title), rule.origin, rule.mark)?;
    writeln!(out, "  {cited}: {}", rule.citations.join("; "))?;
    writeln!(out, "  {reason}: {}", say(rule.reason))?;
    writeln!(out, "  {way}: {}", say(rule.way_forward))?;
    writeln!(out, "  {code}: {}\n", rule.file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(id: Option<&str>, lang: &str) -> (u8, String) {
        let args = RulesArgs { id: id.map(str::to_owned), lang: lang.to_owned() };
        let mut out = Vec::new();
        let code = print(&args, &mut out, Vec::new()).unwrap();
        (code, String::from_utf8(out).unwrap())
    }

    #[test]
    fn one_rule_in_either_language() {
        let (code, german) = printed(Some("R-MKT-23"), "de");
        assert!(code == 0 && german.contains("§ 7 Abs. 3 Nr. 4 UWG (DE)"));
        assert_eq!(printed(Some("r-mkt-23"), "de"), (code, german));
        assert!(printed(Some("R-MKT-23"), "en").1.contains("Notice at capture"));
        assert_eq!(printed(Some("R-NO-1"), "de").0, 2);
    }

    #[test]
    fn the_whole_book() {
        assert!(printed(None, "en").1.matches("Citations:").count() > 50);
    }
}
