//! T27: 10,000 logs are tampered with. What is claimed, and what is not, is in the README.

use kit_audit::{Checkpoint, Hash, Kept, Row, Start, genesis, verify_against};

use crate::common::{Drawn, Log, REALM, chained, number, tick};

const CASES: usize = 10_000;

/// A log of a random life, where it is kept from, and what was given out of it.
struct Life {
    log: Log,
    start: Start,
    /// What the first kept row hangs on.
    from: Hash,
    /// The index of the row whose checkpoint somebody kept.
    proven: usize,
    kept: Vec<Kept>,
}

impl Life {
    /// 2 to 20 days of 0 to 9 looks, then a day that is not yet closed. Half of them were pruned. The checkpoint of the
    /// last closed day was kept, in text or on paper, and perhaps some of the others.
    fn new(drawn: &mut Drawn) -> Self {
        let mut rows = Vec::new();
        let days = 2 + drawn.below(19);
        for n in 0..days {
            looks(drawn, &mut rows);
            rows.push(tick(number(&rows), i64::try_from(n).unwrap()));
        }
        looks(drawn, &mut rows);
        let mut log = chained(REALM, genesis(REALM), rows);
        let ticks: Vec<usize> = (0..log.len())
            .filter(|index| log[*index].0.closes().is_some())
            .collect();
        let mut kept = Vec::new();
        for index in &ticks {
            if Some(index) == ticks.last() || drawn.below(3) == 0 {
                let checkpoint = checkpoint_of(&log[*index]);
                kept.push(match drawn.below(2) {
                    0 => Kept::from(checkpoint.on_paper()),
                    _ => Kept::from(checkpoint),
                });
            }
        }
        let last = *ticks.last().unwrap();
        let (start, from, gone) = match drawn.below(2) {
            0 => (Start::Genesis, genesis(REALM), 0),
            _ => {
                let at = drawn.one_of(&ticks[..ticks.len() - 1]);
                let checkpoint = checkpoint_of(&log[at]);
                let from = *checkpoint.head();
                (Start::After(checkpoint), from, at + 1)
            }
        };
        log.drain(..gone);
        Self {
            log,
            start,
            from,
            proven: last - gone,
            kept,
        }
    }

    fn holds(&self, log: Log) -> bool {
        verify_against(REALM, log, &self.start, self.kept.clone()).is_ok()
    }
}

fn checkpoint_of((row, head): &(Row, Hash)) -> Checkpoint {
    Checkpoint::new(REALM, row.closes().unwrap(), *head).unwrap()
}

fn looks(drawn: &mut Drawn, rows: &mut Vec<Row>) {
    for _ in 0..drawn.below(10) {
        rows.push(any_look(drawn, number(rows)));
    }
}

/// A look with few different values, so that two rows often tell the same but for their number and time.
fn any_look(drawn: &mut Drawn, number: u64) -> Row {
    let words = |words: &[&str], drawn: &mut Drawn| drawn.one_of(words).to_owned();
    Row {
        number,
        at_ms: 1_803_900_000_000 + i64::try_from(drawn.below(1_000_000_000)).unwrap(),
        actor: words(&["konto-1", "konto-2", "konto-3"], drawn),
        role: words(&["coordinator", "companion"], drawn),
        unit: words(&["", "gaaturen", "kor"], drawn),
        action: words(&["see", "list", "open", "change", "refused"], drawn),
        resource: words(&["crossing", "visit"], drawn),
        object: words(&["", "1", "2", "3"], drawn),
        purpose: words(&["answer", "plan"], drawn),
    }
}

/// What is done to a log.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Deed {
    Field,
    StoredHash,
    DeleteOne,
    DeleteRun,
    Swap,
    SwapStories,
    Move,
    Insert,
    Double,
    CutOff,
    Anew,
}

const DEEDS: [Deed; 11] = [
    Deed::Field,
    Deed::StoredHash,
    Deed::DeleteOne,
    Deed::DeleteRun,
    Deed::Swap,
    Deed::SwapStories,
    Deed::Move,
    Deed::Insert,
    Deed::Double,
    Deed::CutOff,
    Deed::Anew,
];

/// How much the one who does it can do besides.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Care {
    /// Leaves the rest as it is.
    None,
    /// Numbers the rows anew, so that none seems to be missing.
    Numbers,
    /// Numbers them anew and recomputes every stored hash: whoever can write the whole database and knows this
    /// program's source.
    Hashes,
}

