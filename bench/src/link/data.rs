//! Reads the data sets.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::process::Command;

/// A record with what is known about it.
pub(super) struct Row {
    /// First name, last name, street, postcode, town, e-mail, phone, birth date.
    pub(super) fields: [String; 8],
    /// Its name in the data set.
    pub(super) id: String,
    /// Who it is; records with the same are one person. Empty: nobody in the base.
    pub(super) entity: String,
    /// Kind of row: `dup`, `new`, `household`, `namesake`, `senior`.
    pub(super) kind: String,
    /// What was done to it.
    pub(super) ops: String,
}

/// A base and the rows that come in; one list for duplicates within has no incoming rows.
pub(super) struct Set {
    pub(super) name: String,
    pub(super) base: Vec<Row>,
    pub(super) incoming: Vec<Row>,
}

impl Set {
    /// The same task against a base `times` as large: the further persons have other birth years,
    /// house numbers, telephones and mail addresses.
    pub(super) fn grown(mut self, times: usize) -> Self {
        let people = self.base.len();
        for copy in 1..times {
            for i in 0..people {
                let (Some(row), Some(other)) =
                    (self.base.get(i), self.base.get((i * 7 + copy * 13) % people))
                else {
                    continue;
                };
                let [_, last, _, _, city, ..] = &other.fields;
                let [first, _, street, postcode, _, email, phone, birth] = &row.fields;
                let digits = |text: &str| {
                    let turned = |c: char| c.to_digit(10).map(|d| (d as usize + copy) % 10);
                    text.chars()
                        .rev()
                        .map(|c| turned(c).map_or(c, |d| char::from(b'0' + d as u8)))
                        .rev()
                        .collect::<String>()
                };
                let month = |birth: &str| birth.get(4..).unwrap_or_default().to_owned();
                let fields = [
                    first.clone(),
                    last.clone(),
                    digits(street),
                    postcode.clone(),
                    city.clone(),
                    if email.is_empty() { String::new() } else { format!("x{copy}{email}") },
                    digits(phone),
                    if birth.is_empty() {
                        String::new()
                    } else {
                        format!("{}{}", 1930 + (i + copy) % 75, month(birth))
                    },
                ];
                let id = format!("{}-{copy}", row.id);
                let (kind, ops) = (String::new(), String::new());
                self.base.push(Row { fields, entity: id.clone(), id, kind, ops });
            }
        }
        self
    }

    /// True pairs: a row and the number of its partner in the base.
    pub(super) fn pairs(&self) -> Vec<(&Row, u32)> {
        let mut members: HashMap<&str, Vec<u32>> = HashMap::new();
        for (i, row) in self.base.iter().enumerate() {
            members.entry(&row.entity).or_default().push(i as u32);
        }
        let inside = self.incoming.is_empty();
        let rows = if inside { &self.base } else { &self.incoming };
        let partners = |(i, row): (usize, &'_ Row)| {
            let all = members.get(row.entity.as_str()).cloned().unwrap_or_default();
            all.into_iter().filter(move |other| !inside || *other > i as u32).collect::<Vec<_>>()
        };
        rows.iter()
            .enumerate()
            .flat_map(|(i, row)| partners((i, row)).into_iter().map(move |other| (row, other)))
            .collect()
    }
}

type Failure = Box<dyn Error>;
type Record = HashMap<String, String>;

/// A folder with `base.csv`, `incoming.csv` and `incoming_ops.csv`, packed or not.
pub(super) fn linkage(folder: &Path, name: &str) -> Result<Set, Failure> {
    let ops: HashMap<String, Record> = read(&folder.join("incoming_ops.csv"))?
        .into_iter()
        .map(|record| (get(&record, "id"), record))
        .collect();
    let row = |record: Record, entity: &str| {
        let id = get(&record, "id");
        let about = |what: &str| ops.get(&id).map(|o| get(o, what)).unwrap_or_default();
        let fields = [
            "first_name",
            "last_name",
            "street",
            "postcode",
            "city",
            "email",
            "phone",
            "birthdate",
        ];
        Row {
            fields: fields.map(|field| get(&record, field)),
            entity: get(&record, entity),
            kind: about("kind"),
            ops: about("ops"),
            id,
        }
    };
    let base = read(&folder.join("base.csv"))?.into_iter().map(|r| row(r, "id")).collect();
    let incoming = read(&folder.join("incoming.csv"))?.into_iter().map(|r| row(r, "truth"));
    Ok(Set { name: name.to_owned(), base, incoming: incoming.collect() })
}

/// One FEBRL file, as a list with duplicates inside.
pub(super) fn febrl(file: &Path) -> Result<Set, Failure> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().replace("dataset", "febrl");
    let base = read(file)?.iter().map(febrl_row).collect();
    Ok(Set { name, base, incoming: Vec::new() })
}

/// FEBRL 4: originals are the base, their duplicates come in.
pub(super) fn febrl4(folder: &Path) -> Result<Set, Failure> {
    let rows = |file| Ok::<_, Failure>(read(&folder.join(file))?.iter().map(febrl_row).collect());
    let (base, incoming) = (rows("dataset4a.csv")?, rows("dataset4b.csv")?);
    Ok(Set { name: "febrl4".to_owned(), base, incoming })
}

/// The social security number is left out: it would make the task trivial.
fn febrl_row(record: &Record) -> Row {
    let id = get(record, "rec_id");
    let entity = id.split('-').nth(1).unwrap_or_default().to_owned();
    let street = format!("{} {}", get(record, "street_number"), get(record, "address_1"));
    let fields = [
        get(record, "given_name"),
        get(record, "surname"),
        street,
        get(record, "postcode"),
        get(record, "suburb"),
        String::new(),
        String::new(),
        get(record, "date_of_birth"),
    ];
    Row { fields, id, entity, kind: String::new(), ops: String::new() }
}

fn get(record: &Record, field: &str) -> String {
    record.get(field).cloned().unwrap_or_default()
}

/// A CSV file by its header, blanks around values taken off; `.gz` beside it is unpacked.
fn read(file: &Path) -> Result<Vec<Record>, Failure> {
    let text = if file.exists() {
        std::fs::read(file)?
    } else {
        let packed = format!("{}.gz", file.display());
        let unpacked = Command::new("gzip").arg("-dc").arg(&packed).output()?;
        if unpacked.stdout.is_empty() {
            return Err(format!("no file {}", file.display()).into());
        }
        unpacked.stdout
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_slice());
    reader.deserialize().map(|record| Ok(record?)).collect()
}
