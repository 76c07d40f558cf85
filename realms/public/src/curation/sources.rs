//! `/eftersyn?vis=kilder`: where the directory was read, and which source has fallen silent.

use std::collections::HashMap;

use kit_web::Asked;
use kit_words::{key, when};

use super::page::{CheckPage, blank};
use crate::Directory;
use crate::harvest::{Asking, Outcome, SourceState};

/// The list's word in the address.
pub(super) const SOURCES: &str = "kilder";

pub(super) fn sources(asked: &Asked, directory: &Directory, all: &[SourceState]) -> CheckPage {
    let mut shown: HashMap<&str, i64> = HashMap::new();
    for entry in directory.entries() {
        *shown.entry(entry.source.as_str()).or_default() += 1;
    }
    let row = |one: &SourceState| {
        let count = shown.get(one.source.as_str()).copied().unwrap_or(0);
        let mut said = vec![asked.tell("check-source-count", &[("n", count.into())])];
        if let Some(read) = one.read {
            said.push(asked.tell("check-source-read", &[("day", day(asked, read).into())]));
        }
        said.extend(one.asked.and_then(|asking| trouble(asked, asking)));
        (one.source.clone(), said.join(" "))
    };
    let mut page = blank(
        asked,
        asked.say("check-sources"),
        asked.say("check-sources-help"),
    );
    page.none = all.is_empty().then(|| asked.say("check-none"));
    page.rows = all.iter().map(row).collect();
    page
}

/// What is amiss with a source; nothing where all is well.
fn trouble(asked: &Asked, asking: Asking) -> Option<String> {
    let (said, faults) = match asking.outcome {
        Outcome::Taken => return None,
        Outcome::Refused(faults) => (key!("check-source-refused"), faults),
        Outcome::Silent => (key!("check-source-silent"), 0),
        Outcome::Emptied => (key!("check-source-emptied"), 0),
    };
    let at = day(asked, asking.at);
    Some(asked.tell(said, &[("day", at.into()), ("n", i64::from(faults).into())]))
}

fn day(asked: &Asked, at: jiff::Timestamp) -> String {
    when::date(asked.lang(), asked.web.given.zoned(at).date())
}
