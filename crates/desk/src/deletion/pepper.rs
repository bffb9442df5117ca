//! A new pepper of the suppression list, nested around the ones before: entries are hashes of addresses
//! nobody has any more, so each becomes the hash of its hash (reliability 4.6). Whoever held the
//! pepper of before, and comes by the list of today, can test no guess against it.

use store::records::sketch::{self, Sketch};
use store::records::suppression::{self, Entry};

use super::KeepRing;
use crate::{Call, Desk, Failure, Result};

/// Entries carried over in one transaction.
const BATCH: usize = 500;

impl Desk {
    /// Makes the new pepper, keeps it in the ring, and carries over what is kept, in both stores.
    /// Interrupted behind the ring, the next start goes on before anybody is answered. Returns how
    /// many entries and sketches were carried over.
    ///
    /// # Errors
    /// Failures of the stores and of keeping the ring, after which the firm has to be opened anew.
    pub fn new_pepper(&mut self, call: &Call, ring: &dyn KeepRing) -> Result<u64> {
        let mut file = ring.load().map_err(|_| Failure::at("reading the key ring"))?;
        self.vault.rotate_suppression(&mut file)?;
        ring.keep(&file).map_err(|_| Failure::at("keeping the key ring"))?;
        let carried = self.carry_suppression()?;
        self.secrets_changed(call)?;
        Ok(carried)
    }

    /// Carries over what is kept under an earlier pepper; may be repeated. With one pepper there is
    /// nothing to look for.
    pub(crate) fn carry_suppression(&self) -> Result<u64> {
        let version = i64::from(self.vault.suppression_version());
        if version < 2 {
            return Ok(0);
        }
        let mut carried = 0;
        for listed in [Place::Data, Place::Keys] {
            let (entries, sketches) = self.before(listed, version)?;
            carried += (entries.len() + sketches.len()) as u64;
            for some in entries.chunks(BATCH) {
                self.carry_over(listed, some, &[])?;
            }
            for some in sketches.chunks(BATCH) {
                self.carry_over(listed, &[], some)?;
            }
        }
        Ok(carried)
    }

    /// What is kept under an earlier pepper.
    fn before(&self, listed: Place, version: i64) -> Result<(Vec<Entry>, Vec<Sketch>)> {
        let mut entries = Vec::new();
        let keep = |entry: Entry| {
            if entry.key_version < version {
                entries.push(entry);
            }
            Ok(true)
        };
        let mut sketches = match listed {
            Place::Data => self.store.read(|tx| {
                suppression::each(tx, keep)?;
                sketch::all(tx)
            })?,
            Place::Keys => {
                self.keys.each_suppressed(keep)?;
                self.keys.sketched()?
            }
        };
        sketches.retain(|sketch| sketch.key_version < version);
        Ok((entries, sketches))
    }

    /// The new first, then the old goes: at no moment is an address in neither form.
    fn carry_over(&self, listed: Place, entries: &[Entry], sketches: &[Sketch]) -> Result<()> {
        let new: Vec<Entry> = entries.iter().map(|entry| self.nested(entry)).collect();
        let drawn: Vec<Sketch> = sketches.iter().map(|sketch| self.redrawn(sketch)).collect();
        let hashes: Vec<[u8; 16]> = entries.iter().map(|entry| entry.hash).collect();
        let ids: Vec<[u8; 16]> = sketches.iter().map(|sketch| sketch.id).collect();
        if listed == Place::Keys {
            self.keys.mirror(&[], &new, &drawn)?;
            return Ok(self.keys.unmirror(&hashes, &ids)?);
        }
        let change = self.vault.random()?;
        self.store.write(|tx| {
            suppression::insert(tx, &new)?;
            suppression::remove(tx, &hashes)?;
            sketch::insert(tx, &drawn, &change)?;
            Ok::<_, crate::Error>(sketch::remove(tx, &ids, &change)?)
        })
    }

    fn nested(&self, entry: &Entry) -> Entry {
        let version = u32::try_from(entry.key_version).unwrap_or(1);
        Entry {
            hash: self.vault.nest_suppression(entry.hash, version),
            key_version: i64::from(self.vault.suppression_version()),
            ..*entry
        }
    }

    fn redrawn(&self, sketch: &Sketch) -> Sketch {
        let version = u32::try_from(sketch.key_version).unwrap_or(1);
        let carried = link::Sketch::from_bytes(&sketch.marks)
            .map(|drawn| drawn.carried(|mark| self.vault.nest_mark(mark, version)));
        let marks = carried.map_or_else(|| sketch.marks.clone(), |drawn| drawn.to_bytes());
        Sketch {
            id: self.vault.sketch_id(&marks),
            marks,
            key_version: i64::from(self.vault.suppression_version()),
            ..sketch.clone()
        }
    }
}

