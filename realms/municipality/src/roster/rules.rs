//! A shift on the roster.

use jiff::civil::Date;

use crate::house::WorkerId;
use crate::text::{date, minute};

kit_store::id! {
    /// A shift.
    pub struct ShiftId;
}

/// A shift as it will be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewShift {
    pub(crate) day: Date,
    pub(crate) from_min: i64,
    pub(crate) to_min: i64,
    pub(crate) worker: WorkerId,
    /// Somebody new, beside the host (PS-9).
    pub(crate) shadow: bool,
}

/// What is amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShiftFault {
    NoDate,
    Past,
    NoTime,
    EndsFirst,
    UnknownWorker,
}

/// Reads the form: day, from, to, worker, kind.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn read(
    [day, from, to, worker, kind]: [&str; 5],
    today: Date,
    works_here: impl Fn(&WorkerId) -> bool,
) -> Result<NewShift, Vec<(&'static str, ShiftFault)>> {
    let mut faults = Vec::new();
    let day = date(day);
    match day {
        None => faults.push(("day", ShiftFault::NoDate)),
        Some(day) if day < today => faults.push(("day", ShiftFault::Past)),
        Some(_) => {}
    }
    let (from, to) = (minute(from), minute(to));
    if from.is_none() {
        faults.push(("from", ShiftFault::NoTime));
    }
    match (from, to) {
        (_, None) => faults.push(("to", ShiftFault::NoTime)),
        (Some(from), Some(to)) if to <= from => faults.push(("to", ShiftFault::EndsFirst)),
        _ => {}
    }
    let worker = WorkerId::from_text(worker).filter(|id| works_here(id));
    if worker.is_none() {
        faults.push(("worker", ShiftFault::UnknownWorker));
    }
    match (day, from, to, worker) {
        (Some(day), Some(from_min), Some(to_min), Some(worker)) if faults.is_empty() => {
            Ok(NewShift {
                day,
                from_min,
                to_min,
                worker,
                shadow: kind == "shadow",
            })
        }
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// FR-2
    #[test]
    fn a_shift_has_a_day_to_come_hours_in_order_and_somebody_who_works_here() {
        let today = date(2026, 11, 18);
        let here = |id: &WorkerId| id.as_str() == "worker-jonas";
        let shift = read(
            ["2026-11-18", "9", "12.30", "worker-jonas", ""],
            today,
            here,
        );
        let shift = shift.expect("a shift");
        assert_eq!(
            (shift.from_min, shift.to_min, shift.shadow),
            (540, 750, false)
        );
        let faults = read(["2026-11-17", "12", "9", "worker-nobody", ""], today, here);
        assert_eq!(
            faults,
            Err(vec![
                ("day", ShiftFault::Past),
                ("to", ShiftFault::EndsFirst),
                ("worker", ShiftFault::UnknownWorker)
            ])
        );
    }
}
