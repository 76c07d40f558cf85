//! What a coordinator does with a page.

use kit_store::{StoreError, Tx};
use kit_web::{Asked, door};

use super::facts::Section;
use super::{Listing, sql, store};
use crate::crossing::routes::me;
use crate::desk::Refused;
use crate::people::CommunityId;

/// The page, if it is one of the asker's own association.
pub(crate) fn own(tx: &mut Tx<'_>, asked: &Asked, id: &CommunityId) -> Result<Listing, Refused> {
    let me = me(tx, asked)?;
    let page = store::one(tx, id)?.ok_or(Refused::Gone)?;
    if page.association == me.association {
        Ok(page)
    } else {
        Err(Refused::Gone)
    }
}

/// Writes a new community down. The form's number is the page's, so that a double press makes one.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &CommunityId,
    save: &str,
    said: &[(&'static str, String)],
) -> Result<(), Refused> {
    let me = me(tx, asked)?;
    if let Some(page) = store::one(tx, id)? {
        return if page.association == me.association {
            Ok(())
        } else {
            Err(Refused::Gone)
        };
    }
    let name = said.iter().find(|(field, _)| *field == "name");
    let name = name.map_or("", |(_, words)| words.as_str());
    tx.run(
        crate::people::sql::INSERT_COMMUNITY,
        &[id, &me.association, &name, &"", &"", &me.id],
    )?;
    store::say(tx, id, save, said, asked.web.given.now())?;
    Ok(())
}

/// What a page still lacks, or nothing: then everybody can read it.
pub(crate) fn show(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &CommunityId,
) -> Result<Vec<Section>, Refused> {
    let page = own(tx, asked, id)?;
    let lacks = page.facts.lacks();
    if lacks.is_empty() {
        let given = &asked.web.given;
        store::show(tx, id, given.now(), given.today())?;
    }
    Ok(lacks)
}

/// "Vis os ikke".
pub(crate) fn take_down(tx: &mut Tx<'_>, asked: &Asked, id: &CommunityId) -> Result<(), Refused> {
    own(tx, asked, id)?;
    tx.run(sql::TAKE_DOWN, &[id, &asked.web.given.now()])?;
    Ok(())
}

/// Everything still holds.
pub(crate) fn confirm(tx: &mut Tx<'_>, asked: &Asked, id: &CommunityId) -> Result<(), StoreError> {
    tx.run(sql::CONFIRM, &[id, &asked.web.given.today()])
        .map(|_| ())
}

/// A new address for confirming; the one before opens nothing any more.
pub(crate) fn link(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &CommunityId,
    token: &str,
) -> Result<Listing, Refused> {
    let page = own(tx, asked, id)?;
    tx.run(sql::NO_LINK, &[id])?;
    tx.run(sql::LINK, &[&door::hash(token), id, &asked.web.given.now()])?;
    Ok(page)
}

/// The page that an address is for.
pub(crate) fn linked(tx: &mut Tx<'_>, token: &str) -> Result<Listing, Refused> {
    let id: Option<CommunityId> = tx.row(sql::LINKED, &[&door::hash(token)], |r| r.get(0))?;
    let page = store::one(tx, &id.ok_or(Refused::Gone)?)?;
    page.filter(|page| page.published && !page.taken_down)
        .ok_or(Refused::Gone)
}
