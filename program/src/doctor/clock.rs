//! Is the machine's clock to be believed? Asked without the network: reminders, limits and checkpoints hang on it.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::{Check, minute};

const ABOUT: &str = "clock";
/// A clock that is corrected may step back a little; more than this is no correction.
const STEP_BACK: SignedDuration = SignedDuration::from_mins(5);
/// A house may close over the summer; more than this since the last line is worth a look.
const LONG_SILENCE: SignedDuration = SignedDuration::from_hours(24 * 60);
/// Where systemd's time keeper says that the kernel's clock follows another one.
const SYNCHRONISED: &str = "/run/systemd/timesync/synchronized";

/// What is known of the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The realm.
    pub(crate) realm: String,
    /// Now, by the machine.
    pub(crate) now: Timestamp,
    /// The newest line that a realm wrote, or the newest day that was closed.
    pub(crate) newest: Option<Timestamp>,
}

/// Whether the machine says that its clock follows another; none where nobody says anything.
#[must_use]
pub(crate) fn synchronised() -> Option<bool> {
    let keeper = Path::new(SYNCHRONISED);
    let folder = keeper.parent().is_some_and(Path::exists);
    folder.then(|| keeper.exists())
}

/// Judges one realm's newest line against the clock.
pub(crate) fn judge(clock: &Clock) -> Vec<Check> {
    let Clock { realm, now, newest } = clock;
    let Some(newest) = newest else {
        return Vec::new();
    };
    let since = now.duration_since(*newest);
    let check = if since < -STEP_BACK {
        Check::red(
            realm,
            ABOUT,
            format!(
                "The machine's clock says {}, but something was written at {}: one of them is wrong.",
                minute(*now),
                minute(*newest)
            ),
            "Put the clock right before the realm is started; else reminders and limits go wrong.",
        )
    } else if since > LONG_SILENCE {
        Check::yellow(
            realm,
            ABOUT,
            format!("Nothing was written since {}.", minute(*newest)),
            "If the realm was not closed for so long, the clock is wrong: put it right.",
        )
    } else {
        Check::green(
            realm,
            ABOUT,
            "The clock goes on from what was written last.",
        )
    };
    vec![check]
}

/// Judges whether the clock follows another.
pub(crate) fn follows(synchronised: Option<bool>) -> Check {
    match synchronised {
        Some(true) => Check::green("house", ABOUT, "The clock follows another one."),
        Some(false) => Check::yellow(
            "house",
            ABOUT,
            "The machine's time keeper has not set the clock yet.",
            "See `timedatectl`: which server does it ask, and does that answer?",
        ),
        None => Check::yellow(
            "house",
            ABOUT,
            "Nobody on this machine says whether the clock follows another one.",
            "Run systemd-timesyncd or another time keeper, or set the clock by hand once a month.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn written(before: SignedDuration) -> Vec<Light> {
        let now: Timestamp = "2027-03-01T12:00:00Z".parse().expect("a time");
        lights(&judge(&Clock {
            realm: "civil".to_owned(),
            now,
            newest: Some(now - before),
        }))
    }

    #[test]
    fn a_clock_behind_what_was_written_is_red_and_a_long_silence_yellow() {
        assert_eq!(written(SignedDuration::from_mins(1)), [Light::Green]);
        assert_eq!(written(SignedDuration::from_mins(-5)), [Light::Green]);
        assert_eq!(written(SignedDuration::from_mins(-6)), [Light::Red]);
        assert_eq!(written(SignedDuration::from_hours(24 * 60)), [Light::Green]);
        assert_eq!(
            written(SignedDuration::from_hours(24 * 61)),
            [Light::Yellow]
        );
    }

    #[test]
    fn a_clock_that_follows_none_is_yellow() {
        let light = |said| follows(said).light;
        assert_eq!(light(Some(true)), Light::Green);
        assert_eq!(light(Some(false)), Light::Yellow);
        assert_eq!(light(None), Light::Yellow);
    }
}
