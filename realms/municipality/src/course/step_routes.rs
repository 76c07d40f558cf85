//! The routes that take one step in a course each.

use kit_web::{Answer, Asked, Path, State};

use super::act;
use super::after::{AfterFault, TypedEnd, read_ending, read_plan, unsaved};
use super::beside as kept;
use super::page::Guest;
use super::routes::{
    again, again_after, guest_id, load_after, policy, surroundings, take, take_as,
};
use super::rules::{Hat, SupportId, TodoId};
use super::story::{Clock, Longer, Step, Wish};
use super::support::Kind;
use crate::App;
use crate::group::rules::SeriesId;
use crate::house::{FormId, Mode, WorkerId};
use crate::text::{self, LINE_MAX, line};
use crate::today::{form, me};
use kit_web::{Failed, go};

/// The hat of who is signed in.
pub(crate) fn own_hat(asked: &Asked) -> Result<Hat, Failed> {
    Ok(if asked.actor()?.role == crate::HOST.0 {
        Hat::Host
    } else {
        Hat::Worker
    })
}

fn too_long(asked: &Asked) -> String {
    let max = i64::try_from(LINE_MAX).unwrap_or(0);
    asked.tell("line-too-long", &[("max", max.into())])
}

/// A step that is one typed line, or none.
async fn one_line(
    app: &App,
    asked: &Asked,
    id: &str,
    field: &str,
    step: fn(String) -> Step,
    then: &str,
) -> Answer {
    let id = guest_id(id)?;
    match line(asked.fields.get(field), LINE_MAX) {
        Some(line) => take(app, asked, id, step(line), then).await,
        None => again(app, asked, &id, &[(field, too_long(asked))]).await,
    }
}

pub(crate) async fn talk(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let Some(line) = line(asked.fields.get("talk"), LINE_MAX) else {
        return again(&app, &asked, &id, &[("talk", too_long(&asked))]).await;
    };
    // The page has chosen the house beforehand; half a form is taken as that.
    let mode = Mode::from_key(asked.fields.get("mode")).unwrap_or(Mode::House);
    let taking = super::routes::taking(&app, &asked, &id).await?;
    let outcome = asked
        .on(&app.store)
        .write("note a talk", move |tx| {
            tx.looked(taking.guest.as_str())?;
            act::talk(tx, &taking, mode, line.clone())
        })
        .await?;
    super::routes::answered(outcome, &id, "?nyt=samtale")
}

pub(crate) async fn said(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    one_line(&app, &asked, &id, "said", Step::SaidBack, "?nyt=sagt").await
}

pub(crate) async fn taper(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let words = line(asked.fields.get("taper"), LINE_MAX);
    match words.filter(|words| !words.is_empty()) {
        Some(words) => take(&app, &asked, id, Step::Taper(words), "/bagefter?nyt=plan").await,
        None => {
            let fault = asked.say("after-fault-taper");
            again_after(&app, &asked, &id, &[("taper", fault)]).await
        }
    }
}

pub(crate) async fn visit(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    take(&app, &asked, guest_id(&id)?, Step::Visit, "").await
}

pub(crate) async fn spoke(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let step = Step::SpokeOfCommunities;
    take(&app, &asked, guest_id(&id)?, step, "").await
}

/// That the network was talked about; the map itself has no field (NW-2).
pub(crate) async fn network(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let step = Step::SpokeOfNetwork;
    take(&app, &asked, guest_id(&id)?, step, "").await
}

pub(crate) async fn longer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    match Longer::from_key(asked.fields.get("longer")) {
        Some(longer) => {
            let step = Step::TooShort(longer);
            take(&app, &asked, id, step, "/bagefter?nyt=laengere").await
        }
        None => {
            let fault = asked.say("after-fault-longer");
            again_after(&app, &asked, &id, &[("longer", fault)]).await
        }
    }
}

pub(crate) async fn contact(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let id = guest_id(&id)?;
    let (_, workers) = surroundings(&app, &asked).await?;
    let chosen = WorkerId::from_text(asked.fields.get("contact"))
        .filter(|id| workers.iter().any(|worker| worker.id == *id));
    let wish = Wish::from_key(asked.fields.get("wish")).unwrap_or(Wish::House);
    match chosen {
        Some(chosen) => take(&app, &asked, id, Step::Contact(chosen, wish), "").await,
        None => {
            let fault = asked.say("choose-worker");
            again(&app, &asked, &id, &[("contact", fault)]).await
        }
    }
}

