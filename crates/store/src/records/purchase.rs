//! Purchases without content, and their projection per person and product group (R-MKT-20…26).

use law::ids::{DatumId, PersonId};

use super::TENANT;
use crate::{Failure, Load, Row, Tx, Value};

/// One purchase without content; number, product and amount are the sealed datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Who bought.
    pub person: PersonId,
    /// The sealed order.
    pub datum: DatumId,
    /// Product group, a number of the register.
    pub group: u16,
    /// Day of the order (days since 1970).
    pub bought_on: i64,
    /// Notice of the right to object shown when the address was taken: 0 unknown, 1 no, 2 yes.
    pub notice: i64,
    /// Channels whose address was taken in this sale, as bits.
    pub channels: i64,
    /// Rescinded or withdrawn from: 0 unknown, 1 no, 2 yes.
    pub cancelled: i64,
}

/// The strongest facts per person and group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurchaseStanding {
    /// Who bought.
    pub person: PersonId,
    /// Product group.
    pub group: u16,
    /// Day of the last purchase.
    pub last_on: i64,
    /// Notice shown with a purchase of this group: 0 unknown, 1 no, 2 yes.
    pub notice: i64,
    /// Channels whose address was taken with a notice, as bits.
    pub channels: i64,
    /// Whether every purchase was rescinded: 0 unknown, 1 no, 2 yes.
    pub cancelled: i64,
}

/// Bulk insert of purchases.
pub static LOAD: Load = Load {
    table: "purchase",
    columns: &[
        "tenant_id",
        "person_id",
        "datum_id",
        "group_id",
        "bought_on",
        "notice",
        "channels",
        "cancelled",
    ],
};

/// Bulk insert of the projection.
pub static LOAD_STANDING: Load = Load {
    table: "standing_purchase",
    columns: &["tenant_id", "person_id", "group_id", "last_on", "notice", "channels", "cancelled"],
};

fn number(row: &Row<'_>, column: usize) -> Result<u16, Failure> {
    u16::try_from(row.int(column)?).map_err(|_| Failure::shape("product group number"))
}

impl Purchase {
    /// The row for [`LOAD`].
    pub fn values(&self) -> [Value<'_>; 8] {
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Bytes(self.datum.bytes()),
            Value::Int(i64::from(self.group)),
            Value::Int(self.bought_on),
            Value::Int(self.notice),
            Value::Int(self.channels),
            Value::Int(self.cancelled),
        ]
    }
}

impl PurchaseStanding {
    /// The row for [`LOAD_STANDING`].
    pub fn values(&self) -> [Value<'_>; 7] {
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Int(i64::from(self.group)),
            Value::Int(self.last_on),
            Value::Int(self.notice),
            Value::Int(self.channels),
            Value::Int(self.cancelled),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            person: row.id(0)?,
            group: number(row, 1)?,
            last_on: row.int(2)?,
            notice: row.int(3)?,
            channels: row.int(4)?,
            cancelled: row.int(5)?,
        })
    }

    /// Projects the purchases of one person, one row per group. Rescinded purchases count as no
    /// sale (R-MKT-26). The notice is that of the sale in which the address was first taken, for a
    /// later notice heals nothing (R-MKT-23).
    pub fn project(purchases: &[Purchase]) -> Vec<Self> {
        let captured = purchases.iter().filter(|p| p.channels != 0).min_by_key(|p| p.bought_on);
        let notice = captured.map_or(0, |p| p.notice);
        let mut rows: Vec<Self> = Vec::new();
        for p in purchases {
            let row = Self {
                person: p.person,
                group: p.group,
                last_on: p.bought_on,
                notice,
                channels: p.channels,
                cancelled: p.cancelled,
            };
            match rows.iter_mut().find(|r| r.group == p.group) {
                None => rows.push(row),
                Some(known) => known.add(&row),
            }
        }
        rows
    }

    fn add(&mut self, other: &Self) {
        let rescinded = |row: &Self| row.cancelled == 2;
        match (rescinded(self), rescinded(other)) {
            (true, false) => *self = *other,
            (false, true) => {}
            _ => {
                self.last_on = self.last_on.max(other.last_on);
                self.channels |= other.channels;
            }
        }
    }
}

