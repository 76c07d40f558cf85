//! `/fortael/{id}` and `/historie/{token}` for anybody; `/historier` for the coordinator.

use kit_store::Tx;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Role, Routes, State, door, go};

use super::pages::{self, Write};
use super::rules::{self, Draft};
use super::store::{self, New};
use super::{Story, StoryId, act};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::keys;
use crate::listing::{Listing, store as listings};
use crate::looks::{At, LISTING, look, write};
use crate::people::CommunityId;
use crate::remark::routes::{numbers, shown};

const OWN: &[Role] = &[COORDINATOR];
/// What the number of a form becomes a number of.
const OF: &str = "story";

pub(crate) fn routes() -> Routes<App> {
    let anybody = |action| May::anybody(action, "own_story").because(LISTING);
    let may = |action| May::only(action, "story", OWN).because(LISTING);
    Routes::new()
        .get(
            "/fortael/{id}",
            May::anybody(Action::See, "story_form"),
            form,
        )
        .post("/fortael/{id}", anybody(Action::Change), tell)
        .get("/historie/{token}", anybody(Action::Open), follow)
        .post("/historie/{token}/ned", anybody(Action::Close), take_down)
        .get("/historier", may(Action::List), list)
        .get("/historier/ny", may(Action::List), new)
        .post("/historier/ny", may(Action::Change), write_own)
        .get("/historier/{id}", may(Action::Open), open)
        .post("/historier/{id}/vis", may(Action::Change), show)
        .post("/historier/{id}/afvis", may(Action::Change), decline)
        .post("/historier/{id}/ned", may(Action::Close), delete)
}

fn id_of(text: &str) -> Result<StoryId, Failed> {
    StoryId::from_text(text).ok_or(Failed::NotFound)
}

fn draft(asked: &Asked) -> Result<Draft, Faults> {
    rules::read(asked.fields.get("words"), asked.fields.get("called"))
        .map_err(|wrong| pages::faults(asked, wrong))
}

async fn form(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (page, _) = shown(&app, &asked, &id).await?;
    asked.page(&Write::anybody(&asked, &page.name, &id, &Faults::none()))
}

async fn tell(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (page, community) = shown(&app, &asked, &id).await?;
    let (number, token) = numbers(&asked, OF)?;
    let draft = match draft(&asked) {
        Ok(draft) => draft,
        Err(faults) => return asked.again(&Write::anybody(&asked, &page.name, &id, &faults)),
    };
    let new = New {
        id: id_of(&number)?,
        association: page.association,
        community,
        token_hash: Some(door::hash(&token)),
        draft,
    };
    let inner = asked.clone();
    let taken = write(&app, &asked, "take a story in", move |tx| {
        act::take(tx, &inner, &new)
    });
    taken.await.map_err(failed)?.map_err(Failed::Wait)?;
    go(&format!("/historie/{token}?sendt=ja"))
}

async fn follow(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let address = format!("{}/historie/{token}", asked.web.origin);
    let here = format!("/historie/{token}");
    let found = look(&app, &asked, "an own story", At::Told, move |tx| {
        act::followed(tx, &token)
    });
    let one = found.await.map_err(failed)?;
    asked.page(&pages::follow(&asked, &one, address, &here))
}

