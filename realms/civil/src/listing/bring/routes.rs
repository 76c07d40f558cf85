//! `/vores-sider/liste`: a list is read, shown, and made into pages.

use kit_intake::{Fault, Field, Table, look_at};
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Role, Routes, State, aside, go};
use tokio::sync::{AcquireError, Semaphore};
use tokio::task::JoinError;

use super::pages::{self, Bring};
use super::{LIMITS, MOST_LETTERS, Read, act, read};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me, nonce};
use crate::listing::{Listing, store};
use crate::looks::{At, LISTING, look, write};
use crate::people::{AssociationId, store as people};

const OWN: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "listing", OWN).because(LISTING);
    Routes::new()
        .get(
            "/vores-sider/liste",
            May::only(Action::See, "listing_form", OWN),
            form,
        )
        .post("/vores-sider/liste", may(Action::Change).with_file(), bring)
        .post("/vores-sider/liste/fortryd", may(Action::Change), undo)
}

async fn form(asked: Asked) -> Answer {
    asked.page(&Bring::empty(&asked, None))
}

/// The asker's association, and the pages that it has.
async fn own(app: &App, asked: &Asked) -> Result<(AssociationId, String, Vec<Listing>), Failed> {
    let inner = asked.clone();
    let found = look(app, asked, "the pages", At::List, move |tx| {
        let me = me(tx, &inner)?;
        let name = people::associations(tx)?
            .into_iter()
            .find(|one| one.id == me.association)
            .map_or_else(String::new, |one| one.name);
        let pages = store::of_association(tx, &me.association)?;
        Ok((me.association, name, pages))
    });
    found.await.map_err(failed)
}

/// Why nobody looked at a list.
#[derive(Debug, thiserror::Error)]
enum Looking {
    #[error("nobody hands out turns")]
    Turn(#[from] AcquireError),
    #[error("a thread ended early")]
    Thread(#[from] JoinError),
}

/// One at a time: a workbook takes what it unpacks to for a moment.
static AT_ONCE: Semaphore = Semaphore::const_new(1);

/// The list that came: a file, or else what stands in the form.
async fn table(asked: &Asked) -> Result<Result<Table, Fault>, Failed> {
    let (file, typed) = (asked.file.clone(), asked.fields.get("list").to_owned());
    let looked = aside(&AT_ONCE, move || {
        let bytes = file.as_deref().unwrap_or(typed.as_bytes());
        let short = |table: Table| {
            let fits = table.text.len() <= MOST_LETTERS;
            fits.then_some(table).ok_or_else(pages::too_long)
        };
        Ok::<_, Looking>(look_at(bytes, &LIMITS).and_then(short))
    });
    looked
        .await
        .map_err(|fault| Failed::Page(fault.to_string()))
}

/// What each column is, as the form says of all of them, or else as their names do.
fn columns(asked: &Asked, table: &Table) -> Vec<Option<Field>> {
    let chosen = asked.file.is_none() && !asked.fields.get("columns").is_empty();
    let each = table.columns.iter().enumerate();
    each.map(|(at, (_, guess))| {
        if chosen {
            Field::read(asked.fields.get(&pages::column(at)))
        } else {
            *guess
        }
    })
    .collect()
}

async fn bring(State(app): State<App>, asked: Asked) -> Answer {
    let list = nonce(&asked)?.as_str().to_owned();
    let table = match table(&asked).await? {
        Ok(table) => table,
        Err(fault) => return asked.again(&Bring::empty(&asked, Some(&fault))),
    };
    let columns = columns(&asked, &table);
    let (id, name, own) = own(&app, &asked).await?;
    let read = read(&table, &columns, (id.as_str(), &name), &own);
    if asked.fields.get("do") != "make" {
        return asked.page(&Bring::of(&asked, &table, &columns, &read));
    }
    if !read.wrong.is_empty() {
        return asked.again(&Bring::of(&asked, &table, &columns, &read));
    }
    make(&app, &asked, list, read).await
}

async fn make(app: &App, asked: &Asked, list: String, read: Read) -> Answer {
    let to = format!("/vores-sider?liste={list}");
    let inner = asked.clone();
    let done = write(app, asked, "make pages of a list", move |tx| {
        // Who makes what everybody may come to read, is written down.
        tx.looked(LIST)?;
        act::make(tx, &inner, &list, &read.entries)
    });
    done.await.map_err(failed)?;
    go(&to)
}

async fn undo(State(app): State<App>, asked: Asked) -> Answer {
    let list = pages::number(asked.fields.get("liste")).ok_or(Failed::FormExpired)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "take a list's pages back", move |tx| {
        tx.looked(LIST)?;
        act::take_back(tx, &inner, &list)
    });
    done.await.map_err(failed)?;
    go("/vores-sider")
}
