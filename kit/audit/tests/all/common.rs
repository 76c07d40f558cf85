//! Invented logs.

use jiff::civil::{Date, date};
use kit_audit::{Hash, Row, genesis};
use sha2::{Digest as _, Sha256};

/// The realm of most tests.
pub(crate) const REALM: &str = "civil";

/// The first day of an invented log.
pub(crate) const FIRST_DAY: Date = date(2027, 3, 1);

/// A log as it lies in the database: each row with the hash stored beside it.
pub(crate) type Log = Vec<(Row, Hash)>;

/// An ordinary row.
pub(crate) fn look(number: u64) -> Row {
    Row {
        number,
        at_ms: 1_803_900_000_000 + i64::try_from(number).unwrap(),
        actor: "konto-7".to_owned(),
        role: "coordinator".to_owned(),
        unit: "gaaturen".to_owned(),
        action: "open".to_owned(),
        resource: "crossing".to_owned(),
        object: format!("sag-{number}"),
        purpose: "answer".to_owned(),
    }
}

/// The row that closes the `n`th day, counted from 0.
pub(crate) fn tick(number: u64, n: i64) -> Row {
    let day = FIRST_DAY.saturating_add(jiff::Span::new().days(n));
    let mut blind = [0x5a; 32];
    blind[0] = u8::try_from(n % 256).unwrap();
    Row::tick(number, 1_803_900_000_000 + n * 86_400_000, day, &blind)
}

/// Writes the stored hashes anew, as the program does when it appends, and as an attacker with the whole database can.
pub(crate) fn chained(realm: &str, from: Hash, rows: impl IntoIterator<Item = Row>) -> Log {
    let mut head = from;
    rows.into_iter()
        .map(|row| {
            head = row.hash(realm, &head);
            (row, head)
        })
        .collect()
}

/// `days` days of three looks and a tick each.
pub(crate) fn log(days: i64) -> Log {
    let mut rows = Vec::new();
    for n in 0..days {
        for _ in 0..3 {
            rows.push(look(number(&rows)));
        }
        rows.push(tick(number(&rows), n));
    }
    chained(REALM, genesis(REALM), rows)
}

/// The number of the next row.
pub(crate) fn number(rows: &[Row]) -> u64 {
    u64::try_from(rows.len()).unwrap() + 1
}

/// Numbers that look drawn and are the same for the same seed.
pub(crate) struct Drawn {
    seed: u64,
    turn: u64,
}

impl Drawn {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, turn: 0 }
    }

    /// 32 bytes.
    pub(crate) fn bytes(&mut self) -> [u8; 32] {
        self.turn += 1;
        let seeds = [self.seed.to_be_bytes(), self.turn.to_be_bytes()].concat();
        Sha256::digest(seeds).into()
    }

    /// A number from 0 up to, not with, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let [a, b, c, d, ..] = self.bytes();
        usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap() % end
    }

    /// One of `all`.
    pub(crate) fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}
