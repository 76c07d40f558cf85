//! A stranger's feed in JSON.

use kit_hsds::{Fault, Feed, Limits, Severity, read_bytes};

use crate::parts::{choice, pick};

const NAMES: [&str; 6] = [
    "service.json",
    "services.json",
    "organizations.json",
    "index.json",
    "tabular.json",
    "schedules.json",
];

/// The first byte chooses what the file is called; the rest is its content.
pub(crate) fn read(bytes: &[u8]) {
    let (which, content) = choice(bytes);
    let Some(name) = pick(&NAMES, which) else {
        return;
    };
    keeps(read_bytes(name, content, &Limits::default()));
}

/// Either a feed whose communities have all that pages need, or faults, one of which refuses it.
pub(crate) fn keeps(came: Result<Feed, Vec<Fault>>) {
    match came {
        Ok(feed) => {
            assert!(
                feed.notes
                    .iter()
                    .all(|note| note.severity == Severity::Note)
            );
            let now = jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0);
            for community in feed.communities() {
                assert!(!community.slug.is_empty() && !community.name.is_empty());
                assert!(community.next_meeting(now).is_none_or(|next| next >= now));
                assert!(feed.full_service(&community.id).is_some());
            }
        }
        Err(faults) => {
            assert!(faults.iter().any(|fault| fault.severity == Severity::Error));
            for fault in faults {
                assert!(!fault.danish_line().is_empty() && !fault.english_line().is_empty());
            }
        }
    }
}
