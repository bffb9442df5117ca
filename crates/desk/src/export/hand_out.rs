//! Handing out: every verdict decided again, every address compared again, then the record, then the
//! bytes. Nothing is ever on disk.

use std::collections::{HashMap, HashSet};

use law::access::{Set64, Subjects, decide};
use law::ids::{ObjectId, PersonId};
use law::kinds::{Export, Shape};
use law::verdict::{Duties, Duty, Outcome, Verdict};
use law::vocabulary::{Channel, Evidence};
use store::Tx;
use store::records::consent::{self, ConsentAction};
use store::records::disclosure::{self, Disclosure, DisclosureState};
use store::records::{campaign, label, suppression};
use vault::{Action, Note, Object};

use super::ask::{may_receive, shapes_for};
use super::columns::Columns;
use super::lines::{Inside, Line, asked, keep, lines};
use super::{Format, csv, xlsx};
use crate::contact::evidence;
use crate::contact::{Facts, Plan, Question, Segment};
use crate::people::identity::shape_of;
use crate::{Call, Desk, Fault, Result, Words, zone};

/// What the desk cannot know of the file to be made.
pub struct Handing<'a> {
    /// Language of its headings.
    pub say: fn(Words) -> &'static str,
    /// Address people reach the firm's Obhut at, for unsubscribe links: `https://obhut.example`.
    pub public_url: &'a str,
}

/// A file for the recipient. No `Debug`: it holds personal data.
pub struct Handed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its name, without anything personal.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// How many persons are in it.
    pub persons: u64,
    /// How many of the snapshot were left out because something changed since.
    pub left_out: u64,
}

const NOT_APPROVED: Fault = Fault::of(
    "export",
    "EXPORT_NOT_APPROVED",
    Words {
        de: "Diese Ausgabe ist nicht freigegeben oder wurde schon abgeholt. Für eine weitere Datei bitte neu anfragen.",
        en: "This export is not approved or was fetched already. For another file please ask again.",
    },
);

impl Desk {
    /// Hands an approved export out, once. Only persons whose verdict is `ALLOW` or `DUTY` at this
    /// moment, only the kinds the activity needs, nobody the suppression list knows in any
    /// canonical form. Persons and audit leaf are on record before the bytes leave.
    ///
    /// # Errors
    /// `NOT_FOUND`; a fault when it is not approved; refusals as in [`Desk::ask_export`].
    pub fn hand_out(&self, call: &Call, export: ObjectId, handing: &Handing<'_>) -> Result<Handed> {
        self.may_leave()?;
        let record = self.store.read(|tx| disclosure::get(tx, export))?.ok_or(Fault::NOT_FOUND)?;
        self.may_use(call, record.activity)?;
        let register = self.register();
        may_receive(&register, record.recipient)?;
        let campaign = record.campaign.ok_or(Fault::NOT_FOUND)?;
        if record.state != DisclosureState::Approved {
            return Err(NOT_APPROVED.into());
        }
        let (kept, _) = self.campaign(call, campaign)?;
        let (question, _) = evidence::asked(&kept, &register)?;
        let plan = question.plan;
        let inside = self.decide_again(call, campaign, plan)?;
        let before = record.persons;
        let at_most = u32::try_from(inside.len()).unwrap_or(u32::MAX);
        let activity = register.activity(plan.activity).ok_or(Fault::NOT_FOUND)?;
        let wanted = shapes_for(plan.channel);
        let facts = register.facts(activity);
        let permit = decide::<Export>(call.actor, Subjects::Set { at_most }, &facts, wanted)?;
        let shapes = permit.shapes();
        let columns = Columns {
            company: shapes.has(Shape::Organisation.code()),
            address: shape_of(plan.channel),
            links: plan.channel == Channel::Email,
        };
        let grant = self.grant(permit, call, None)?;
        let people: Vec<PersonId> = inside.iter().map(|i| i.person).collect();
        let opened = self.open_reach(call, &grant, shapes, &people)?;
        let lines = lines(self, &plan, columns, inside, &opened, handing);
        let (record, lines) = self.record_hand_out(call, export, &plan, shapes, lines)?;
        let file = File { columns, lines: &lines, handing, made_at: call.now.as_second() };
        let format = Format::from_code(record.format).unwrap_or(Format::Csv);
        let (bytes, media_type) = file.write(format)?;
        let day = call.now.to_zoned(zone(register.firm.country)).date();
        Ok(Handed {
            bytes,
            name: format!("{}-{day}.{format}", activity.code),
            media_type,
            persons: lines.len() as u64,
            left_out: u64::try_from(before).unwrap_or(0).saturating_sub(lines.len() as u64),
        })
    }