/// Does `deed` to rows of `log` with an index in `first..=last`.
fn tamper(drawn: &mut Drawn, log: &mut Log, deed: Deed, first: usize, last: usize) {
    let at = first + drawn.below(last - first + 1);
    let other = first + drawn.below(last - first + 1);
    match deed {
        Deed::Field => change_a_field(drawn, &mut log[at].0),
        Deed::StoredHash => log[at].1[drawn.below(32)] ^= 1 << drawn.below(8),
        Deed::DeleteOne => drop(log.remove(at)),
        Deed::DeleteRun => drop(log.drain(at.min(other)..=at.max(other))),
        Deed::Swap => log.swap(at, other),
        Deed::SwapStories => {
            // What the rows tell changes places; numbers and times stay.
            let (one, two) = (log[at].0.clone(), log[other].0.clone());
            let keep = |from: Row, to: &Row| Row {
                number: to.number,
                at_ms: to.at_ms,
                ..from
            };
            log[at].0 = keep(two.clone(), &one);
            log[other].0 = keep(one, &two);
        }
        Deed::Move => {
            let row = log.remove(at);
            log.insert(other, row);
        }
        Deed::Insert => {
            let row = any_look(drawn, log[at].0.number);
            let stored = drawn.bytes();
            log.insert(at, (row, stored));
        }
        Deed::Double => {
            let row = log[at].clone();
            log.insert(other, row);
        }
        Deed::CutOff => log.truncate(at),
        Deed::Anew => {
            let rows = log.iter().map(|(row, _)| any_look(drawn, row.number));
            *log = rows.map(|row| (row, [0; 32])).collect();
        }
    }
}

fn change_a_field(drawn: &mut Drawn, row: &mut Row) {
    let texts = [
        &mut row.actor,
        &mut row.role,
        &mut row.unit,
        &mut row.action,
        &mut row.resource,
        &mut row.object,
        &mut row.purpose,
    ];
    match drawn.below(9) {
        0 => row.number ^= 1 << drawn.below(40),
        1 => row.at_ms ^= 1 << drawn.below(40),
        field => {
            for (at, text) in texts.into_iter().enumerate() {
                if at + 2 == field && text.pop().is_none() {
                    text.push('x');
                }
            }
        }
    }
}

fn cover(care: Care, from: Hash, first_number: u64, log: &mut Log) {
    if care != Care::None {
        for ((row, _), number) in log.iter_mut().zip(first_number..) {
            row.number = number;
        }
    }
    if care == Care::Hashes {
        *log = chained(REALM, from, log.drain(..).map(|(row, _)| row));
    }
}

/// A log of its own for each case, tampered with somewhere in the rows that `window` names until it differs.
fn tampered(
    drawn: &mut Drawn,
    deed: Deed,
    care: Care,
    window: impl Fn(&Life) -> Option<(usize, usize)>,
) -> (Life, Log) {
    loop {
        let life = Life::new(drawn);
        let Some((first, last)) = window(&life) else {
            continue;
        };
        let mut log = life.log.clone();
        let first_number = log[0].0.number;
        tamper(drawn, &mut log, deed, first, last);
        cover(care, life.from, first_number, &mut log);
        if log != life.log {
            return (life, log);
        }
    }
}

#[test]
fn ten_thousand_tamperings_before_the_last_checkpoint_are_all_noticed() {
    let seed = 27_001;
    let mut drawn = Drawn::new(seed);
    let mut noticed = 0;
    let mut by_deed = [0_usize; DEEDS.len()];
    for case in 0..CASES {
        let at = case % DEEDS.len();
        let care = match DEEDS[at] {
            // Whoever recomputes the hashes has not changed one.
            Deed::StoredHash => Care::None,
            _ => [Care::None, Care::Numbers, Care::Hashes][case / DEEDS.len() % 3],
        };
        // From the first row to the one that closes the last day given out, that one included.
        let (life, log) = tampered(&mut drawn, DEEDS[at], care, |life| Some((0, life.proven)));
        assert!(life.holds(life.log.clone()), "case {case}, seed {seed}");
        match life.holds(log) {
            false => {
                noticed += 1;
                by_deed[at] += 1;
            }
            true => println!("not noticed: case {case}, {:?}, {care:?}", DEEDS[at]),
        }
    }
    for (deed, noticed) in DEEDS.iter().zip(by_deed) {
        println!("  {deed:?}: {noticed}");
    }
    println!("T27 tamperings before the last checkpoint: {noticed} / {CASES} noticed, seed {seed}");
    assert_eq!(noticed, CASES);
}

