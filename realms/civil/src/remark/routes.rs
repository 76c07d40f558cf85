//! `/ret/{id}`, `/ret/side/{slug}`, `/initiativ` and `/svar/{token}` for anybody; `/rettelser` for the coordinator.

use kit_store::Tx;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Role, Routes, State, door, go};

use super::pages::{self, Write};
use super::store::New;
use super::{Kind, PageAddress, RemarkId, act, store};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::listing::store as listings;
use crate::looks::{At, LISTING, look, write};
use crate::people::store::associations;
use crate::people::{Association, CommunityId};

const OWN: &[Role] = &[COORDINATOR];
/// What the number of a form becomes a number of.
const OF: &str = "remark";

pub(crate) fn routes() -> Routes<App> {
    let anybody = |action| May::anybody(action, "remark").because(LISTING);
    let may = |action| May::only(action, "remark", OWN).because(LISTING);
    Routes::new()
        .get("/ret/{id}", May::anybody(Action::See, "remark_form"), form)
        .post("/ret/{id}", anybody(Action::Change), correct)
        .get(
            "/ret/side/{slug}",
            May::anybody(Action::See, "remark_form"),
            elsewhere,
        )
        .post(
            "/ret/side/{slug}",
            anybody(Action::Change),
            correct_elsewhere,
        )
        .get(
            "/initiativ",
            May::anybody(Action::See, "remark_form"),
            initiative,
        )
        .post("/initiativ", anybody(Action::Change), begin)
        .get("/svar/{token}", anybody(Action::Open), follow)
        .get("/rettelser", may(Action::List), list)
        .get("/rettelser/{id}", may(Action::Open), open)
        .post("/rettelser/{id}/svar", may(Action::Change), answer)
}

fn id_of(text: &str) -> Result<RemarkId, Failed> {
    RemarkId::from_text(text).ok_or(Failed::NotFound)
}

/// The form's number is the secret part of the address by which its sender follows what she wrote, so that a double
/// press leads to the one that was kept. The number it has here is made from it and does not lead back.
pub(crate) fn numbers(asked: &Asked, of: &str) -> Result<(String, String), Failed> {
    let token = asked.fields.get("nonce");
    let ours = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    let id = door::hash(&format!("{of} {token}"))
        .chars()
        .take(32)
        .collect();
    if ours {
        Ok((id, token.to_owned()))
    } else {
        Err(Failed::FormExpired)
    }
}

/// What somebody may read of a page: whose it is and what it is called. Only of one that everybody may read.
pub(crate) async fn shown(
    app: &App,
    asked: &Asked,
    id: &str,
) -> Result<(listings::Shown, CommunityId), Failed> {
    let id = CommunityId::from_text(id).ok_or(Failed::NotFound)?;
    let (of, today) = (id.clone(), asked.web.given.today());
    let read = asked.on(&app.store);
    let found = read
        .read("a page that everybody may read", move |tx| {
            listings::shown(tx, &of, today)
        })
        .await?;
    Ok((found.ok_or(Failed::NotFound)?, id))
}

async fn form(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (page, _) = shown(&app, &asked, &id).await?;
    asked.page(&Write::correction(&asked, &page, &id, &Faults::none()))
}

/// Takes a remark in and goes on to the page that shows its address, once.
async fn take(app: &App, asked: &Asked, new: New, token: String) -> Answer {
    let inner = asked.clone();
    let taken = write(app, asked, "take a remark in", move |tx| {
        act::take(tx, &inner, &new)
    });
    taken.await.map_err(failed)?.map_err(Failed::Wait)?;
    go(&format!("/svar/{token}?sendt=ja"))
}

async fn correct(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (page, community) = shown(&app, &asked, &id).await?;
    let (number, token) = numbers(&asked, OF)?;
    let words = match pages::words(&asked, "words") {
        Ok(words) => words,
        Err(faults) => {
            return asked.again(&Write::correction(&asked, &page, &id, &faults));
        }
    };
    let new = New {
        id: id_of(&number)?,
        association: page.association,
        community: Some(community),
        page: None,
        kind: Kind::Correction,
        token_hash: door::hash(&token),
        words,
    };
    take(&app, &asked, new, token).await
}

