//! How rows hang together, and what a walk says of a log that does not hold.

use jiff::civil::date;
use kit_audit::{Broken, Checkpoint, Kept, Row, Start, Why, genesis, verify, verify_against};

use crate::common::{FIRST_DAY, Log, REALM, chained, log, look, tick};

/// The checkpoint of the row at `index`.
fn checkpoint(log: &Log, index: usize) -> Checkpoint {
    let (row, head) = &log[index];
    Checkpoint::new(REALM, row.closes().unwrap(), *head).unwrap()
}

fn why(log: Log) -> Broken {
    verify(REALM, log, &Start::Genesis).unwrap_err()
}

#[test]
fn a_log_that_nobody_touched_holds() {
    let log = log(3);
    let last = log.last().unwrap().1;
    let head = verify(REALM, log, &Start::Genesis).unwrap();
    assert_eq!((head.rows, head.number, head.hash), (12, Some(12), last));
    assert_eq!((head.since, head.proven, head.unproven), (None, None, 12));
}

#[test]
fn an_empty_log_holds_and_its_head_is_its_beginning() {
    let head = verify(REALM, [], &Start::Genesis).unwrap();
    assert_eq!(
        (head.rows, head.number, head.hash),
        (0, None, genesis(REALM))
    );
}

#[test]
fn every_field_of_a_row_and_its_realm_and_what_it_hangs_on_is_in_its_hash() {
    let row = look(5);
    let previous = genesis(REALM);
    let mut hashes = vec![
        row.hash(REALM, &previous),
        row.hash("research", &previous),
        row.hash(REALM, &genesis("research")),
    ];
    let changes: [fn(&mut Row); 9] = [
        |row| row.number += 1,
        |row| row.at_ms += 1,
        |row| row.actor.push('x'),
        |row| row.role.push('x'),
        |row| row.unit.push('x'),
        |row| row.action.push('x'),
        |row| row.resource.push('x'),
        |row| row.object.push('x'),
        |row| row.purpose.push('x'),
    ];
    for change in changes {
        let mut changed = row.clone();
        change(&mut changed);
        hashes.push(changed.hash(REALM, &previous));
    }
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 12);
}

#[test]
fn a_letter_moved_from_one_field_to_the_next_is_another_row() {
    let row = look(1);
    type TwoFields = fn(&mut Row) -> (&mut String, &mut String);
    let moves: [TwoFields; 6] = [
        |row| (&mut row.actor, &mut row.role),
        |row| (&mut row.role, &mut row.unit),
        |row| (&mut row.unit, &mut row.action),
        |row| (&mut row.action, &mut row.resource),
        |row| (&mut row.resource, &mut row.object),
        |row| (&mut row.object, &mut row.purpose),
    ];
    for fields in moves {
        let mut moved = row.clone();
        let (from, to) = fields(&mut moved);
        to.insert(0, from.pop().unwrap());
        assert_ne!(
            row.hash(REALM, &genesis(REALM)),
            moved.hash(REALM, &genesis(REALM))
        );
    }
}

#[test]
fn the_chain_of_another_realm_is_not_this_realms() {
    let other = chained("research", genesis("research"), [look(1)]);
    assert_eq!(
        why(other),
        Broken {
            number: 1,
            why: Why::Changed
        }
    );
}

#[test]
fn a_changed_row_is_named() {
    let mut log = log(2);
    log[4].0.object = "sag-9".to_owned();
    let broken = why(log);
    assert_eq!(
        broken,
        Broken {
            number: 5,
            why: Why::Changed
        }
    );
    assert_eq!(
        broken.to_string(),
        "row 5: it was changed after it was written"
    );
}

#[test]
fn a_changed_hash_is_named() {
    let mut log = log(2);
    log[4].1[31] ^= 1;
    assert_eq!(
        why(log),
        Broken {
            number: 5,
            why: Why::Changed
        }
    );
}

#[test]
fn a_missing_row_is_named() {
    let mut log = log(2);
    log.remove(0);
    assert_eq!(
        why(log),
        Broken {
            number: 1,
            why: Why::Missing { found: 2 }
        }
    );
}

#[test]
fn rows_in_another_order_are_named() {
    let mut log = log(2);
    log.swap(3, 4);
    assert_eq!(
        why(log.clone()),
        Broken {
            number: 4,
            why: Why::Missing { found: 5 }
        }
    );
    log.swap(3, 4);
    let again = log[2].clone();
    log.insert(3, again);
    assert_eq!(
        why(log),
        Broken {
            number: 4,
            why: Why::OutOfOrder { found: 3 }
        }
    );
}

#[test]
fn a_day_is_closed_once() {
    let rows = [tick(1, 0), tick(2, 0)];
    let log = chained(REALM, genesis(REALM), rows);
    assert_eq!(
        why(log),
        Broken {
            number: 2,
            why: Why::DayAgain { day: FIRST_DAY }
        }
    );
}

#[test]
fn a_tick_closes_its_day_and_a_look_that_resembles_one_does_not() {
    assert_eq!(tick(1, 0).closes(), Some(date(2027, 3, 1)));
    let changes: [fn(&mut Row); 4] = [
        |row| row.actor.push('7'),
        |row| row.action.push('s'),
        |row| row.resource.push('s'),
        |row| row.object.push('x'),
    ];
    for change in changes {
        let mut row = tick(1, 0);
        change(&mut row);
        assert_eq!(row.closes(), None);
    }
}

