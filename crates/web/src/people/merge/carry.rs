//! Confirming a merge, and taking it back.

use law::ids::ObjectId;

use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::Notice;
use crate::input::Place;
use crate::page::done;
use crate::seam::{Ask, unhex};

/// Merges: `a` stays, `b` goes into it; `lead-KIND` says whose value is valid.
///
/// # Errors
/// Those of [`desk::Desk::merge`].
pub async fn carry(ask: Ask, mut fields: Fields) -> Answer {
    let (kept, gone) =
        (super::super::person(&fields.one("a")?)?, super::super::person(&fields.one("b")?)?);
    let leads = leads(&mut fields, &ask)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.merge(call, kept, gone, &leads)).await?;
    done(&format!("/people/{kept}"), Notice::Merged)
}

/// Takes a merge back.
///
/// # Errors
/// Those of [`desk::Desk::unmerge`].
pub async fn undo(ask: Ask, Place(merge): Place<String>) -> Answer {
    let merge = unhex(&merge).map(ObjectId).ok_or_else(Fault::not_found)?;
    let (gone, _) = ask.desk(move |desk, call| desk.unmerge(call, merge)).await?;
    done(&format!("/people/{gone}"), Notice::Parted)
}

/// Kinds whose value of the second is the valid one.
fn leads(fields: &mut Fields, ask: &Ask) -> Result<Vec<u16>, Error> {
    let register = ask.behind().register();
    let mut right = Vec::new();
    for kind in &register.kinds {
        let word = |word: &str| (word == "a" || word == "b").then(|| word == "b");
        let chosen = fields.words(&format!("lead-{}", kind.id), word)?;
        right.extend(chosen.contains(&true).then_some(kind.id));
    }
    Ok(right)
}
