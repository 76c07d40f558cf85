//! Brakes: who guesses or floods is slowed, never locked out, and never forgotten by a restart (SAFETY.md §6.2).

mod address;
mod gate;
mod rules;
pub mod sql;
mod store;
#[cfg(test)]
mod tests;

pub use address::Address;
pub use gate::Gate;
pub use rules::{Count, Pace};
pub use store::sweep;

/// The brakes of one door, form or slot; a constant beside its handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brake {
    /// Its name, `room-key`: tries at one door do not slow another.
    pub name: &'static str,
    /// Over one address: generous, since a whole house sits behind one.
    pub address: Pace,
    /// Over everybody together.
    pub everybody: Pace,
}

impl Brake {
    /// A door where somebody proves who it is: a hundred wrong tries in ten minutes from one address, three hundred a
    /// minute from everybody, and then two seconds between tries.
    #[must_use]
    pub const fn door(name: &'static str) -> Self {
        Self {
            name,
            address: Pace::crowd(100, 10 * 60_000, 2_000),
            everybody: Pace::crowd(300, 60_000, 2_000),
        }
    }

    /// A form that anybody may send: sixty in ten minutes from one address, three hundred a minute from everybody, and
    /// then some seconds between them.
    #[must_use]
    pub const fn form(name: &'static str) -> Self {
        Self {
            name,
            address: Pace::crowd(60, 10 * 60_000, 5_000),
            everybody: Pace::crowd(300, 60_000, 1_000),
        }
    }

    /// A slot for another machine's letters: six hundred a minute, whoever brings them.
    #[must_use]
    pub const fn slot(name: &'static str) -> Self {
        Self {
            name,
            address: Pace::crowd(600, 60_000, 1_000),
            everybody: Pace::crowd(600, 60_000, 1_000),
        }
    }
}

/// What a brake answers before a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The try is counted as wrong beforehand; go on.
    Go,
    /// So many whole seconds too early; nothing was counted.
    Wait(i64),
}

/// One who tries: the account it is about, if it is about one, and the address it comes from, where that is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trying<'a> {
    /// A hash under the realm's own key, never a name or a mail address.
    pub account: Option<&'a str>,
    /// Where from.
    pub address: Option<&'a Address>,
}