/// The purchases of a person, oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Purchase>, Failure> {
    tx.query(
        "select person_id, datum_id, group_id, bought_on, notice, channels, cancelled from purchase \
         where tenant_id = $1 and person_id = $2 order by bought_on, datum_id",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        |row| {
            Ok(Purchase {
                person: row.id(0)?,
                datum: row.id(1)?,
                group: number(row, 2)?,
                bought_on: row.int(3)?,
                notice: row.int(4)?,
                channels: row.int(5)?,
                cancelled: row.int(6)?,
            })
        },
    )
}

/// Stores one purchase.
pub fn insert(tx: &mut Tx<'_>, purchase: &Purchase) -> Result<(), Failure> {
    tx.load(&LOAD, std::iter::once(purchase.values())).map(drop)
}

/// Marks a purchase as rescinded or withdrawn from; the number of rows it changed.
pub fn cancel(tx: &mut Tx<'_>, person: PersonId, datum: DatumId) -> Result<u64, Failure> {
    tx.execute(
        "update purchase set cancelled = 2 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3 and cancelled <> 2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(datum.bytes())],
    )
}

/// Gives the purchase behind a value to another person.
pub fn hand_over(
    tx: &mut Tx<'_>,
    from: PersonId,
    to: PersonId,
    datum: DatumId,
) -> Result<(), Failure> {
    tx.execute(
        "update purchase set person_id = $4 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(from.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Bytes(to.bytes()),
        ],
    )
    .map(drop)
}

/// Replaces the projection of a person.
pub fn put_standing(
    tx: &mut Tx<'_>,
    person: PersonId,
    rows: &[PurchaseStanding],
) -> Result<(), Failure> {
    tx.execute(
        "delete from standing_purchase where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )?;
    tx.load(&LOAD_STANDING, rows.iter().map(PurchaseStanding::values)).map(drop)
}

/// The projection of a person.
pub fn standing_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PurchaseStanding>, Failure> {
    tx.query(
        "select person_id, group_id, last_on, notice, channels, cancelled from standing_purchase \
         where tenant_id = $1 and person_id = $2 order by group_id",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        PurchaseStanding::read,
    )
}

/// Visits the projection of one group in the order of persons, from `after` (exclusive) to `upto`
/// (inclusive).
pub fn each(
    tx: &mut Tx<'_>,
    group: u16,
    after: PersonId,
    upto: PersonId,
    mut visit: impl FnMut(&PurchaseStanding) -> bool,
) -> Result<(), Failure> {
    tx.each(
        "select person_id, group_id, last_on, notice, channels, cancelled from standing_purchase \
         where tenant_id = $1 and group_id = $2 and person_id > $3 and person_id <= $4 \
         order by person_id",
        &[
            Value::Int(TENANT),
            Value::Int(i64::from(group)),
            Value::Bytes(after.bytes()),
            Value::Bytes(upto.bytes()),
        ],
        |row| Ok(visit(&PurchaseStanding::read(row)?)),
    )
}

/// Deletes the purchases of a person that no datum stands behind any more.
pub fn delete_orphans(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    tx.execute(
        "delete from purchase where tenant_id = $1 and person_id = $2 and datum_id not in \
         (select datum_id from datum where tenant_id = $1 and person_id = $2)",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
    .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bought(on: i64, notice: i64, cancelled: i64) -> Purchase {
        Purchase {
            person: PersonId::default(),
            datum: DatumId::default(),
            group: 1,
            bought_on: on,
            notice,
            channels: 8,
            cancelled,
        }
    }

    #[test]
    fn a_rescinded_purchase_counts_as_no_sale() {
        let [row] = PurchaseStanding::project(&[bought(10, 2, 1), bought(20, 2, 2)])[..] else {
            panic!()
        };
        assert_eq!((row.last_on, row.cancelled), (10, 1));
        let [only] = PurchaseStanding::project(&[bought(20, 2, 2)])[..] else { panic!() };
        assert_eq!(only.cancelled, 2);
    }

    #[test]
    fn a_later_notice_does_not_heal_a_missing_one() {
        let [row] = PurchaseStanding::project(&[bought(10, 1, 1), bought(20, 2, 1)])[..] else {
            panic!()
        };
        assert_eq!((row.last_on, row.notice), (20, 1));
    }
}
