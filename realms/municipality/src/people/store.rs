//! Writing who works here, and their sign-in links.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Given, StoreError, Tx};
use kit_web::door;

use super::sql;
use super::ways::entrant;
use crate::OWNER;
use crate::house::names::FIRST_NAME;
use crate::house::{FormId, House, Team, TeamId, Worker, WorkerId, store as house};
use crate::portrait::rules::Of;
use crate::portrait::store as portraits;
use crate::review::act::LAST_NAME;

/// A one-time link lasts a week.
const LINK_MINUTES: i64 = 7 * 24 * 60;

/// The first owner of a new installation, called `first_name`; gives the token of a one-time link (`/ind/<token>`) that
/// lasts 7 days. For `init`, with the caller's transaction.
///
/// # Errors
/// [`StoreError`] if the database refuses.
pub fn first_owner(tx: &mut Tx<'_>, given: &Given, first_name: &str) -> Result<String, StoreError> {
    let owner = Worker {
        id: WorkerId::new(given),
        first_name: first_name.to_owned(),
        role: OWNER.0.to_owned(),
        team: None,
    };
    let kept: House = house::kept(tx)?;
    house::put_house(tx, &kept)?;
    put_worker(tx, &owner, given.now())?;
    let token = given.token();
    link(tx, &owner, &token, given.now())?;
    Ok(token)
}

/// Writes a worker; tells whether they are new. A leader leads the team they are put in.
pub(crate) fn put_worker(
    tx: &mut Tx<'_>,
    worker: &Worker,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = worker.id.as_str();
    tx.new_person(FIRST_NAME, id)?;
    let first_name = tx.seal(FIRST_NAME, id, id, &worker.first_name)?;
    let made = tx.run(
        sql::INSERT_WORKER,
        &[&worker.id, &first_name, &worker.role, &worker.team, &now],
    )?;
    if let (true, Some(team)) = (worker.role == crate::LEADER.0, &worker.team) {
        put_leader(tx, team, &worker.id)?;
    }
    Ok(made == 1)
}

/// Keeps a worker's surname. It is shown nowhere; the leader is told when somebody opens a guest of the same name.
pub(crate) fn put_last_name(
    tx: &mut Tx<'_>,
    worker: &WorkerId,
    last_name: &str,
) -> Result<(), StoreError> {
    let id = worker.as_str();
    let sealed = tx.seal(LAST_NAME, id, id, last_name)?;
    tx.run(sql::PUT_LAST_NAME, &[worker, &sealed]).map(|_| ())
}

pub(crate) fn put_leader(
    tx: &mut Tx<'_>,
    team: &TeamId,
    leader: &WorkerId,
) -> Result<(), StoreError> {
    tx.run(sql::INSERT_TEAM_LEADER, &[team, leader]).map(|_| ())
}

/// Writes a team; tells whether it is new.
pub(crate) fn put_team(tx: &mut Tx<'_>, team: &Team) -> Result<bool, StoreError> {
    Ok(tx.run(sql::INSERT_TEAM, &[&team.id, &team.name])? == 1)
}

/// Makes a one-time link for a worker.
pub(crate) fn link(
    tx: &mut Tx<'_>,
    worker: &Worker,
    token: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    door::make_link(tx, token, &entrant(worker), LINK_MINUTES, 1, now)
}

/// What came of asking for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LinkFor {
    /// Nobody with this id works here.
    Nobody,
    /// This form has made its link already; it is shown only once.
    FormUsed,
    /// It is made, for this worker.
    Worker(Worker),
}

/// A link for somebody who works here, once for each form.
pub(crate) fn new_link(
    tx: &mut Tx<'_>,
    form: &FormId,
    id: &WorkerId,
    token: &str,
    today: Date,
    now: Timestamp,
) -> Result<LinkFor, StoreError> {
    let Some(worker) = house::worker(tx, id)? else {
        return Ok(LinkFor::Nobody);
    };
    if !house::use_form(tx, form, today)? {
        return Ok(LinkFor::FormUsed);
    }
    link(tx, &worker, token, now)?;
    Ok(LinkFor::Worker(worker))
}

/// Somebody stops working here: they are signed out at once, their picture goes, and their hours stay.
pub(crate) fn leave(tx: &mut Tx<'_>, id: &WorkerId, now: Timestamp) -> Result<bool, StoreError> {
    let left = tx.run(sql::WORKER_LEAVES, &[id, &now])? == 1;
    portraits::all_away(tx, &Of::Worker(id.clone()), now)?;
    kit_identity::ways::close_all(tx, id.as_str())?;
    Ok(left)
}