pub(crate) async fn pause(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let why = line(asked.fields.get("pause_why"), LINE_MAX).filter(|why| !why.is_empty());
    let Some(why) = why else {
        let fault = asked.say("pause-fault");
        return again(&app, &asked, &id, &[("pause_why", fault)]).await;
    };
    let clock = if policy(&app, &asked).await?.pause_stops_the_clock {
        Clock::StandsStill
    } else {
        Clock::Runs
    };
    let step = Step::Paused(app.web.given.today(), clock, why);
    take(&app, &asked, id, step, "").await
}

pub(crate) async fn resume(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let step = Step::Resumed(app.web.given.today());
    take(&app, &asked, guest_id(&id)?, step, "").await
}

/// The workshop that was chosen, with its day as a form sends one.
fn workshop(asked: &Asked, guest: &Guest) -> Option<(SeriesId, String)> {
    let chosen = asked.fields.get("workshop");
    let mut ways = guest.workshops.iter();
    let way = ways.find(|way| way.series.as_str() == chosen)?;
    Some((way.series.clone(), way.day.to_string()))
}

fn typed<'a>(asked: &'a Asked, words: &str, day: Option<&'a str>) -> TypedEnd<'a> {
    let fields = &asked.fields;
    TypedEnd {
        reason: fields.get("reason"),
        next: fields.get("next"),
        next_on: day.unwrap_or_else(|| fields.get("next_on")),
        help: fields.get("help"),
        stands: fields.get("stands"),
        came_after: fields.get("came_after"),
        words: fields.get(words),
        for_end: fields.get("ended"),
    }
}

