//! The lines of a file: one a person, its address checked against every canonical form.

use std::collections::{HashMap, HashSet};

use law::ids::{LabelId, PersonId};
use law::kinds::Shape;
use law::verdict::Verdict;
use store::records::suppression::Hit;

use super::columns::{self, Columns};
use super::hand_out::Handing;
use crate::Desk;
use crate::contact::opened::Opened;
use crate::contact::{Facts, Plan};
use crate::people::identity::Identity;

/// A person whose verdict, decided again just now, lets them be contacted.
pub(super) struct Inside {
    pub(super) person: PersonId,
    pub(super) facts: Facts,
    pub(super) verdict: Verdict,
}

/// One line, not yet compared with the suppression list.
pub(super) struct Line {
    pub(super) inside: Inside,
    pub(super) cells: Vec<String>,
    hashes: Vec<[u8; 16]>,
}

/// The lines of everybody whose address can be read and compared; the others are left out.
pub(super) fn lines(
    desk: &Desk,
    plan: &Plan,
    columns: Columns,
    inside: Vec<Inside>,
    opened: &HashMap<PersonId, Vec<Opened>>,
    handing: &Handing<'_>,
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(inside.len());
    for inside in inside {
        let values = opened.get(&inside.person).map(Vec::as_slice).unwrap_or_default();
        let address = values.iter().rev().find(|v| v.shape == columns.address && v.state == 1);
        let Some(address) = address else { continue };
        let hashes = hashes(desk, plan, values, address);
        // A postal address without a name has nothing to compare; one by wire always has.
        if hashes.is_empty() && columns.address != Shape::Postal {
            continue;
        }
        let mut cells = columns.cells(values, &address.parts);
        cells.push(columns::duties(inside.verdict.duties, handing.say));
        if columns.links {
            let token = desk.unsubscribe_token(inside.person, plan.activity, plan.channel);
            cells.push(format!("{}/u/{token}", handing.public_url.trim_end_matches('/')));
        }
        lines.push(Line { inside, cells, hashes });
    }
    lines
}

/// The forms of all addresses for the channel; none when the one handed out cannot be read.
fn hashes(desk: &Desk, plan: &Plan, values: &[Opened], address: &Opened) -> Vec<[u8; 16]> {
    let of = |values: &mut dyn Iterator<Item = &Opened>| {
        let mut identity = Identity::default();
        values.for_each(|v| identity.add(v.shape, &v.parts, LabelId::default()));
        identity.suppression(&desk.vault, Some(plan.channel))
    };
    let named = |v: &&Opened| v.shape == Shape::Name;
    let own = of(&mut values.iter().filter(named).chain([address]));
    if own.is_empty() { own } else { of(&mut values.iter()) }
}

/// Every hash of every line, each with the number of its line.
pub(super) fn asked(lines: &[Line]) -> (Vec<usize>, Vec<[u8; 16]>) {
    let each = lines.iter().enumerate().flat_map(|(at, l)| l.hashes.iter().map(move |h| (at, *h)));
    each.unzip()
}

/// Takes out the lines that the suppression list stands against, for this channel and activity.
///
/// A newer, express, documented consent narrows an entry (R-SUP-09).
pub(super) fn keep(lines: Vec<Line>, plan: &Plan, of: &[usize], hits: &[Hit]) -> Vec<Line> {
    let meant = |hit: &&Hit| {
        (hit.channel == 0 || hit.channel == plan.channel.code())
            && (hit.activity == 0 || hit.activity == i64::from(plan.activity))
    };
    let stopped: HashSet<usize> = hits
        .iter()
        .filter(meant)
        .filter_map(|hit| Some((*of.get(hit.asked)?, hit)))
        .filter(|(at, hit)| lines.get(*at).is_some_and(|l| !l.inside.facts.lifts(hit.since_on)))
        .map(|(at, _)| at)
        .collect();
    lines.into_iter().enumerate().filter(|(at, _)| !stopped.contains(at)).map(|(_, l)| l).collect()
}