    /// Everybody of the snapshot who may be contacted by the facts of this moment.
    fn decide_again(&self, call: &Call, campaign: ObjectId, plan: Plan) -> Result<Vec<Inside>> {
        let mut members: HashSet<PersonId> = HashSet::new();
        self.store.read(|tx| {
            for outcome in [Outcome::Allow, Outcome::Duty] {
                let first = PersonId([0; 16]);
                let found = campaign::persons(tx, campaign, outcome.code(), first, i64::MAX)?;
                members.extend(found.into_iter().map(|(person, _)| person));
            }
            Ok::<_, store::Failure>(())
        })?;
        let everybody = Question { plan, segment: Segment::default() };
        let deciding = self.deciding(call, &everybody)?;
        let found = deciding.fold(self, Vec::new, |found, person, facts| {
            found.extend(facts.filter(|_| members.contains(&person)).map(|f| (person, f)));
        })?;
        let mut verdicts: HashMap<Facts, Verdict> = HashMap::new();
        let mut inside = Vec::with_capacity(members.len());
        for (person, facts) in found.into_iter().flatten() {
            let verdict = *verdicts.entry(facts).or_insert_with(|| deciding.decide(&facts));
            if verdict.may() {
                inside.push(Inside { person, facts, verdict });
            }
        }
        Ok(inside)
    }

    /// Compares every address with the suppression list once more and keeps who is handed out to
    /// whom, in one transaction.
    fn record_hand_out(
        &self,
        call: &Call,
        export: ObjectId,
        plan: &Plan,
        shapes: Set64,
        lines: Vec<Line>,
    ) -> Result<(Disclosure, Vec<Line>)> {
        let (of, hashes) = asked(&lines);
        self.store.write(|tx| {
            let mut record = disclosure::get(tx, export)?.ok_or(Fault::NOT_FOUND)?;
            if record.state != DisclosureState::Approved {
                return Err(NOT_APPROVED.into());
            }
            let hits = suppression::hits(tx, &hashes)?;
            let lines = keep(lines, plan, &of, &hits);
            let rows = lines.iter().map(|l| disclosure::person_values(&l.inside.person, &export));
            tx.load(&disclosure::LOAD_PERSONS, rows)?;
            self.log_use(tx, call, plan, &lines)?;
            record.persons = i64::try_from(lines.len()).unwrap_or(i64::MAX);
            record.handed_at = Some(call.ms());
            record.state = DisclosureState::Handed;
            disclosure::update(tx, &record)?;
            let note =
                Note::new(call.actor.user, Action::ExportFetched, Object::Export, call.moment());
            let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            self.note(tx, note.activity(plan.activity).count(count).fields(shapes))?;
            Ok((record, lines))
        })
    }
}

impl Desk {
    /// Keeps that the consents behind these lines were used, where the law asks for it: an unused
    /// consent lapses, and who relies on one must be able to show its use (R-CON-33).
    fn log_use(&self, tx: &mut Tx<'_>, call: &Call, plan: &Plan, lines: &[Line]) -> Result<()> {
        let logged = |i: &&Inside| i.verdict.duties.has(Duty::LogUse) && i.facts.rests_on_consent();
        let people: Vec<PersonId> =
            lines.iter().map(|line| &line.inside).filter(logged).map(|i| i.person).collect();
        if people.is_empty() {
            return Ok(());
        }
        let label = self.label_of_rights(call, None)?;
        label::insert(tx, &label)?;
        let mut events = Vec::with_capacity(people.len());
        for person in &people {
            events.push(consent::Event {
                person: *person,
                id: self.fresh(call)?,
                activity: plan.activity,
                channel: plan.channel.code(),
                action: ConsentAction::Used,
                happened_at: call.ms(),
                recorded_at: call.ms(),
                wording: None,
                evidence: Evidence::None,
                documented: 0,
                proof: None,
                label: label.id,
                user: call.actor.user,
            });
        }
        let on = call.ms().div_euclid(86_400_000);
        consent::used(tx, (plan.activity, plan.channel), &people, on)?;
        tx.load(&consent::LOAD_EVENTS, events.iter().map(consent::Event::values))?;
        Ok(())
    }
}

/// A file to be written in memory.
struct File<'a> {
    columns: Columns,
    lines: &'a [Line],
    handing: &'a Handing<'a>,
    made_at: i64,
}

impl File<'_> {
    fn write(&self, format: Format) -> Result<(Vec<u8>, &'static str)> {
        let say = self.handing.say;
        let head = self.columns.head(say);
        let cells = std::iter::once(head.as_slice())
            .chain(self.lines.iter().map(|line| line.cells.as_slice()));
        Ok(match format {
            Format::Csv => (csv::write(cells)?, "text/csv; charset=utf-8"),
            Format::Xlsx => (xlsx::write(cells, self.duties(), say, self.made_at)?, XLSX),
        })
    }

    /// Every duty of anybody in the file.
    fn duties(&self) -> Duties {
        self.lines.iter().fold(Duties::EMPTY, |all, line| all.or(line.inside.verdict.duties))
    }
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
