//! Taking a merge back: two persons again, as they were. What was refused since holds for both, for
//! nobody can say whom it was meant for; what was corrected or taken away since stays so.

use law::ids::{DatumId, ObjectId, PersonId};
use store::Tx;
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::hold;
use store::records::label;
use store::records::merging::{self, MergeState, Merging, Part, PartRow};
use store::records::person;
use store::records::purchase::{self, PurchaseStanding};
use store::records::special;
use store::records::standing::{self, Standing};
use store::records::suppression::{self, Entry};
use vault::{Action, Note, Object};

use super::carry::BESIDE;
use super::reseal::copy;
use super::snapshot::{Before, mark};
use super::strict;
use super::whole::Whole;
use crate::consent::project;
use crate::people::Known;
use crate::{Call, Desk, Fault, Result, day_number, zone};

impl Desk {
    /// Takes a merge back; the person that comes back, and the one that had stayed.
    ///
    /// # Errors
    /// `NOT_FOUND`; `UNDO_OVER` when its time is over or it was taken back; `UNDO_ORDER` while a
    /// later merge of the same person stands; refusals of role and state.
    pub fn unmerge(&self, call: &Call, merge: ObjectId) -> Result<(PersonId, PersonId)> {
        self.may_merge(call)?;
        let row = self.store.read(|tx| merging::get(tx, merge))?.ok_or(Fault::NOT_FOUND)?;
        if self.store.read(|tx| standing::get(tx, row.kept))?.is_none() {
            return Err(UNDO_ORDER.into());
        }
        self.sees(call, row.kept)?;
        let _turn = self.taking.turn();
        let (one, other) = self.store.write(|tx| self.part(tx, call, merge))?;
        self.reindex_known(&one, row.kept)?;
        self.reindex_known(&other, row.gone)?;
        Ok((row.gone, row.kept))
    }

    fn part(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        merge: ObjectId,
    ) -> Result<(Known<'_>, Known<'_>)> {
        let row = merging::get(tx, merge)?.ok_or(Fault::NOT_FOUND)?;
        self.may_undo(tx, call, &row)?;
        let (kept, gone) = (row.kept, row.gone);
        let now = Whole::read(tx, kept)?;
        let before = Before::read(&row.before)?;
        let parts = merging::parts(tx, merge)?;
        give_back(tx, &row, &now)?;
        merging::hand_back(tx, merge, kept, gone)?;
        undo_parts(tx, kept, &parts)?;
        self.give_sealed_back(tx, call, &row, &parts)?;
        self.repeat_refusals(tx, call, &row, &now, &parts)?;
        let (one, other) = standings(&before, &row, &now.standing);
        tx.load(&person::LOAD, [with_facts(before.gone.person(gone), &other).values()])?;
        let mut stays = with_facts(before.kept.person(kept), &one);
        if now.person.language != strict::person(&stays, &before.gone.person(gone)).language {
            stays.language = now.person.language;
        }
        person::update(tx, &stays)?;
        let one = self.put_apart(tx, call, one, before.kept.mark)?;
        let other = self.put_apart(tx, call, other, before.gone.mark)?;
        merging::forget(tx, merge)?;
        merging::end(tx, merge, MergeState::Undone, call.ms())?;
        let note =
            || Note::new(call.actor.user, Action::PersonsSplit, Object::Person, call.moment());
        for key in [&one.key, &other.key] {
            self.note(tx, key.as_ref().map_or(note(), |key| note().about(key)))?;
        }
        Ok((one, other))
    }

    fn may_undo(&self, tx: &mut Tx<'_>, call: &Call, row: &Merging) -> Result<()> {
        let zone = zone(self.register().firm.country);
        let today = day_number(call.now.to_zoned(zone).date());
        if row.state != MergeState::Merged || today > row.undo_until_on {
            return Err(UNDO_OVER.into());
        }
        let open = |m: &&Merging| m.state == MergeState::Merged;
        let newest = merging::of_person(tx, row.kept)?.iter().find(open).map(|m| m.id);
        let stands = standing::get(tx, row.kept)?.is_some();
        // A hold placed since holds the data of both.
        if hold::of_person(tx, row.kept)?.iter().any(|hold| hold.since > row.merged_at) {
            return Err(HELD.into());
        }
        if newest != Some(row.id) || !stands { Err(UNDO_ORDER.into()) } else { Ok(()) }
    }

    /// Requests about special categories, files and holds are sealed anew.
    fn give_sealed_back(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        row: &Merging,
        parts: &[PartRow],
    ) -> Result<()> {
        let resealed = |p: &PartRow| matches!(p.part, Part::Special | Part::File | Part::Hold);
        if !parts.iter().any(resealed) {
            return Ok(());
        }
        let mut hands = self.hands(tx, call)?;
        for part in parts.iter().filter(|part| part.part == Part::Special) {
            let id = ObjectId(part.row.as_slice().try_into().unwrap_or_default());
            let Some(request) = special::get(tx, id)? else { continue };
            if request.person == row.kept {
                special::hand_over(tx, &hands.give_request(request, row.gone)?)?;
            }
        }
        hands.give_belongings_back(tx, parts, row.kept, row.gone)
    }

    /// What was refused since the merge, said of the person that comes back too.
    fn repeat_refusals(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        row: &Merging,
        now: &Whole,
        parts: &[PartRow],
    ) -> Result<()> {
        let made = |event: &Event| {
            parts.iter().any(|p| p.part == Part::Made && p.row == event.id.0.as_slice())
        };
        let refuses = |event: &Event| {
            matches!(event.action, ConsentAction::Withdrawn | ConsentAction::Objected)
        };
        for event in &now.events {
            if event.recorded_at > row.merged_at && refuses(event) && !made(event) {
                let id = self.fresh(call)?;
                consent::append(tx, &Event { id, person: row.gone, proof: None, ..*event })?;
            }
        }
        Ok(())
    }

