//! One row of the log, and how it hangs on the row before.

use jiff::civil::Date;

use crate::encode::Framed;
use crate::hex;

/// A SHA-256 value: the fingerprint of a row and of all rows before it.
pub type Hash = [u8; 32];

const GENESIS: &str = "landgang log of looks, beginning 1";
const ROW: &str = "landgang log of looks, row 1";
const TICK: &str = "tick";
const LOG: &str = "log";

/// What the first row of `realm`'s log hangs on. Another realm's log begins elsewhere, so that no stretch of one can
/// be passed off as the other's.
#[must_use]
pub fn genesis(realm: &str) -> Hash {
    Framed::new(GENESIS).text(realm).sha256()
}

/// One look, refusal, search, export or change, as the log tells it (SAFETY.md §7): no content, no search words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Place in the realm's log, from 1, without gaps.
    pub number: u64,
    /// When, in unix milliseconds, by the realm's clock.
    pub at_ms: i64,
    /// Number (id) of the account that acted; empty for the log itself.
    pub actor: String,
    /// The role it acted in.
    pub role: String,
    /// The unit (group, office) it acted for; may be empty.
    pub unit: String,
    /// What was done: one of the realm's few uniform actions.
    pub action: String,
    /// The kind of thing it was done to.
    pub resource: String,
    /// Number (id) of the thing; may be empty.
    pub object: String,
    /// Why, as the realm's list of purposes names it.
    pub purpose: String,
}

impl Row {
    /// The row of the log itself that is written once a day, so that the head moves whether or not anything happened.
    ///
    /// `day` is the realm's own calendar day. `blind` must be drawn fresh from the kernel: the day's head is published,
    /// and a head over a number and an hour alone could be found again by trying, which would tell how many rows there
    /// are and whether anything happened between two days.
    #[must_use]
    pub fn tick(number: u64, at_ms: i64, day: Date, blind: &[u8; 32]) -> Self {
        Self {
            number,
            at_ms,
            actor: String::new(),
            role: String::new(),
            unit: String::new(),
            action: TICK.to_owned(),
            resource: LOG.to_owned(),
            object: day.to_string(),
            purpose: hex::write(blind),
        }
    }

    /// The day that this row closes; none if it is an ordinary row. Nobody with an account can write such a row, since
    /// it has no actor.
    #[must_use]
    pub fn closes(&self) -> Option<Date> {
        let own = self.actor.is_empty() && self.action == TICK && self.resource == LOG;
        own.then(|| self.object.parse().ok()).flatten()
    }

    /// The head of `realm`'s log once this row hangs on `previous`: [`genesis`] for the first row, otherwise the hash
    /// of the row before.
    #[must_use]
    pub fn hash(&self, realm: &str, previous: &Hash) -> Hash {
        Framed::new(ROW)
            .text(realm)
            .bytes(previous)
            .bytes(&self.number.to_be_bytes())
            .bytes(&self.at_ms.to_be_bytes())
            .text(&self.actor)
            .text(&self.role)
            .text(&self.unit)
            .text(&self.action)
            .text(&self.resource)
            .text(&self.object)
            .text(&self.purpose)
            .sha256()
    }
}
