//! The routes of pictures: who sees which, and who brings, takes away and puts back.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, aside, bytes, go};
use tokio::sync::{AcquireError, Semaphore};
use tokio::task::JoinError;

use super::rules::{Of, Wrong, YES};
use super::{PortraitId, store};
use crate::house::WorkerId;
use crate::today::{form, me};
use crate::{App, COURSE, GUEST, HOST, LEADER, STAFF, VOLUNTEERS, WORKER, colleagues, register};

/// Who reads rosters, and so sees colleagues.
const READERS: &[Role] = &[HOST, WORKER, LEADER];
/// Who keeps the agreements.
const COOPERATE: &[Role] = &[LEADER, VOLUNTEERS];
/// Only the guest whose session it is.
const OWN: &[Role] = &[GUEST];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let mine = |action| May::only(action, "own_portrait", STAFF);
    let visitor = |action| May::only(action, "visitor_portrait", COOPERATE);
    Routes::new()
        .get(
            "/foto/{id}",
            May::only(Action::See, "portrait", READERS),
            show_worker,
        )
        .get(
            "/mit/foto",
            May::only(Action::Open, "own_page", OWN).because(COURSE),
            show_contact,
        )
        .get(
            "/samarbejde/foto/{id}",
            May::anybody(Action::See, "what_is_open"),
            show_open,
        )
        .get(
            "/ledelse/samarbejde/foto/{id}",
            visitor(Action::See),
            show_visitor,
        )
        .post(
            "/kolleger/mig/foto",
            mine(Action::Change).with_file(),
            bring_mine,
        )
        .post(
            "/kolleger/mig/foto/{id}/vaek",
            mine(Action::Close),
            |app, id, asked| mine_gone(true, app, id, asked),
        )
        .post(
            "/kolleger/mig/foto/{id}/igen",
            mine(Action::Close),
            |app, id, asked| mine_gone(false, app, id, asked),
        )
        .post(
            "/ledelse/samarbejde/{id}/foto",
            visitor(Action::Change).with_file(),
            bring_visitors,
        )
        .post(
            "/ledelse/samarbejde/foto/{id}/vaek",
            visitor(Action::Close),
            |app, id, asked| visitors_gone(true, app, id, asked),
        )
        .post(
            "/ledelse/samarbejde/foto/{id}/igen",
            visitor(Action::Close),
            |app, id, asked| visitors_gone(false, app, id, asked),
        )
}

fn picture(jpeg: Vec<u8>) -> Answer {
    bytes("image/jpeg", None, jpeg)
}

fn number(id: &str) -> Result<PortraitId, Failed> {
    PortraitId::from_text(id).ok_or(Failed::NotFound)
}

/// A picture that stands, and whom it shows.
async fn standing(app: &App, asked: &Asked, id: &str) -> Result<(Of, Vec<u8>), Failed> {
    let id = number(id)?;
    asked
        .on(&app.store)
        .read("show a picture", move |tx| store::jpeg(tx, &id))
        .await?
        .ok_or(Failed::NotFound)
}

async fn show_worker(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    match standing(&app, &asked, &id).await? {
        (Of::Worker(_), jpeg) => picture(jpeg),
        (Of::Visitor(_), _) => Err(Failed::NotFound),
    }
}

async fn show_visitor(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    match standing(&app, &asked, &id).await? {
        (Of::Visitor(_), jpeg) => picture(jpeg),
        (Of::Worker(_), _) => Err(Failed::NotFound),
    }
}

/// Anybody sees who comes, while the times are open to everybody.
async fn show_open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    match standing(&app, &asked, &id).await? {
        (Of::Visitor(entry), jpeg)
            if register::is_read_by_anybody(&app, &asked, &entry).await? =>
        {
            picture(jpeg)
        }
        _ => Err(Failed::NotFound),
    }
}

