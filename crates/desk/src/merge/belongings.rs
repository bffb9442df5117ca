//! Files and legal holds change hands. Both are sealed for their person, so they are sealed anew;
//! of a file one piece after the other is open, never the whole.

use law::ids::{ObjectId, PersonId};
use law::kinds::{Attribute, Note};
use store::Tx;
use store::records::attachment::{self, Attachment};
use store::records::hold::{self, Hold};
use store::records::merging::{Part, PartRow};

use super::reseal::Hands;
use crate::{Fault, Result, places};

impl Hands<'_> {
    /// Gives the files and holds of `from` to `to`; which they were.
    pub(crate) fn give_belongings(
        &mut self,
        tx: &mut Tx<'_>,
        from: PersonId,
        to: PersonId,
    ) -> Result<Vec<PartRow>> {
        let mut given = Vec::new();
        for file in attachment::of_person(tx, from)? {
            given.push(part(Part::File, file.id));
            self.give_file(tx, file, to)?;
        }
        for held in hold::of_person(tx, from)? {
            given.push(part(Part::Hold, held.id));
            self.give_hold(tx, held, to)?;
        }
        Ok(given)
    }

    /// Gives back those of `from` that came over from `to`. What is no longer there was removed
    /// since, or its hold ended.
    pub(crate) fn give_belongings_back(
        &mut self,
        tx: &mut Tx<'_>,
        parts: &[PartRow],
        from: PersonId,
        to: PersonId,
    ) -> Result<()> {
        let came = |is: Part, id: ObjectId| parts.contains(&part(is, id));
        for file in attachment::of_person(tx, from)? {
            if came(Part::File, file.id) {
                self.give_file(tx, file, to)?;
            }
        }
        for held in hold::of_person(tx, from)? {
            if came(Part::Hold, held.id) {
                self.give_hold(tx, held, to)?;
            }
        }
        Ok(())
    }

    /// Gives one file to `to`.
    pub(crate) fn give_file(
        &mut self,
        tx: &mut Tx<'_>,
        file: Attachment,
        to: PersonId,
    ) -> Result<()> {
        let (id, class, from) = (file.id, file.class, file.person);
        let place = |person| places::file(id, person, class);
        let sealed = self.reseal::<Note>(place(from), place(to), file.sealed)?;
        attachment::insert(tx, &Attachment { person: to, sealed, ..file }, &[])?;
        for number in 0..file.pieces {
            let piece = attachment::piece(tx, from, id, number)?.ok_or(Fault::NOT_FOUND)?;
            let place = |person| places::piece(id, number.unsigned_abs(), person, class);
            let sealed = self.reseal::<Note>(place(from), place(to), piece)?;
            attachment::insert_piece(tx, (to, id, number), &sealed)?;
        }
        attachment::delete(tx, from, id)?;
        Ok(())
    }

    fn give_hold(&mut self, tx: &mut Tx<'_>, held: Hold, to: PersonId) -> Result<()> {
        let (id, class, from) = (held.id, held.class, held.person);
        let place = |person| places::hold(person, id, class);
        let sealed = self.reseal::<Attribute>(place(from), place(to), held.sealed)?;
        hold::delete(tx, from, id)?;
        hold::insert(tx, &Hold { person: to, sealed, ..held })?;
        Ok(())
    }
}