fn advice(asked: &Asked, faults: Vec<(&'static str, AfterFault)>) -> Vec<(&'static str, String)> {
    let say = |fault| match fault {
        AfterFault::NoReason => asked.say("after-fault-reason"),
        AfterFault::NoNext => asked.say("after-fault-next"),
        AfterFault::NoDay => asked.say("after-fault-day"),
        AfterFault::NoHelp => asked.say("after-fault-help"),
        AfterFault::AskFirst => asked.say("after-fault-ask"),
        AfterFault::EndsElsewhere => asked.say("after-fault-end"),
        AfterFault::PlanElsewhere => asked.say("after-fault-plan"),
        AfterFault::TooLong => too_long(asked),
    };
    faults
        .into_iter()
        .map(|(field, fault)| (field, say(fault)))
        .collect()
}

pub(crate) async fn plan(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let guest = load_after(&app, &asked, &id).await?;
    let (offer, workshop) = (guest.course.offer, workshop(&asked, &guest));
    let day = workshop.as_ref().map(|(_, day)| day.as_str());
    match read_plan(&typed(&asked, "caught", day), offer, app.web.given.today()) {
        Ok((next, words)) => {
            let step = Step::Planned(next, words);
            take(&app, &asked, id, step, "/bagefter?nyt=plan").await
        }
        Err(faults) => again_after(&app, &asked, &id, &advice(&asked, faults)).await,
    }
}

pub(crate) async fn end(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let guest = load_after(&app, &asked, &id).await?;
    let (offer, workshop) = (guest.course.offer, workshop(&asked, &guest));
    let day = workshop.as_ref().map(|(_, day)| day.as_str());
    let planned = guest.story().plan.map(|(_, words)| words);
    let lost = unsaved(asked.fields.get("caught"), planned.as_deref().unwrap_or(""));
    let mut read = read_ending(&typed(&asked, "ended", day), offer, app.web.given.today());
    if lost {
        let mut faults = read.err().unwrap_or_default();
        faults.push(("caught", AfterFault::PlanElsewhere));
        read = Err(faults);
    }
    match read {
        Ok(ending) => {
            let taking = act::Taking {
                workshop: workshop.map(|(series, _)| series),
                ..super::routes::taking(&app, &asked, &id).await?
            };
            take_as(&app, &asked, taking, Step::Ended(ending), "?nyt=slut").await
        }
        Err(faults) => again_after(&app, &asked, &id, &advice(&asked, faults)).await,
    }
}

pub(crate) async fn goes_on(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let id = guest_id(&id)?;
    let taking = super::routes::taking(&app, &asked, &id).await?;
    let outcome = asked
        .on(&app.store)
        .write("take an end back", move |tx| {
            tx.looked(taking.guest.as_str())?;
            act::goes_on(tx, &taking)
        })
        .await?;
    super::routes::answered(outcome, &id, "")
}

/// Something beside the newest course; what is not there is not there.
async fn beside(
    app: &App,
    asked: &Asked,
    id: &str,
    write: impl Fn(&mut kit_store::Tx<'_>, &act::Beside) -> Result<(), kit_store::StoreError>
    + Send
    + 'static,
) -> Answer {
    let id = guest_id(id)?;
    let (taking, guest) = (super::routes::taking(app, asked, &id).await?, id.clone());
    let found = asked
        .on(&app.store)
        .write("write beside a course", move |tx| {
            tx.looked(guest.as_str())?;
            let Some(course) = super::store::newest(tx, &guest)? else {
                return Ok(false);
            };
            let taking = taking.clone();
            write(tx, &act::Beside { taking, course })?;
            Ok::<_, kit_store::StoreError>(true)
        })
        .await?;
    if !found {
        return Err(Failed::NotFound);
    }
    go(&format!("/gaest/{id}"))
}

pub(crate) async fn support(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let kind = Kind::from_key(asked.fields.get("kind"));
    let from = text::date(asked.fields.get("help_from"));
    let (Some(kind), Some(from)) = (kind, from) else {
        let fault = if kind.is_none() {
            ("kind", asked.say("after-fault-help"))
        } else {
            ("help_from", asked.say("fault-date"))
        };
        return again(&app, &asked, &guest_id(&id)?, &[fault]).await;
    };
    beside(&app, &asked, &id, move |tx, at| {
        let t = &at.taking;
        kept::put_support(tx, &t.form, &t.guest, (kind, from, None), &t.by, t.now)
    })
    .await
}

pub(crate) async fn support_ends(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let support = SupportId::from_text(asked.fields.get("support"));
    beside(&app, &asked, &id, move |tx, at| match &support {
        Some(support) => {
            kept::end_support(tx, support, &at.taking.guest, at.taking.today).map(|_| ())
        }
        None => Ok(()),
    })
    .await
}

pub(crate) async fn todo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let typed = line(asked.fields.get("todo"), LINE_MAX).filter(|line| !line.is_empty());
    let Some(typed) = typed else {
        let fault = asked.say("todo-fault");
        return again(&app, &asked, &guest_id(&id)?, &[("todo", fault)]).await;
    };
    beside(&app, &asked, &id, move |tx, at| {
        let (t, course) = (&at.taking, &at.course.id);
        kept::put_todo(tx, &t.form, &t.guest, course, &typed, &t.by, t.now)
    })
    .await
}

pub(crate) async fn todo_done(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let todo = TodoId::from_text(asked.fields.get("todo_id"));
    let not = !asked.fields.get("not").is_empty();
    beside(&app, &asked, &id, move |tx, at| match &todo {
        Some(todo) => {
            let done = (!not).then_some(at.taking.now);
            kept::set_todo(tx, todo, &at.course.id, done).map(|_| ())
        }
        None => Ok(()),
    })
    .await
}

pub(crate) async fn punch(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    beside(&app, &asked, &id, move |tx, at| {
        let t = &at.taking;
        match kept::card(tx, &at.course.id)? {
            Some(card) => kept::punch(tx, &t.form, &card, t.today, &t.by, t.now).map(|_| ()),
            None => Ok(()),
        }
    })
    .await
}

pub(crate) async fn undo_punch(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let punch = FormId::from_text(asked.fields.get("punch"));
    beside(&app, &asked, &id, move |tx, at| {
        match (&punch, kept::card(tx, &at.course.id)?) {
            (Some(punch), Some(card)) => {
                kept::undo_punch(tx, punch, &card.id, at.taking.now).map(|_| ())
            }
            _ => Ok(()),
        }
    })
    .await
}

/// Who is signed in and the form that was sent, for every step.
pub(crate) fn who(asked: &Asked) -> Result<(FormId, WorkerId, Hat), Failed> {
    Ok((form(asked)?, me(asked)?, own_hat(asked)?))
}