/// The rows after the last checkpoint that somebody kept, if there are any.
fn window_after(life: &Life) -> Option<(usize, usize)> {
    let first = life.proven + 1;
    (first < life.log.len()).then(|| (first, life.log.len() - 1))
}

#[test]
fn after_the_last_checkpoint_clumsy_tampering_is_noticed_and_a_whole_forgery_is_not() {
    let seed = 27_002;
    let mut drawn = Drawn::new(seed);
    let (mut clumsy, mut clumsy_noticed, mut forged, mut forged_noticed) = (0, 0, 0, 0);
    for case in 0..2_000 {
        let deed = drawn.one_of(&[Deed::Field, Deed::DeleteOne, Deed::Insert, Deed::Swap]);
        let care = [Care::None, Care::Hashes][case % 2];
        let (life, log) = tampered(&mut drawn, deed, care, window_after);
        // Rows taken off the very end leave a shorter log that is whole; nothing is claimed of it.
        if life.log.starts_with(&log) {
            continue;
        }
        let noticed = u32::from(!life.holds(log));
        match care {
            Care::Hashes => {
                forged += 1;
                forged_noticed += noticed;
            }
            _ => {
                clumsy += 1;
                clumsy_noticed += noticed;
            }
        }
    }
    println!(
        "after the last checkpoint: {clumsy_noticed} / {clumsy} clumsy ones noticed, {forged_noticed} / {forged} whole forgeries noticed, seed {seed}"
    );
    assert!(clumsy > 800 && forged > 800);
    assert_eq!(clumsy_noticed, clumsy);
    // Not a wish: what the README says cannot be proven must stay true, or the README must change.
    assert_eq!(forged_noticed, 0);
}

#[test]
fn the_next_checkpoint_closes_the_window() {
    let seed = 27_003;
    let mut drawn = Drawn::new(seed);
    let (mut tried, mut noticed) = (0, 0);
    for case in 0..2_000 {
        let deed = DEEDS[case % DEEDS.len()];
        let (mut life, _) = tampered(&mut drawn, Deed::Field, Care::None, window_after);
        // The day that was open is closed, and its checkpoint given out.
        let mut rows: Vec<Row> = life.log.iter().map(|(row, _)| row.clone()).collect();
        rows.push(tick(rows.last().unwrap().number + 1, 30));
        life.log = chained(REALM, life.from, rows);
        life.kept
            .push(checkpoint_of(life.log.last().unwrap()).into());
        assert!(life.holds(life.log.clone()));
        let mut log = life.log.clone();
        tamper(
            &mut drawn,
            &mut log,
            deed,
            life.proven + 1,
            life.log.len() - 1,
        );
        cover(Care::Hashes, life.from, life.log[0].0.number, &mut log);
        if log != life.log {
            tried += 1;
            noticed += u32::from(!life.holds(log));
        }
    }
    println!("after the next checkpoint: {noticed} / {tried} whole forgeries noticed, seed {seed}");
    assert!(tried > 1_500, "{tried}");
    assert_eq!(noticed, tried);
}

#[test]
fn a_quiet_day_cannot_be_told_from_a_busy_one_by_trying() {
    // Whoever knows yesterday's head, the hour and every number tries whether nothing happened today.
    let yesterday = genesis(REALM);
    let quiet = tick(1, 0);
    let head = quiet.hash(REALM, &yesterday);
    let found = (1..2_000_u64).any(|number| {
        let guess = Row::tick(number, quiet.at_ms, quiet.closes().unwrap(), &[0; 32]);
        guess.hash(REALM, &yesterday) == head
    });
    assert!(!found);
    // The same guess finds a head that nothing was drawn for, so the trial is one.
    let bare = Row::tick(17, quiet.at_ms, quiet.closes().unwrap(), &[0; 32]);
    let bare = bare.hash(REALM, &yesterday);
    assert!((1..2_000_u64).any(|number| {
        let guess = Row::tick(number, quiet.at_ms, quiet.closes().unwrap(), &[0; 32]);
        guess.hash(REALM, &yesterday) == bare
    }));
}
