//! When something was done last: a small file per thing in the realm's own folder, for `doctor` to read. It holds a
//! time and nothing else.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use jiff::Timestamp;

/// A copy was restored for trial and compared.
pub(crate) const PROVEN: &str = "proven";
/// A copy of the data was handed to the operator.
pub(crate) const HANDED_OUT: &str = "data-handed-out";
/// The epoch keys were copied.
pub(crate) const EPOCHS: &str = "epochs-copied";

/// Notes that `what` was done at `at`.
///
/// # Errors
/// The system's word.
pub(crate) fn note(folder: &Path, what: &str, at: Timestamp) -> io::Result<()> {
    let (unfinished, path) = (folder.join(format!("{what}.new")), folder.join(what));
    let mut file = fs::File::create(&unfinished)?;
    writeln!(file, "{at}")?;
    file.sync_all()?;
    fs::rename(&unfinished, &path)
}

/// When `what` was done last; none if it never was, or if the file says something else.
#[must_use]
pub(crate) fn read(folder: &Path, what: &str) -> Option<Timestamp> {
    let text = fs::read_to_string(folder.join(what)).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_last_is_read_and_nothing_else_is() {
        let dir = std::env::temp_dir().join(format!("landgang-stamps-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("made");
        assert_eq!(read(&dir, PROVEN), None);
        for day in ["2027-03-01T04:00:00Z", "2027-04-01T04:00:00Z"] {
            let at: Timestamp = day.parse().expect("a time");
            note(&dir, PROVEN, at).expect("noted");
            assert_eq!(read(&dir, PROVEN), Some(at));
        }
        fs::write(dir.join(PROVEN), "yesterday").expect("written");
        assert_eq!(read(&dir, PROVEN), None);
        fs::remove_dir_all(dir).expect("removed");
    }
}
