//! Makes the pages of a list, and takes them back.

use kit_store::Tx;
use kit_web::Asked;

use super::{Entry, sql};
use crate::crossing::routes::me;
use crate::desk::Refused;
use crate::listing::{act, sql as listings};
use crate::people::CommunityId;

/// Makes a draft of every entry that does not stand here. `list` is the form's number, so that a double press makes one of
/// each, and all of them can be taken back.
pub(super) fn make(
    tx: &mut Tx<'_>,
    asked: &Asked,
    list: &str,
    entries: &[Entry],
) -> Result<(), Refused> {
    for (number, entry) in entries.iter().enumerate().filter(|(_, one)| !one.known) {
        let save = format!("{list}.{number}");
        act::begin(tx, asked, &entry.id, &save, &entry.said)?;
    }
    Ok(())
}

/// Takes back what a list has made; a page that was shown or edited since stays.
pub(super) fn take_back(tx: &mut Tx<'_>, asked: &Asked, list: &str) -> Result<(), Refused> {
    let me = me(tx, asked)?;
    let made: Vec<CommunityId> =
        tx.rows(sql::MADE, &[&me.association, &format!("{list}.%")], |r| {
            r.get(0)
        })?;
    for id in &made {
        let all = [
            listings::NO_TIMES,
            listings::NO_LINK,
            sql::NO_FACTS,
            sql::NO_LISTING,
            sql::NO_COMMUNITY,
        ];
        for statement in all {
            tx.run(statement, &[id])?;
        }
    }
    Ok(())
}
