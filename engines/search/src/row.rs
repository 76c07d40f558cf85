//! A place in sixteen bytes: everything that is compared, but for its words and its point.

use crate::reason::Relaxed;
use crate::times::bits_of;
use crate::weigh::FRESH_DAYS;
use crate::{Place, Setting, Wish};

/// What a place is ranked by. A directory's rows lie side by side, so that a million are looked through in a moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// See [`bits_of`].
    pub(crate) times: u32,
    /// Minutes until it opens next; [`UNKNOWN`] where not known.
    pub(crate) next: i32,
    /// A bit for each [`Wish`].
    pub(crate) wishes: u16,
    /// What it meets, as bits of [`Relaxed`], and beyond these the bits below.
    pub(crate) traits: u16,
    /// 1 … 5; 6 where the feed does not say, so that saying it is never a loss.
    pub(crate) intrusive: u8,
    /// 0 where no limit is known.
    pub(crate) youngest: u8,
    /// 255 where no limit is known.
    pub(crate) oldest: u8,
}

/// No time is known.
pub(crate) const UNKNOWN: i32 = i32::MAX;

/// One may come and go.
pub(crate) const OPEN_HOUSE: u16 = 1 << 11;
/// There is no way to go.
pub(crate) const ONLINE: u16 = 1 << 12;
/// Confirmed within [`FRESH_DAYS`].
pub(crate) const FRESH: u16 = 1 << 13;
/// Its point is known.
pub(crate) const PLACED: u16 = 1 << 14;
/// It has not gone since it was laid out.
pub(crate) const HERE: u16 = 1 << 15;

impl Row {
    pub(crate) fn of(place: &Place) -> Self {
        let fresh = place
            .assured_days_ago
            .is_some_and(|days| (0..=FRESH_DAYS).contains(&days));
        let traits = [
            (Relaxed::Small.bit(), place.is_small()),
            (Relaxed::Quiet.bit(), place.quiet),
            (Relaxed::Free.bit(), place.free == Some(true)),
            (Relaxed::Newcomers.bit(), place.newcomers),
            (Relaxed::Company.bit(), place.can_be_accompanied()),
            (Relaxed::StepFree.bit(), place.wheelchair == Some(true)),
            (OPEN_HOUSE, place.setting == Some(Setting::OpenHouse)),
            (ONLINE, place.setting == Some(Setting::Online)),
            (FRESH, fresh),
            (PLACED, place.point.is_some_and(crate::distance::on_earth)),
            (HERE, true),
        ];
        let has = traits.into_iter().filter(|(_, has)| *has);
        Self {
            times: place
                .times
                .iter()
                .fold(0, |bits, slot| bits | bits_of(*slot)),
            next: minutes(place.next_in_min),
            wishes: bits_of_wishes(place.wishes.iter().copied()),
            traits: has.fold(0, |bits, (bit, _)| bits | bit),
            intrusive: place.intrusive.map_or(6, |level| level.clamp(1, 5)),
            youngest: place.youngest.unwrap_or(0),
            oldest: place.oldest.unwrap_or(u8::MAX),
        }
    }

    /// Whether it has not gone since it was laid out.
    pub(crate) const fn is_here(&self) -> bool {
        self.traits & HERE != 0
    }

    /// Minutes until it opens next.
    pub(crate) fn next_in_min(&self) -> Option<i64> {
        (self.next != UNKNOWN).then_some(i64::from(self.next))
    }
}

/// Minutes as they are kept; what lies centuries ahead is as far as can be.
pub(crate) fn minutes(next_in_min: Option<i64>) -> i32 {
    next_in_min.map_or(UNKNOWN, |minutes| {
        let held = minutes.clamp(i64::from(i32::MIN), i64::from(UNKNOWN - 1));
        i32::try_from(held).unwrap_or(UNKNOWN)
    })
}

/// A bit for each wish.
pub(crate) fn bits_of_wishes(wishes: impl Iterator<Item = Wish>) -> u16 {
    wishes.fold(0, |bits, wish| {
        let at = Wish::ALL.iter().position(|one| *one == wish);
        at.map_or(bits, |at| bits | 1 << at)
    })
}
