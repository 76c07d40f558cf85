//! Is the log of looks closed each day, and does somebody out of the host's reach get the proof (SAFETY.md §7)?

use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::Check;

const ABOUT: &str = "checkpoint";
/// A day is closed at four o'clock; a machine that slept closes it when it wakes.
const GREEN_DAYS: i32 = 2;
/// A week without one: nobody is looking.
const YELLOW_DAYS: i32 = 7;

/// What was found of one realm's checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checkpoints {
    pub(crate) realm: String,
    pub(crate) today: Date,
    /// The newest day that was closed.
    pub(crate) newest: Option<Date>,
    /// The newest in the place that the operator names; none if no place is named.
    pub(crate) elsewhere: Option<Option<Date>>,
}

/// The newest day in a folder of checkpoints.
pub(crate) fn newest(folder: &Path) -> io::Result<Option<Date>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let mut newest = None;
    for entry in entries {
        let path = entry?.path();
        let ours = path.extension().is_some_and(|end| end == "txt");
        let day = path
            .file_stem()
            .and_then(|name| name.to_str())
            .and_then(|name| name.parse().ok());
        if ours {
            newest = newest.max(day);
        }
    }
    Ok(newest)
}

/// Judges.
pub(crate) fn judge(found: &Checkpoints) -> Vec<Check> {
    let Checkpoints {
        realm,
        today,
        newest,
        elsewhere,
    } = found;
    let mut checks = Vec::new();
    let Some(newest) = newest else {
        return vec![Check::yellow(
            realm,
            ABOUT,
            "No day of the log of looks was closed yet.",
            "It is closed at four in the morning while the realm runs; look again tomorrow.",
        )];
    };
    let age = today
        .since(*newest)
        .map_or(i32::MAX, |span| span.get_days());
    let says = format!("The log of looks was closed last for {newest}.");
    checks.push(if age <= GREEN_DAYS {
        Check::green(realm, ABOUT, says)
    } else if age <= YELLOW_DAYS {
        Check::yellow(realm, ABOUT, says, "Did the realm run every day? If it did, its log lines say why the day was not closed.")
    } else {
        Check::red(realm, ABOUT, says, "Read the realm's log lines, and run `landgang audit verify`: what came since is not proven.")
    });
    match elsewhere {
        None => checks.push(Check::yellow(
            realm,
            ABOUT,
            "The checkpoints lie only where the host can change them, and on the realm's own page /kontrolpunkt.",
            "Name a folder in `checkpoints` that somebody else's machine reads.",
        )),
        Some(there) if there.is_none_or(|there| there < *newest) => checks.push(Check::red(
            realm,
            ABOUT,
            "The newest checkpoint is missing in the folder that others read.",
            "Is the folder there, and may the realm's user write in it?",
        )),
        Some(_) => {}
    }
    checks
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn closed(day: Option<Date>, elsewhere: Option<Option<Date>>) -> Vec<Light> {
        lights(&judge(&Checkpoints {
            realm: "civil".to_owned(),
            today: date(2027, 3, 10),
            newest: day,
            elsewhere,
        }))
    }

    #[test]
    fn a_log_that_is_closed_each_day_is_green_and_one_that_is_not_grows_worse() {
        let kept = |day| closed(Some(day), Some(Some(day)));
        assert_eq!(kept(date(2027, 3, 9)), [Light::Green]);
        assert_eq!(kept(date(2027, 3, 8)), [Light::Green]);
        assert_eq!(kept(date(2027, 3, 7)), [Light::Yellow]);
        assert_eq!(kept(date(2027, 3, 3)), [Light::Yellow]);
        assert_eq!(kept(date(2027, 3, 2)), [Light::Red]);
        assert_eq!(kept(date(2026, 1, 2)), [Light::Red]);
        assert_eq!(closed(None, None), [Light::Yellow]);
    }

    #[test]
    fn checkpoints_that_nobody_else_has_are_named() {
        let day = date(2027, 3, 9);
        assert_eq!(closed(Some(day), None), [Light::Green, Light::Yellow]);
        assert_eq!(closed(Some(day), Some(None)), [Light::Green, Light::Red]);
        assert_eq!(
            closed(Some(day), Some(Some(date(2027, 3, 8)))),
            [Light::Green, Light::Red]
        );
    }

    #[test]
    fn the_newest_day_of_a_folder_is_read_from_the_names() {
        let dir = std::env::temp_dir().join(format!("landgang-days-{}", std::process::id()));
        assert_eq!(newest(&dir).expect("read"), None);
        fs::create_dir_all(&dir).expect("made");
        for name in [
            "2027-03-01.txt",
            "2027-02-27.txt",
            "2027-03-02.new",
            "notes.txt",
        ] {
            fs::write(dir.join(name), "").expect("written");
        }
        assert_eq!(newest(&dir).expect("read"), Some(date(2027, 3, 1)));
        fs::remove_dir_all(dir).expect("removed");
    }
}