/// A guest sees her own contact person and nobody else; no address names either.
async fn show_contact(State(app): State<App>, asked: Asked) -> Answer {
    let guest = asked.actor()?.id.clone();
    let found = asked
        .on(&app.store)
        .look(
            "show the contact person's picture",
            &guest.clone(),
            move |tx| {
                let Some(contact) = store::contact(tx, &guest)? else {
                    return Ok(None);
                };
                match store::of_workers(tx)?.get(&contact) {
                    Some(id) => store::jpeg(tx, id),
                    None => Ok::<_, StoreError>(None),
                }
            },
        )
        .await?;
    picture(found.ok_or(Failed::NotFound)?.1)
}

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
enum Making {
    #[error(transparent)]
    Fault(#[from] kit_picture::Fault),
    #[error("nobody hands out turns")]
    Turn(#[from] AcquireError),
    #[error("a thread ended early")]
    Thread(#[from] JoinError),
}

/// One at a time: reading a large picture takes forty megabytes for a moment.
static AT_ONCE: Semaphore = Semaphore::const_new(1);

/// The small picture out of the file that came; what is amiss with it is said at its field.
async fn made(asked: &Asked) -> Result<Result<Vec<u8>, Wrong>, Failed> {
    let Some(file) = asked.file.clone() else {
        return Ok(Err(Wrong::File(kit_picture::Fault::Empty)));
    };
    match aside(&AT_ONCE, move || Ok(kit_picture::portrait(&file)?)).await {
        Ok(jpeg) => Ok(Ok(jpeg)),
        Err(Making::Fault(fault)) => Ok(Err(Wrong::File(fault))),
        Err(other) => Err(Failed::Page(other.to_string())),
    }
}

/// Only oneself brings one's own picture: the form names nobody.
async fn bring_mine(State(app): State<App>, asked: Asked) -> Answer {
    let (form, me) = (form(&asked)?, me(&asked)?);
    let jpeg = match made(&asked).await? {
        Ok(jpeg) => jpeg,
        Err(wrong) => return colleagues::picture_again(&app, &asked, wrong).await,
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("bring one's own picture", move |tx| {
            let of = Of::Worker(me.clone());
            store::put(tx, &form, (&of, &jpeg), (&me, now))
        })
        .await?;
    go("/kolleger")
}

async fn mine_gone(
    goes: bool,
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let (id, me) = (number(&id)?, me(&asked)?);
    turn(&app, &asked, goes, id, move |of| match of {
        Of::Worker(worker) => *worker == me,
        Of::Visitor(_) => false,
    })
    .await?;
    go("/kolleger")
}

async fn bring_visitors(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (form, me): (_, WorkerId) = (form(&asked)?, me(&asked)?);
    let entry = register::clinic(&app, &asked, &id).await?;
    let made = match asked.fields.get(YES) {
        "ja" => made(&asked).await?,
        _ => Err(Wrong::NoYes),
    };
    let jpeg = match made {
        Ok(jpeg) => jpeg,
        Err(wrong) => return register::picture_again(&app, &asked, &id, wrong).await,
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("bring a visitor's picture", move |tx| {
            let of = Of::Visitor(entry.clone());
            store::put(tx, &form, (&of, &jpeg), (&me, now))
        })
        .await?;
    go(&format!("/ledelse/samarbejde/{id}"))
}

async fn visitors_gone(
    goes: bool,
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let id = number(&id)?;
    match turn(&app, &asked, goes, id, |of| matches!(of, Of::Visitor(_))).await? {
        Of::Visitor(entry) => go(&format!("/ledelse/samarbejde/{entry}")),
        Of::Worker(_) => Err(Failed::NotFound),
    }
}

/// Takes a picture away or puts it back, where whoever asks may.
async fn turn(
    app: &App,
    asked: &Asked,
    goes: bool,
    id: PortraitId,
    may: impl Fn(&Of) -> bool + Send + 'static,
) -> Result<Of, Failed> {
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("take a picture away or put it back", move |tx| {
            let Some(of) = store::of(tx, &id)?.filter(|of| may(of)) else {
                return Ok::<_, StoreError>(None);
            };
            if goes {
                store::away(tx, &id, now)?;
            } else {
                store::back(tx, &id, &of)?;
            }
            Ok(Some(of))
        })
        .await?
        .ok_or(Failed::NotFound)
}