    /// Projects one of the two from its own acts and values again.
    fn put_apart(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        mut standing: Standing,
        before: u64,
    ) -> Result<Known<'_>> {
        let id = standing.person;
        purchase::delete_orphans(tx, id)?;
        let events = consent::of_person(tx, id)?;
        consent::put_standing(tx, id, &project::consents(id, &events))?;
        project::objections(&mut standing, &events);
        let purchases = purchase::of_person(tx, id)?;
        purchase::put_standing(tx, id, &PurchaseStanding::project(&purchases))?;
        standing.last_purchase_on = purchases.iter().map(|p| p.bought_on).max();
        let known = self.identify(tx, call, id, standing.state)?;
        if mark(&datum::of_person(tx, id)?) != before {
            known.identity.project(&mut standing, &label::of_person(tx, id)?);
        }
        standing::put(tx, &standing)?;
        Ok(known)
    }
}

/// Gives the values back as they were sealed.
fn give_back(tx: &mut Tx<'_>, row: &Merging, now: &Whole) -> Result<()> {
    let mut back: Vec<Datum> = Vec::new();
    for kept in merging::data(tx, row.id)? {
        // Taken away since, by hand, by a deadline or by undoing an import: it stays away.
        let Some(since) = now.data.iter().find(|datum| datum.id == kept.id) else { continue };
        datum::delete(tx, row.kept, kept.id)?;
        back.push(match since.state {
            2 => Datum { state: 2, blind: None, ..copy(&kept) },
            3 => Datum { state: 3, ..kept },
            _ => kept,
        });
    }
    tx.load(&datum::LOAD, back.iter().map(Datum::values))?;
    Ok(())
}

/// Takes back what the merge itself had made.
fn undo_parts(tx: &mut Tx<'_>, kept: PersonId, parts: &[PartRow]) -> Result<()> {
    let id = |row: &[u8]| -> [u8; 16] { row.try_into().unwrap_or_default() };
    for part in parts {
        match part.part {
            Part::Made => consent::delete_merged(tx, kept, ObjectId(id(&part.row)))?,
            Part::Suppression => {
                if let Some(entry) = unpacked(&part.row) {
                    suppression::delete_merged(tx, &entry)?;
                }
            }
            Part::Beside => {
                let datum = DatumId(id(&part.row));
                let mine = datum::of_person(tx, kept)?;
                if mine.iter().any(|d| d.id == datum && d.state == BESIDE) {
                    datum::set_state(tx, kept, datum, part.num)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn unpacked(row: &[u8]) -> Option<Entry> {
    let (hash, rest) = row.split_first_chunk::<16>()?;
    let small = |at: usize| {
        let bytes = rest.get(at * 2..at * 2 + 2)?;
        Some(i64::from(u16::from_be_bytes(bytes.try_into().ok()?)))
    };
    Some(Entry {
        hash: *hash,
        scope: small(0)?,
        channel: small(1)?,
        activity: small(2)?,
        level: 0,
        since_on: 0,
        origin: 5,
        key_version: 0,
    })
}

/// The facts of both as they were, with what changed since: a state that became stricter holds for
/// both, other facts stay with the person that had stayed.
fn standings(before: &Before, row: &Merging, now: &Standing) -> (Standing, Standing) {
    let (kept, gone) = (before.kept.standing(row.kept), before.gone.standing(row.gone));
    let joined = strict::standing(&kept, &gone);
    macro_rules! since {
        ($($field:ident),+) => {
            Standing { $($field: if now.$field == joined.$field { kept.$field } else { now.$field }),+, ..kept }
        };
    }
    let mut one = since!(
        party,
        relation,
        country,
        state,
        minor,
        info_duty,
        info_due_on,
        directory,
        ecg_listed,
        ecg_checked_on,
        lia_told
    );
    let mut other = gone;
    if now.state != joined.state {
        other.state = strict::state(gone.state, now.state);
    }
    let blocked = now.suppressed_channels & !joined.suppressed_channels;
    one.suppressed_channels = kept.suppressed_channels | blocked;
    other.suppressed_channels = gone.suppressed_channels | blocked;
    one.sources = kept.sources | now.sources & !joined.sources;
    (one, other)
}

/// The same facts in the row of the person.
fn with_facts(person: person::Person, s: &Standing) -> person::Person {
    let (party, relation, country, state) = (s.party, s.relation, s.country, s.state);
    person::Person { id: s.person, party, relation, country, state, ..person }
}

const UNDO_OVER: Fault = Fault::new(
    "UNDO_OVER",
    "Diese Zusammenführung lässt sich nicht mehr zurücknehmen. Einzelne Angaben können abgetrennt werden.",
    "This merge can no longer be taken back. Single values can be split off.",
);
const HELD: Fault = Fault::new(
    "LEGAL_HOLD",
    "Seit der Zusammenführung sind die Daten für ein rechtliches Verfahren festgehalten. Bitte zuerst die Sperre beenden.",
    "Since the merge the data are held for a legal matter. Please end the hold first.",
);
const UNDO_ORDER: Fault = Fault::new(
    "UNDO_ORDER",
    "Danach wurde noch einmal zusammengeführt. Bitte zuerst die neuere Zusammenführung zurücknehmen.",
    "There was another merge after this one. Please take the newer one back first.",
);
