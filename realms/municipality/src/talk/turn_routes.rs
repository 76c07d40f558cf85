//! The tablet's routes: what a guest may do with it, and how the worker takes it back.

use kit_store::StoreError;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Routes, State, go};

use super::act::{every, own_of, policy};
use super::code as codes;
use super::pages::{fault_words, field_id};
use super::rules::{CodeFault, Go, code, walk};
use super::sheet::Sheet;
use super::store::{self, NewSet, Put, Turned};
use super::turn_pages::{At, clash_page, code_page, own_code_page, question_page, thanks_page};
use crate::house::FormId;
use crate::instrument::Instrument;
use crate::offer::store as offers;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF, TURNED};

/// A code has a million ways and more; after four wrong ones ten seconds each.
const CODES: Brake = Brake::door("turn-code");

/// The routes.
pub(super) fn routes() -> Routes<App> {
    let turn = |action| May::only(action, "tablet", TURNED).because(COURSE);
    let own = |action| May::only(action, "own_code", STAFF);
    Routes::new()
        .get("/min-kode", own(Action::See), show_own)
        .post("/min-kode", own(Action::Change), set_own)
        .get("/tur", turn(Action::Open), show)
        .post("/tur", turn(Action::Change), step)
        .post("/tur/svar", turn(Action::Change), keep)
        .get("/tur/kode", turn(Action::See), ask_code)
        .post("/tur/kode", turn(Action::Close), take_back)
}

/// The turn that the tablet is in.
async fn turned(app: &App, asked: &Asked) -> Result<Turned, Failed> {
    let session = asked.actor()?.session.clone();
    let found = asked
        .on(&app.store)
        .read("whose turn it is", move |tx| store::turned(tx, &session))
        .await?;
    found.ok_or(Failed::NotFound)
}

