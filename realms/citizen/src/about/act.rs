//! Showing the card to one person, ending it, and opening the link.

use jiff::{Timestamp, ToSpan};
use kit_store::StoreError;
use kit_web::{Asked, Failed};

use super::ShareId;
use super::store::{self, NewShare, Share, Showing};
use crate::App;
use crate::crossing::act::refused;
use crate::own::kind::Kind;
use crate::own::rules::{Entry, Values, only};
use crate::own::store as entries;
use crate::room::lock;

/// How long it may be shown: the form's word, and days.
pub(crate) const TIMES: [(&str, i64); 3] = [("dag", 1), ("uge", 7), ("maaned", 30)];

/// The end of a time that the form names, counted from now.
pub(crate) fn until(word: &str, now: Timestamp) -> Option<Timestamp> {
    let (_, days) = TIMES.into_iter().find(|(name, _)| *name == word)?;
    now.checked_add((days * 24).hours()).ok()
}

/// Her entries, and to whom the card is shown.
pub(crate) async fn card(app: &App, asked: &Asked) -> Result<(Vec<Entry>, Vec<Share>), Failed> {
    let (room, now) = (lock::open(asked)?, asked.web.given.now());
    Ok(asked
        .on(&app.store)
        .read("the card and who sees it", move |tx| {
            Ok::<_, StoreError>((entries::all(tx, &room)?, store::live(tx, &room, now)?))
        })
        .await?)
}

/// Shows it; none where there is no card.
pub(crate) async fn show(
    app: &App,
    asked: &Asked,
    new: NewShare,
) -> Result<Option<Showing>, Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    Ok(asked
        .on(&app.store)
        .write("show the card", move |tx| {
            let all = entries::all(tx, &room)?;
            let Some((_, values)) = only(&all, Kind::Card) else {
                return Ok(None);
            };
            let showing = store::show(tx, &room, &new, values, &given)?;
            tx.looked(room.id().as_str())?;
            Ok::<_, StoreError>(Some(showing))
        })
        .await?)
}

/// Ends it at once.
///
/// # Errors
/// [`Failed::NotFound`] for one that is not hers or not there, written down as a refusal.
pub(crate) async fn end(app: &App, asked: &Asked, id: &str) -> Result<(), Failed> {
    let (room, now) = (lock::open(asked)?, asked.web.given.now());
    let Some(id) = ShareId::from_text(id) else {
        return Err(refused(app, asked).await);
    };
    let own = asked
        .on(&app.store)
        .write("end what is shown", move |tx| {
            if store::end(tx, &room, &id, now)? {
                tx.looked(room.id().as_str())?;
            }
            store::is_own(tx, &room, &id)
        })
        .await?;
    if own {
        Ok(())
    } else {
        Err(refused(app, asked).await)
    }
}

/// What a link shows.
///
/// # Errors
/// [`Failed::NotFound`] for one that is over, ended, or never was: the same.
pub(crate) async fn look(
    app: &App,
    asked: &Asked,
    token: &str,
) -> Result<(Values, Timestamp), Failed> {
    let (given, held) = (asked.web.given.clone(), token.to_owned());
    let shown = asked
        .on(&app.store)
        .write("open what is shown", move |tx| {
            store::look(tx, &held, &given)
        })
        .await?;
    match shown {
        Some(shown) => Ok(shown),
        None => Err(refused(app, asked).await),
    }
}