/// Carries out what was decided, and tells the directory.
async fn settled<F>(app: &App, asked: &Asked, name: &'static str, to: &str, run: F) -> Answer
where
    F: Fn(&mut Tx<'_>, &Asked) -> Result<(), Refused> + Send + 'static,
{
    let inner = asked.clone();
    let done = write(app, asked, name, move |tx| run(tx, &inner));
    done.await.map_err(failed)?;
    app.published.notify_one();
    // The data first, then the key; what fails here is done after the next one.
    if let Err(error) = keys::forget(&app.store).await {
        tracing::error!(%error, "the key of a story that was taken down is still there");
    }
    go(to)
}

async fn take_down(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let to = format!("/historie/{token}");
    settled(
        &app,
        &asked,
        "take an own story down",
        &to,
        move |tx, asked| act::take_down(tx, asked, &token),
    )
    .await
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "the stories", At::List, move |tx| {
        let me = me(tx, &inner)?;
        Ok::<_, Refused>(store::of_association(tx, &me.association)?)
    });
    asked.page(&pages::list(&asked, &found.await.map_err(failed)?))
}

/// The association's communities, by name.
fn own_communities(tx: &mut Tx<'_>, asked: &Asked) -> Result<Vec<Listing>, Refused> {
    let me = me(tx, asked)?;
    let mut pages = listings::of_association(tx, &me.association)?;
    pages.sort_by_key(|page| page.facts.get("name").to_lowercase());
    Ok(pages)
}

async fn own_form(app: &App, asked: &Asked, faults: &Faults) -> Result<Write, Failed> {
    let inner = asked.clone();
    let found = look(app, asked, "whose story", At::List, move |tx| {
        own_communities(tx, &inner)
    });
    Ok(Write::own(asked, &found.await.map_err(failed)?, faults))
}

async fn new(State(app): State<App>, asked: Asked) -> Answer {
    asked.page(&own_form(&app, &asked, &Faults::none()).await?)
}

async fn write_own(State(app): State<App>, asked: Asked) -> Answer {
    let (number, _) = numbers(&asked, OF)?;
    let id = id_of(&number)?;
    let community = CommunityId::from_text(asked.fields.get("community"));
    let (community, draft) = match (community, draft(&asked)) {
        (Some(community), Ok(draft)) => (community, draft),
        (community, draft) => {
            let mut faults = draft.err().unwrap_or_else(Faults::none);
            if community.is_none() {
                faults.add("community", asked.say("staying-fault-of"));
            }
            return asked.again(&own_form(&app, &asked, &faults).await?);
        }
    };
    let to = format!("/historier/{id}?gjort=vist");
    settled(
        &app,
        &asked,
        "write a community's story",
        &to,
        move |tx, asked| {
            let pages = own_communities(tx, asked)?;
            let of = pages.iter().find(|page| page.id == community);
            let of = of.ok_or(Refused::Gone)?;
            let name = of.facts.get("name").to_owned();
            let new = New {
                id: id.clone(),
                association: of.association.clone(),
                community: community.clone(),
                token_hash: None,
                draft: Draft {
                    called: draft.called.clone().or(Some(name)),
                    words: draft.words.clone(),
                },
            };
            act::write_own(tx, asked, &new)
        },
    )
    .await
}

async fn read(app: &App, asked: &Asked, id: &StoryId) -> Result<Story, Failed> {
    let (inner, of) = (asked.clone(), id.clone());
    let found = look(app, asked, "a story", At::one(id), move |tx| {
        act::own(tx, &inner, &of)
    });
    found.await.map_err(failed)
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let one = read(&app, &asked, &id_of(&id)?).await?;
    asked.page(&pages::open(&asked, &one, &Faults::none()))
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (to, of) = (format!("/historier/{id}?gjort=vist"), id_of(&id)?);
    settled(&app, &asked, "show a story", &to, move |tx, asked| {
        act::show(tx, asked, &of)
    })
    .await
}

async fn decline(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let of = id_of(&id)?;
    let answer = match rules::read_answer(asked.fields.get("answer")) {
        Ok(answer) => answer,
        Err(wrong) => {
            let one = read(&app, &asked, &of).await?;
            let faults = pages::faults(&asked, vec![("answer", wrong)]);
            return asked.again(&pages::open(&asked, &one, &faults));
        }
    };
    let to = format!("/historier/{id}?gjort=afvist");
    settled(&app, &asked, "decline a story", &to, move |tx, asked| {
        act::decline(tx, asked, &of, &answer)
    })
    .await
}

async fn delete(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let of = id_of(&id)?;
    settled(
        &app,
        &asked,
        "take a story down",
        "/historier?gjort=ned",
        move |tx, asked| act::delete(tx, asked, &of),
    )
    .await
}