/// The instruments, the questions that are asked now, and whether they have been answered.
async fn questions(
    app: &App,
    asked: &Asked,
    turned: &Turned,
) -> Result<(Vec<Instrument>, Sheet, bool), Failed> {
    let (own, turned, day) = (own_of(asked), turned.clone(), app.web.given.today());
    Ok(asked
        .on(&app.store)
        .look(
            "read the questions of a turn",
            turned.guest.clone().as_str(),
            move |tx| {
                let all = every(tx, &own)?;
                let offer = offers::of_worker(tx, &turned.worker, day)?;
                let sheet = Sheet(policy(&offer).at(turned.moment, &all));
                let answered = store::answered(tx, &turned.talk, turned.moment)?;
                Ok::<_, StoreError>((all, sheet, answered))
            },
        )
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let turned = turned(&app, &asked).await?;
    let (_, sheet, answered) = questions(&app, &asked, &turned).await?;
    if answered {
        return asked.page(&thanks_page(&asked));
    }
    let at = At {
        at: 0,
        form: &app.web.given.uuid7(),
        typed: &|_| String::new(),
        faults: Faults::none(),
    };
    asked.page(&question_page(&asked, &turned, &sheet, at))
}

/// The questions as the form was shown with.
fn shown(asked: &Asked, all: &[Instrument], now: Sheet) -> Sheet {
    Sheet::of_shape(asked.fields.get("shape"), all)
        .filter(|sheet| !sheet.0.is_empty())
        .unwrap_or(now)
}

async fn step(State(app): State<App>, asked: Asked) -> Answer {
    let turned = turned(&app, &asked).await?;
    let (all, sheet, _) = questions(&app, &asked, &turned).await?;
    let sheet = shown(&asked, &all, sheet);
    let form = form(&asked)?;
    let questions = sheet.questions();
    let at: usize = asked.fields.get("at").parse().unwrap_or(0);
    let at = at.min(questions.len());
    let wish = Go::from_key(asked.fields.get("go"));
    let here = questions.get(at).map(|question| question.name().to_owned());
    let typed = |name: &str| {
        if wish == Go::Skip && here.as_deref() == Some(name) {
            String::new()
        } else {
            asked.fields.typed(name).to_owned()
        }
    };
    let mut faults = Faults::none();
    for (name, fault) in sheet.read_owned(typed).err().unwrap_or_default() {
        if here.as_deref() == Some(name.as_str()) && wish == Go::Next {
            faults.add(&field_id(turned.moment, &name), fault_words(&asked, fault));
        }
    }
    let stays = faults.any();
    let next = At {
        at: if stays {
            at
        } else {
            walk(questions.len(), at, wish)
        },
        form: form.as_str(),
        typed: &typed,
        faults,
    };
    let page = question_page(&asked, &turned, &sheet, next);
    if stays {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

async fn keep(State(app): State<App>, asked: Asked) -> Answer {
    let turned = turned(&app, &asked).await?;
    let (all, sheet, _) = questions(&app, &asked, &turned).await?;
    let sheet = shown(&asked, &all, sheet);
    let form = form(&asked)?;
    let typed = |name: &str| asked.fields.typed(name).to_owned();
    let back_to = |at: usize, faults: Faults| {
        let at = At {
            at,
            form: form.as_str(),
            typed: &typed,
            faults,
        };
        question_page(&asked, &turned, &sheet, at)
    };
    if asked.fields.get("go") == "back" {
        let questions = sheet.questions().len();
        return asked.page(&back_to(
            walk(questions, questions, Go::Back),
            Faults::none(),
        ));
    }
    let filled = match sheet.read_owned(typed) {
        Ok(filled) => filled,
        Err(found) => {
            let mut faults = Faults::none();
            let first = found.first().map(|(name, _)| name.clone());
            for (name, fault) in found.iter().take(1) {
                faults.add(&field_id(turned.moment, name), fault_words(&asked, *fault));
            }
            let at = sheet
                .questions()
                .iter()
                .position(|one| Some(one.name()) == first.as_deref());
            return asked.again(&back_to(at.unwrap_or(0), faults));
        }
    };
    let new = NewSet {
        id: form.clone(),
        talk: turned.talk.clone(),
        moment: turned.moment,
        filled: filled.clone(),
        by: turned.worker.clone(),
        now: app.web.given.now(),
        over: FormId::from_text(asked.fields.get("over")),
    };
    let guest = turned.guest.clone();
    let put = asked
        .on(&app.store)
        .write("keep a guest's answers", move |tx| {
            tx.looked(guest.as_str())?;
            store::put(tx, &guest, &new)
        })
        .await?;
    match put {
        Put::Kept => go("/tur"),
        Put::NoTalk => Err(Failed::NotFound),
        Put::Other(standing) => {
            let fresh = app.web.given.uuid7();
            asked.again(&clash_page(&asked, &(standing, filled), &all, fresh))
        }
    }
}

async fn ask_code(State(app): State<App>, asked: Asked) -> Answer {
    turned(&app, &asked).await?;
    asked.page(&code_page(&asked, None))
}

async fn take_back(State(app): State<App>, asked: Asked) -> Answer {
    let turned = turned(&app, &asked).await?;
    let (given, session) = (app.web.given.clone(), asked.actor()?.session.clone());
    let (worker, from) = (turned.worker.clone(), asked.from.clone());
    let kept = {
        let (given, session) = (given.clone(), session.clone());
        let trying = asked.on(&app.store).write("try a code", move |tx| {
            let trying = Trying {
                account: Some(&session),
                address: from.as_ref(),
            };
            match CODES.take_turn(tx, &given, trying)? {
                Turn::Wait(seconds) => Ok::<_, StoreError>(Err(seconds)),
                Turn::Go => Ok(Ok(codes::kept(tx, &worker)?)),
            }
        });
        trying.await?.map_err(Failed::Wait)?
    };
    let right = match kept {
        Some(kept) => kept.is(asked.fields.get("code")).await?,
        None => false,
    };
    if !right {
        return asked.again(&code_page(&asked, Some(asked.say("turn-code-wrong"))));
    }
    let from = asked.from.clone();
    asked
        .on(&app.store)
        .write("take the tablet back", move |tx| {
            let trying = Trying {
                account: Some(&session),
                address: from.as_ref(),
            };
            CODES.proved_right(tx, &given, trying)?;
            store::turn_back(tx, &session, given.now())
        })
        .await?;
    go(&format!("/gaest/{}/samtale?nyt=tilbage", turned.guest))
}

async fn show_own(asked: Asked) -> Answer {
    let receipt = (asked.query.get("nyt") == "kode").then(|| asked.say("my-code-receipt"));
    asked.page(&own_code_page(&asked, receipt, None))
}

async fn set_own(State(app): State<App>, asked: Asked) -> Answer {
    let fields = &asked.fields;
    let wanted = match code(fields.get("code"), fields.get("again")) {
        Ok(wanted) => wanted,
        Err(fault) => {
            let (field, key) = match fault {
                CodeFault::Shape => ("code", "my-code-shape"),
                CodeFault::Plain => ("code", "my-code-plain"),
                CodeFault::Differs => ("again", "my-code-differs"),
            };
            return asked.again(&own_code_page(&asked, None, Some((field, asked.say(key)))));
        }
    };
    let (worker, now) = (me(&asked)?, app.web.given.now());
    let kept = codes::Kept::of(&wanted, &app.web.given).await?;
    asked
        .on(&app.store)
        .write("choose the own code", move |tx| {
            codes::put(tx, &worker, &kept, now)
        })
        .await?;
    go("/min-kode?nyt=kode")
}