fn part(part: Part, id: ObjectId) -> PartRow {
    PartRow { part, row: id.0.to_vec(), num: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::NewFile;
    use crate::merge::tests::two;
    use crate::testing::{call_as, desk};
    use crate::{Call, Desk};
    use law::vocabulary::Role;

    fn file(bytes: usize) -> NewFile {
        let mut content = b"%PDF-1.7 ".to_vec();
        content.resize(bytes, b'x');
        NewFile { name: "Angebot".into(), bytes: content, photo: false, source: 1, activity: None }
    }

    fn on_hold(desk: &Desk, call: &Call, person: PersonId) -> ObjectId {
        let (_, today) = desk.here(call);
        let review = today.checked_add(jiff::Span::new().days(30)).unwrap();
        desk.hold(call, person, "12 O 34/26", review).unwrap()
    }

    #[test]
    fn files_of_several_pieces_open_with_the_one_that_stays_and_go_back() {
        let (_folder, desk, call) = desk();
        let service = call_as(&[Role::Service]);
        let (kept, gone) = two(&desk, &call);
        let theirs = desk.keep_file(&service, gone, &file(150_000)).unwrap().id;
        let mine = desk.keep_file(&service, kept, &file(10)).unwrap().id;
        let merge = desk.merge(&call, kept, gone, &[]).unwrap();
        let later = desk.keep_file(&service, kept, &file(20)).unwrap().id;
        assert_eq!(desk.fetch_file(&service, kept, theirs).unwrap().bytes, file(150_000).bytes);
        assert_eq!(desk.files(&service, kept).unwrap().len(), 3);
        desk.unmerge(&call, merge).unwrap();
        assert_eq!(desk.fetch_file(&service, gone, theirs).unwrap().bytes, file(150_000).bytes);
        let files = desk.files(&service, kept).unwrap();
        assert!(files.len() == 2 && files.iter().all(|file| [mine, later].contains(&file.id)));
        let left = desk.store.read(|tx| attachment::piece(tx, kept, theirs, 2)).unwrap();
        assert!(left.is_none(), "no piece stays behind");
    }

    #[test]
    fn a_file_that_came_along_is_split_off_again() {
        let (_folder, desk, call) = desk();
        let service = call_as(&[Role::Service]);
        let (kept, gone) = two(&desk, &call);
        let theirs = desk.keep_file(&service, gone, &file(150_000)).unwrap().id;
        let mine = desk.keep_file(&service, kept, &file(10)).unwrap().id;
        desk.merge(&call, kept, gone, &[]).unwrap();
        let card = desk.card(&call, kept, crate::people::Look::default()).unwrap();
        let data: Vec<_> = (card.values.iter())
            .filter(|v| v.parts.iter().any(|part| part.contains("ller-")))
            .map(|v| v.datum)
            .collect();
        let chosen = |files| crate::merge::Chosen { data: data.clone(), files };
        assert!(desk.split(&call, kept, &chosen(vec![ObjectId([7; 16])])).is_err());
        let new = desk.split(&call, kept, &chosen(vec![theirs])).unwrap();
        let fetched = desk.fetch_file(&service, new, theirs).unwrap();
        assert_eq!((fetched.name.as_str(), fetched.bytes), ("Angebot", file(150_000).bytes));
        let left: Vec<_> = desk.files(&service, kept).unwrap().iter().map(|f| f.id).collect();
        assert_eq!(left, [mine]);
        let piece = desk.store.read(|tx| attachment::piece(tx, kept, theirs, 2)).unwrap();
        assert!(piece.is_none(), "no piece stays behind");
    }

    #[test]
    fn a_hold_of_either_holds_both_and_goes_back_with_its_person() {
        let (_folder, desk, call) = desk();
        let (kept, gone) = two(&desk, &call);
        let held = on_hold(&desk, &call, gone);
        let merge = desk.merge(&call, kept, gone, &[]).unwrap();
        let shown = desk.holds(&call).unwrap();
        assert_eq!((shown[0].person, shown[0].matter.as_str()), (kept, "12 O 34/26"));
        desk.unmerge(&call, merge).unwrap();
        assert_eq!(desk.holds(&call).unwrap()[0].person, gone);
        let merge = desk.merge(&call, kept, gone, &[]).unwrap();
        desk.end_hold(&call, kept, held).unwrap();
        desk.unmerge(&call, merge).unwrap();
        assert!(desk.holds(&call).unwrap().is_empty(), "what ended stays ended");
    }

    #[test]
    fn who_waits_for_an_erasure_is_not_merged() {
        let (_folder, desk, call) = desk();
        let (kept, gone) = two(&desk, &call);
        on_hold(&desk, &call, gone);
        let ground = crate::deletion::Ground::NoLongerNeeded;
        desk.erase(&call, gone, crate::deletion::Wish { ground, insists: false }).unwrap();
        assert!(desk.merge(&call, kept, gone, &[]).is_err());
        assert!(desk.merge(&call, gone, kept, &[]).is_err());
    }
}