#[test]
fn two_quiet_days_of_two_logs_have_different_heads() {
    // What is drawn for the tick is all that tells them apart.
    let one = Row::tick(1, 0, FIRST_DAY, &[1; 32]);
    let other = Row::tick(1, 0, FIRST_DAY, &[2; 32]);
    assert_ne!(
        one.hash(REALM, &genesis(REALM)),
        other.hash(REALM, &genesis(REALM))
    );
}

#[test]
fn a_log_that_meets_its_checkpoints_is_proven_up_to_the_last() {
    let mut log = log(3);
    let kept = [checkpoint(&log, 3), checkpoint(&log, 7)].map(Kept::from);
    let head = verify_against(REALM, log.clone(), &Start::Genesis, kept.clone()).unwrap();
    assert_eq!((head.proven, head.unproven), (Some(date(2027, 3, 2)), 4));
    // On its last row.
    log.truncate(8);
    let head = verify_against(REALM, log, &Start::Genesis, kept).unwrap();
    assert_eq!((head.proven, head.unproven), (Some(date(2027, 3, 2)), 0));
}

#[test]
fn a_log_cut_off_before_a_checkpoint_is_noticed() {
    let mut log = log(3);
    let kept = [checkpoint(&log, 11), checkpoint(&log, 3)].map(Kept::from);
    log.truncate(9);
    assert_eq!(
        verify_against(REALM, log, &Start::Genesis, kept).unwrap_err(),
        Broken {
            number: 10,
            why: Why::CutOff {
                day: date(2027, 3, 3)
            }
        }
    );
}

#[test]
fn a_log_written_anew_as_a_whole_is_noticed_at_the_checkpoint() {
    let log = log(3);
    let kept = [Kept::from(checkpoint(&log, 7))];
    let mut rows: Vec<Row> = log.into_iter().map(|(row, _)| row).collect();
    rows[1].actor = "konto-8".to_owned();
    let forged = chained(REALM, genesis(REALM), rows.clone());
    assert!(verify(REALM, forged.clone(), &Start::Genesis).is_ok());
    assert_eq!(
        verify_against(REALM, forged, &Start::Genesis, kept.clone()).unwrap_err(),
        Broken {
            number: 8,
            why: Why::Rewritten {
                day: date(2027, 3, 2)
            }
        }
    );
    // A forger who leaves the day out does not get past it either.
    rows.remove(7);
    for (row, number) in rows.iter_mut().zip(1..) {
        row.number = number;
    }
    assert_eq!(
        verify_against(
            REALM,
            chained(REALM, genesis(REALM), rows),
            &Start::Genesis,
            kept
        )
        .unwrap_err(),
        Broken {
            number: 11,
            why: Why::DayGone {
                day: date(2027, 3, 2)
            }
        }
    );
}

#[test]
fn a_pruned_log_is_walked_from_the_checkpoint_that_was_kept() {
    let log = log(3);
    let kept = [3, 7, 11].map(|index| Kept::from(checkpoint(&log, index)));
    let start = Start::After(checkpoint(&log, 7));
    let rest = log[8..].to_vec();
    let head = verify_against(REALM, rest.clone(), &start, kept.clone()).unwrap();
    assert_eq!((head.rows, head.number), (4, Some(12)));
    assert_eq!(
        (head.since, head.proven),
        (Some(date(2027, 3, 2)), Some(date(2027, 3, 3)))
    );
    assert_eq!((head.unproven, head.too_old), (0, 1));
    // With a row more taken off than the checkpoint allows, the next one does not hang on it.
    let broken = verify_against(REALM, rest[1..].to_vec(), &start, kept.clone()).unwrap_err();
    assert_eq!(
        broken,
        Broken {
            number: 10,
            why: Why::Changed
        }
    );
    // All of the rest taken off.
    let broken = verify_against(REALM, [], &start, kept.clone()).unwrap_err();
    assert_eq!(
        broken.why,
        Why::CutOff {
            day: date(2027, 3, 3)
        }
    );
    // Pruned to the day and nothing since: as proven as can be.
    let head = verify_against(REALM, [], &start, kept[..2].to_vec()).unwrap();
    assert_eq!((head.proven, head.hash), (Some(date(2027, 3, 2)), log[7].1));
}

#[test]
fn a_start_that_differs_from_the_checkpoint_somebody_kept_is_noticed() {
    let log = log(2);
    let kept = [Kept::from(checkpoint(&log, 3))];
    let forged = Checkpoint::new(REALM, FIRST_DAY, [7; 32]).unwrap();
    let rest = chained(REALM, [7; 32], log[4..].iter().map(|(row, _)| row.clone()));
    let start = Start::After(forged);
    assert!(verify(REALM, rest.clone(), &start).is_ok());
    let broken = verify_against(REALM, rest, &start, kept).unwrap_err();
    assert_eq!(broken.why, Why::Rewritten { day: FIRST_DAY });
}

#[test]
fn a_checkpoint_of_another_realm_is_refused() {
    let other = Checkpoint::new("research", FIRST_DAY, [7; 32]).unwrap();
    let refused = Broken {
        number: 1,
        why: Why::OtherRealm { day: FIRST_DAY },
    };
    assert_eq!(
        verify(REALM, [], &Start::After(other.clone())).unwrap_err(),
        refused
    );
    assert_eq!(
        verify_against(REALM, log(1), &Start::Genesis, [Kept::from(other)]).unwrap_err(),
        refused
    );
}