/// The page that an address names and the association that looks after such pages.
async fn kept_here(
    app: &App,
    asked: &Asked,
    slug: &str,
) -> Result<(PageAddress, Association), Failed> {
    let keeper = app.keeper.as_ref().ok_or(Failed::NotFound)?;
    let page = PageAddress::of(slug).ok_or(Failed::NotFound)?;
    let all = whose(app, asked).await?;
    let association = all.into_iter().find(|one| one.name == keeper.association);
    Ok((page, association.ok_or(Failed::NotFound)?))
}

async fn elsewhere(State(app): State<App>, Path(slug): Path<String>, asked: Asked) -> Answer {
    let (page, _) = kept_here(&app, &asked, &slug).await?;
    asked.page(&Write::elsewhere(
        &asked,
        &pages::address(app.keeper.as_deref(), &page),
        &page,
        &Faults::none(),
    ))
}

async fn correct_elsewhere(
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Asked,
) -> Answer {
    let (page, association) = kept_here(&app, &asked, &slug).await?;
    let (number, token) = numbers(&asked, OF)?;
    let words = match pages::words(&asked, "words") {
        Ok(words) => words,
        Err(faults) => {
            let address = pages::address(app.keeper.as_deref(), &page);
            return asked.again(&Write::elsewhere(&asked, &address, &page, &faults));
        }
    };
    let new = New {
        id: id_of(&number)?,
        association: association.id,
        community: None,
        page: Some(page),
        kind: Kind::Correction,
        token_hash: door::hash(&token),
        words,
    };
    take(&app, &asked, new, token).await
}

async fn whose(app: &App, asked: &Asked) -> Result<Vec<Association>, Failed> {
    let read = asked.on(&app.store);
    let mut whose = read.read("the associations", associations).await?;
    // By name, whoever was here first (VH-16).
    whose.sort_by_cached_key(|one| kit_words::sort_key(&one.name));
    Ok(whose)
}

async fn initiative(State(app): State<App>, asked: Asked) -> Answer {
    let whose = whose(&app, &asked).await?;
    asked.page(&Write::initiative(&asked, &whose, &Faults::none()))
}

async fn begin(State(app): State<App>, asked: Asked) -> Answer {
    let whose = whose(&app, &asked).await?;
    let (number, token) = numbers(&asked, OF)?;
    let (association, words) = match pages::plan(&asked, &whose) {
        Ok(plan) => plan,
        Err(faults) => return asked.again(&Write::initiative(&asked, &whose, &faults)),
    };
    let new = New {
        id: id_of(&number)?,
        association,
        community: None,
        page: None,
        kind: Kind::Initiative,
        token_hash: door::hash(&token),
        words,
    };
    take(&app, &asked, new, token).await
}

async fn follow(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let address = format!("{}/svar/{token}", asked.web.origin);
    let found = look(&app, &asked, "a remark's answer", At::Told, move |tx| {
        act::followed(tx, &token)
    });
    let one = found.await.map_err(failed)?;
    asked.page(&pages::follow(&asked, app.keeper.as_deref(), &one, address))
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(
        &app,
        &asked,
        "the remarks",
        At::List,
        move |tx: &mut Tx<'_>| {
            let me = me(tx, &inner)?;
            Ok::<_, Refused>(store::of_association(tx, &me.association)?)
        },
    );
    asked.page(&pages::list(
        &asked,
        app.keeper.as_deref(),
        &found.await.map_err(failed)?,
    ))
}

async fn read(app: &App, asked: &Asked, id: &RemarkId) -> Result<super::Remark, Failed> {
    let (inner, of) = (asked.clone(), id.clone());
    let found = look(app, asked, "a remark", At::one(id), move |tx| {
        act::own(tx, &inner, &of)
    });
    found.await.map_err(failed)
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let one = read(&app, &asked, &id_of(&id)?).await?;
    asked.page(&pages::open(
        &asked,
        app.keeper.as_deref(),
        &one,
        &Faults::none(),
    ))
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let of = id_of(&id)?;
    let words = match pages::words(&asked, "answer") {
        Ok(words) => words,
        Err(faults) => {
            let one = read(&app, &asked, &of).await?;
            return asked.again(&pages::open(&asked, app.keeper.as_deref(), &one, &faults));
        }
    };
    let inner = asked.clone();
    let done = write(&app, &asked, "answer a remark", move |tx| {
        act::answer(tx, &inner, &of, &words)
    });
    done.await.map_err(failed)?;
    go(&format!("/rettelser/{id}?gjort=svaret"))
}
