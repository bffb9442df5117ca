//! What may not change from one version to the next: what a number stands for.
//!
//! The database keeps numbers. If number 7 stood for orders yesterday, it cannot stand for notes
//! tomorrow, and it cannot vanish while values carry it.

use law::refusal::Words;

use super::check::Complaint;
use super::model::Register;

/// Everything by which `new` would give kept values another meaning than `old` did.
pub(super) fn changed(old: &Register, new: &Register) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut compare = |kept: bool, same: bool, code: &str, field| {
        if !kept {
            complaints.push(Complaint::new("NUMBER_GONE", code, "id", GONE));
        } else if !same {
            complaints.push(Complaint::new("MEANING", code, field, MEANING));
        }
    };
    for was in &old.activities {
        let is = new.activity(was.id);
        compare(is.is_some(), is.is_some_and(|is| is.code == was.code), &was.code, "code");
    }
    for was in &old.kinds {
        let is = new.kind(was.id);
        compare(is.is_some(), is.is_some_and(|is| is.code == was.code), &was.code, "code");
        let same = is.is_none_or(|is| is.shape == was.shape);
        compare(true, same, &was.code, "shape");
    }
    for was in &old.sources {
        let is = new.source(was.id);
        compare(is.is_some(), is.is_some_and(|is| is.code == was.code), &was.code, "code");
        let same = is.is_none_or(|is| {
            is.source_type == was.source_type && is.suppression_only == was.suppression_only
        });
        compare(true, same, &was.code, "type");
    }
    for was in &old.product_groups {
        let is = new.product_groups.iter().find(|group| group.id == was.id);
        compare(is.is_some(), is.is_some_and(|is| is.code == was.code), &was.code, "code");
    }
    for was in &old.recipients {
        compare(new.recipient(was.id).is_some(), true, &was.name, "id");
    }
    for was in &old.processors {
        compare(new.processors.iter().any(|p| p.id == was.id), true, &was.name, "id");
    }
    complaints
}

const GONE: Words = Words {
    de: "Der Eintrag fehlt. Gespeicherte Daten verweisen auf ihn; bitte stilllegen statt entfernen.",
    en: "The entry is missing. Stored data refer to it; please retire it instead of removing it.",
};
const MEANING: Words = Words {
    de: "Diese Nummer hat schon eine andere Bedeutung. Bitte einen neuen Eintrag mit neuer Nummer anlegen.",
    en: "This number already means something else. Please add a new entry with a new number.",
};

#[cfg(test)]
mod tests {
    use law::kinds::Shape;
    use law::vocabulary::SourceType;

    use super::*;

    fn codes(change: impl FnOnce(&mut Register)) -> Vec<&'static str> {
        let old = Register::shipped().unwrap();
        let mut new = old.clone();
        change(&mut new);
        changed(&old, &new).iter().map(|c| c.code).collect()
    }

    #[test]
    fn a_number_keeps_its_meaning() {
        assert_eq!(codes(|_| ()), Vec::<&str>::new());
        assert_eq!(codes(|r| r.kinds[0].shape = Shape::Note), vec!["MEANING"]);
        assert_eq!(codes(|r| r.kinds[0].code = "nom".into()), vec!["MEANING"]);
        assert_eq!(codes(|r| r.sources[1].source_type = SourceType::Broker), vec!["MEANING"]);
        assert_eq!(codes(|r| drop(r.activities.remove(3))), vec!["NUMBER_GONE"]);
        assert_eq!(codes(|r| drop(r.recipients.pop())), vec!["NUMBER_GONE"]);
        assert_eq!(codes(|r| r.kinds[3].retired = true), Vec::<&str>::new());
        assert_eq!(codes(|r| r.activities[0].name.de = "Verträge".into()), Vec::<&str>::new());
    }
}
