//! How often something was blackened, by month and category. For the whole firm: beside a person
//! the count would say in clear what the text must not say (C-184/20).

use super::TENANT;
use crate::{Failure, Tx, Value};

/// How often in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaskCount {
    /// Months since January 1970.
    pub month: i64,
    /// Category, its place in `redact::Label::ALL`.
    pub label: i64,
    /// How often.
    pub masks: i64,
}

/// Adds to the count of a month.
pub fn add(tx: &mut Tx<'_>, count: &MaskCount) -> Result<(), Failure> {
    tx.execute(
        "insert into mask_count (tenant_id, month, label, masks) values ($1, $2, $3, $4) \
         on conflict (tenant_id, month, label) do update set masks = mask_count.masks + excluded.masks",
        &[
            Value::Int(TENANT),
            Value::Int(count.month),
            Value::Int(count.label),
            Value::Int(count.masks),
        ],
    )
    .map(drop)
}

/// The counts from a month on.
pub fn since(tx: &mut Tx<'_>, month: i64) -> Result<Vec<MaskCount>, Failure> {
    tx.query(
        "select month, label, masks from mask_count where tenant_id = $1 and month >= $2 \
         order by month, label",
        &[Value::Int(TENANT), Value::Int(month)],
        |row| Ok(MaskCount { month: row.int(0)?, label: row.int(1)?, masks: row.int(2)? }),
    )
}
