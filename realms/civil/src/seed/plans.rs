//! The plans of the demo's accompaniments: half a year, thinner and thinner (VH-6).

use kit_store::{Given, Tx};

use super::SeedFault;
use crate::crossing::CrossingId;
use crate::plan::PlanId;
use crate::plan::rules::{Length, Plan};
use crate::plan::store;

/// Writes one down. The crossing's own id names it, so that no chance is drawn.
pub(super) fn write(tx: &mut Tx<'_>, given: &Given, of: &CrossingId) -> Result<(), SeedFault> {
    let plan = Plan {
        starts: given.today(),
        length: Length::HALF_A_YEAR,
        programme: None,
    };
    let id = PlanId::from_text(of.as_str()).ok_or(SeedFault::History("a plan"))?;
    Ok(store::write(tx, given, &id, of, &plan)?)
}
