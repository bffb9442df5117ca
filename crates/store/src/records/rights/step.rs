//! Steps: what was done about each right of a case.

use law::ids::{ObjectId, UserId};
use law::rights::Request;

use crate::records::{TENANT, word};
use crate::{Failure, Row, Tx};

law::vocabulary! {
    /// Where a step stands.
    StepState { Open = 1 "OPEN", Done = 2 "DONE", Declined = 3 "DECLINED" }
}

/// One right of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The case.
    pub case: ObjectId,
    /// The right.
    pub right: Request,
    /// Where it stands.
    pub state: StepState,
    /// When it was settled (milliseconds since 1970 UTC).
    pub done_at: Option<i64>,
    /// Who settled it.
    pub user: UserId,
}

/// Stores or replaces a step.
pub fn put(tx: &mut Tx<'_>, step: &Step) -> Result<(), Failure> {
    tx.execute(
        "insert into rights_step (tenant_id, case_id, right_no, state, done_at, user_id) \
         values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, case_id, right_no) do update set \
         state = excluded.state, done_at = excluded.done_at, user_id = excluded.user_id",
        &[
            TENANT.into(),
            (&step.case).into(),
            step.right.code().into(),
            step.state.code().into(),
            step.done_at.into(),
            (&step.user).into(),
        ],
    )
    .map(drop)
}

/// The steps of a case in the order they are carried out in (R-DSR-10).
pub fn of_case(tx: &mut Tx<'_>, case: ObjectId) -> Result<Vec<Step>, Failure> {
    tx.query(
        "select case_id, right_no, state, done_at, user_id from rights_step \
         where tenant_id = $1 and case_id = $2 order by right_no",
        &[TENANT.into(), (&case).into()],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Step, Failure> {
    Ok(Step {
        case: row.id(0)?,
        right: word(row, 1, Request::from_code)?,
        state: word(row, 2, StepState::from_code)?,
        done_at: row.opt_int(3)?,
        user: row.id(4)?,
    })
}