/// The list itself, and its mirror beside the keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Data,
    Keys,
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::sync::Mutex;

    use law::kinds::Shape;
    use vault::RingFile;

    use super::*;
    use crate::deletion::{Ground, Wish};
    use crate::register::Register;
    use crate::testing::{desk_and_ring, entered, somebody};

    struct Kept(Mutex<RingFile>);

    impl KeepRing for Kept {
        fn load(&self) -> std::result::Result<RingFile, Box<dyn Error + Send + Sync>> {
            Ok(self.0.lock().unwrap().clone())
        }
        fn keep(&self, ring: &RingFile) -> std::result::Result<(), Box<dyn Error + Send + Sync>> {
            *self.0.lock().unwrap() = ring.clone();
            Ok(())
        }
    }

    fn all(desk: &Desk) -> (Vec<Entry>, Vec<Sketch>, Vec<Entry>, Vec<Sketch>) {
        let (mut data, mut keys) = (Vec::new(), Vec::new());
        let sketches = desk
            .store
            .read(|tx| {
                suppression::each(tx, |entry| {
                    data.push(entry);
                    Ok(true)
                })?;
                sketch::all(tx)
            })
            .unwrap();
        desk.keys
            .each_suppressed(|entry| {
                keys.push(entry);
                Ok(true)
            })
            .unwrap();
        (data, sketches, keys, desk.keys.sketched().unwrap())
    }

    fn is_blocked(desk: &Desk, address: &str) -> bool {
        let asked = [desk.vault.suppression(Shape::Email, address)];
        !desk.store.read(|tx| suppression::hits(tx, &asked)).unwrap().is_empty()
    }

    #[test]
    fn whoever_is_refused_stays_refused_under_a_new_pepper_in_both_stores() {
        let (_folder, mut desk, call, ring) = desk_and_ring(&Register::shipped().unwrap());
        let ring = Kept(Mutex::new(ring));
        let stays = entered(&desk, &call, &somebody("Holm", "ida@nordpol.example"));
        desk.object(&call, stays, None, None).unwrap();
        let goes = crate::people::NewPerson {
            street: "Deichweg 1".into(),
            postcode: "24103".into(),
            city: "Kiel".into(),
            ..somebody("Muster", "max@nordpol.example")
        };
        let goes = entered(&desk, &call, &goes);
        desk.object(&call, goes, None, None).unwrap();
        let wish = Wish { ground: Ground::NoLongerNeeded, insists: false };
        desk.erase(&call, goes, wish).unwrap();
        let before = all(&desk);
        assert!(before.0.len() >= 2 && !before.1.is_empty(), "entries and a sketch");
        assert!(!before.2.is_empty() && !before.3.is_empty(), "mirrored");

        // A crash behind the ring: the old entries answer to nobody.
        let mut file = ring.load().unwrap();
        desk.vault.rotate_suppression(&mut file).unwrap();
        ring.keep(&file).unwrap();
        assert!(!is_blocked(&desk, "max@nordpol.example"), "the harness sees the gap");
        desk.recover(&call).unwrap();
        let both = ["ida@nordpol.example", "max@nordpol.example"];
        assert!(both.iter().all(|address| is_blocked(&desk, address)));

        let carried = desk.new_pepper(&call, &ring).unwrap();
        assert!(both.iter().all(|address| is_blocked(&desk, address)));
        let after = all(&desk);
        let count = |all: &(Vec<Entry>, Vec<Sketch>, Vec<Entry>, Vec<Sketch>)| {
            (all.0.len(), all.1.len(), all.2.len(), all.3.len())
        };
        assert_eq!(count(&after), count(&before), "nothing more and nothing less");
        let (a, b, c, d) = count(&after);
        assert_eq!(carried, (a + b + c + d) as u64);
        assert!(after.0.iter().chain(&after.2).all(|entry| entry.key_version == 3));
        let old: Vec<[u8; 16]> = before.0.iter().map(|entry| entry.hash).collect();
        assert!(after.0.iter().chain(&after.2).all(|entry| !old.contains(&entry.hash)));
        assert_eq!(desk.carry_suppression().unwrap(), 0, "harmless when repeated");
        // The sketch still knows the person, spelled otherwise and with another address.
        let again = crate::people::NewPerson {
            street: "Deichweg 1".into(),
            postcode: "24103".into(),
            city: "Kiel".into(),
            ..somebody("Muster", "neu@nordpol.example")
        };
        let asked = desk.enter(&call, &again, None).unwrap();
        assert!(matches!(asked, crate::people::Outcome::Ask(_)), "recognised");
    }
}
