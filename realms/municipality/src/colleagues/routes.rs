//! The routes of colleagues.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Routes, State, go};

use super::QuestionId;
use super::pages::page;
use super::store::{self, Colleague, Question};
use crate::house::WorkerId;
use crate::portrait::rules::{Of, Wrong};
use crate::portrait::store::{self as portraits, Last};
use crate::text::{LINE_MAX, line};
use crate::today::{form, me};
use crate::{App, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "colleague", STAFF);
    Routes::new()
        .get("/kolleger", may(Action::List), show)
        .post("/kolleger/mig", may(Action::Change), about_me)
        .post("/kolleger/spoerg", may(Action::Change), ask)
        .post("/kolleger/{id}/svar", may(Action::Change), answer)
}

/// Everybody, the lines from and to whoever asks, and their own picture.
type Read = (Vec<Colleague>, Vec<Question>, Option<Last>);

async fn read(app: &App, asked: &Asked) -> Result<Read, Failed> {
    let me = me(asked)?;
    Ok(asked
        .on(&app.store)
        .read("read the colleagues", move |tx| {
            let colleagues = store::colleagues(tx)?;
            let picture = portraits::last(tx, &Of::Worker(me.clone()))?;
            Ok::<_, StoreError>((colleagues, store::questions(tx, &me)?, picture))
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (colleagues, questions, picture) = read(&app, &asked).await?;
    let none = (&Fields::default(), Faults::none());
    let form = app.web.given.uuid7();
    let all = (&*colleagues, &*questions, picture.as_ref());
    asked.page(&page(&asked, all, &form, none))
}

async fn again(app: &App, asked: &Asked, field: &str, fault: String) -> Answer {
    again_with(app, asked, &asked.fields, (field, fault)).await
}

/// The page again, because a picture was not taken; its form has no words to keep.
pub(crate) async fn picture_again(app: &App, asked: &Asked, wrong: Wrong) -> Answer {
    let fault = (wrong.field(), asked.say(wrong.words()));
    again_with(app, asked, &Fields::default(), fault).await
}

async fn again_with(
    app: &App,
    asked: &Asked,
    fields: &Fields,
    (field, fault): (&str, String),
) -> Answer {
    let (colleagues, questions, picture) = read(app, asked).await?;
    let mut faults = Faults::none();
    faults.add(field, fault);
    let form = asked.fields.get("id");
    let all = (&*colleagues, &*questions, picture.as_ref());
    asked.again(&page(asked, all, form, (fields, faults)))
}

/// A line that is there and fits.
fn typed(asked: &Asked, field: &str) -> Option<String> {
    line(asked.fields.get(field), LINE_MAX)
}

fn too_long(asked: &Asked) -> String {
    let max = i64::try_from(LINE_MAX).unwrap_or(i64::MAX);
    asked.tell("line-too-long", &[("max", max.into())])
}

async fn about_me(State(app): State<App>, asked: Asked) -> Answer {
    let me = me(&asked)?;
    let (topics, also) = match (typed(&asked, "topics"), typed(&asked, "also")) {
        (Some(topics), Some(also)) => (topics, also),
        (None, _) => return again(&app, &asked, "topics", too_long(&asked)).await,
        (_, None) => return again(&app, &asked, "also", too_long(&asked)).await,
    };
    asked
        .on(&app.store)
        .write("say what one may be asked about", move |tx| {
            store::put(tx, &me, &topics, &also)
        })
        .await?;
    go("/kolleger")
}

async fn ask(State(app): State<App>, asked: Asked) -> Answer {
    let (form, from) = (form(&asked)?, me(&asked)?);
    let said = match typed(&asked, "line") {
        Some(said) if !said.is_empty() => said,
        Some(_) => {
            let fault = asked.say("colleagues-fault-line");
            return again(&app, &asked, "line", fault).await;
        }
        None => return again(&app, &asked, "line", too_long(&asked)).await,
    };
    let (colleagues, ..) = read(&app, &asked).await?;
    let to = WorkerId::from_text(asked.fields.get("to"))
        .filter(|to| *to != from && colleagues.iter().any(|one| one.id == *to));
    let Some(to) = to else {
        return again(&app, &asked, "to", asked.say("choose-worker")).await;
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("ask a colleague", move |tx| {
            store::ask(tx, &form, (&from, &to), &said, now)
        })
        .await?;
    go("/kolleger")
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, me) = (
        QuestionId::from_text(&id).ok_or(Failed::NotFound)?,
        me(&asked)?,
    );
    let field = format!("answer-{id}");
    let Some(said) = typed(&asked, &field) else {
        return again(&app, &asked, &field, too_long(&asked)).await;
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("answer a colleague", move |tx| {
            store::answer(tx, &id, &me, &said, now)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/kolleger")
}
