//! The routes that open a course: for somebody new, or for somebody who comes back.

use kit_store::{StoreError, Tx};
use kit_web::{Answer, Asked, Failed, State, go};

use super::act::{self, Outcome, Taking};
use super::again::Meets;
use super::new_page::{self, From, Return, new_page};
use super::policy::{self, CoursePolicy, Rules};
use super::routes::guest_id;
use super::rules::{CourseFault, CourseId, Frame, GuestId, Hat, Typed, read};
use super::store::{self, Opening};
use super::story::{Longer, Step, Story};
use crate::App;
use crate::advice::AdviceId;
use crate::advice::rules::About;
use crate::advice::store::{self as advice, Known};
use crate::enquiry::rules::EnquiryId;
use crate::enquiry::store as enquiries;
use crate::house::{FormId, House, Worker, WorkerId, store as house};
use crate::offer::settings::Door;
use crate::offer::store as offers;
use crate::register::store as register;
use crate::today::form;
use crate::today::store as today;

/// What the page of a new course is made of.
struct Around {
    house: House,
    workers: Vec<Worker>,
    rules: Rules,
    /// Outreach hours that hold today (CV-5).
    outreach: Vec<(String, String)>,
    /// The guest who comes back, with what need not be told again; or somebody who has no course to come back from.
    back: Result<Option<Return>, Outcome>,
}

/// Reads who comes back, and who receives.
fn returns(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    workers: &[Worker],
    me: &WorkerId,
) -> Result<Result<Option<Return>, Outcome>, StoreError> {
    let Some(called) = store::called(tx, guest)? else {
        return Ok(Err(Outcome::NoCourse));
    };
    let Some(course) = store::newest(tx, guest)? else {
        return Ok(Err(Outcome::NoCourse));
    };
    if Story::of(&super::steps::steps(tx, &course.id)?)
        .state
        .open()
    {
        return Ok(Err(Outcome::WrongState));
    }
    let before = store::contact_of(tx, &course)?;
    Ok(Ok(Some(Return {
        guest: guest.clone(),
        called,
        goal: course.goal,
        meets: Meets::choose(Some(&before), workers, me),
        had_before: store::had_limited(tx, guest)?,
    })))
}

async fn around(app: &App, asked: &Asked, again: Option<GuestId>) -> Result<Around, Failed> {
    let (day, me) = (app.web.given.today(), crate::today::me(asked)?);
    let read = move |tx: &mut Tx<'_>| {
        let workers = house::workers(tx)?;
        let rules = policy::of(tx, Some(&me), day)?;
        let back = match &again {
            Some(guest) => {
                tx.looked(guest.as_str())?;
                returns(tx, guest, &workers, &me)?
            }
            None => Ok(None),
        };
        Ok::<_, StoreError>(Around {
            house: house::house(tx)?,
            workers,
            rules,
            outreach: register::outreach(tx, day)?,
            back,
        })
    };
    Ok(asked
        .on(&app.store)
        .write("read what a new course needs", read)
        .await?)
}

/// The guest that the address or the form says comes back.
fn coming_back(text: &str) -> Result<Option<GuestId>, Failed> {
    if text.is_empty() {
        return Ok(None);
    }
    guest_id(text).map(Some)
}

/// Whoever has a course that is open is on its page.
fn instead(outcome: Outcome, guest: Option<&GuestId>) -> Answer {
    match (outcome, guest) {
        (Outcome::WrongState, Some(guest)) => go(&format!("/gaest/{guest}")),
        _ => Err(Failed::NotFound),
    }
}

/// What an advice talk or an enquiry knows already, so that nobody tells it again.
struct Before {
    known: Known,
    about: About,
    met_by: Option<WorkerId>,
    door: Option<Door>,
    decided: Option<[(WorkerId, Hat); 2]>,
}

/// Reads it; a talk or an enquiry that is not there, or is another offer's, is not there.
async fn before(app: &App, asked: &Asked) -> Result<Option<Before>, Failed> {
    let (me, day) = (crate::today::me(asked)?, app.web.given.today());
    let talk = AdviceId::from_text(asked.query.get("raad"));
    let enquiry = EnquiryId::from_text(asked.query.get("henvendelse"));
    let named = talk.as_ref().map(|id| id.as_str().to_owned());
    let Some(named) = named.or_else(|| enquiry.as_ref().map(|id| id.as_str().to_owned())) else {
        return Ok(None);
    };
    let found = asked
        .on(&app.store)
        .look("read what is known before a course", &named, move |tx| {
            let offer = offers::of_worker(tx, &me, day)?.id;
            let talk = match &talk {
                Some(id) => advice::one(tx, id, &offer)?,
                None => None,
            };
            let asked_about = talk.as_ref().and_then(|talk| talk.about.clone());
            let Some(about) = asked_about.or(enquiry.clone().map(About::Enquiry)) else {
                return Ok(None);
            };
            let Some(known) = advice::known(tx, &about, &offer)? else {
                return Ok(None);
            };
            let enquiry = match &about {
                About::Enquiry(id) => enquiries::one(tx, id, &offer)?,
                _ => None,
            };
            let owner = enquiry.as_ref().and_then(|one| one.stands.owner.clone());
            let decided = talk.as_ref().and_then(|talk| {
                let decision = talk.decision.as_ref()?;
                let with = crate::advice::rules::beside(talk, decision);
                Some([(decision.by.clone(), decision.hat), with])
            });
            Ok::<_, StoreError>(Some(Before {
                known,
                about,
                met_by: talk.map(|talk| talk.worker).or(owner),
                door: enquiry.map(|one| one.written.door),
                decided,
            }))
        })
        .await?;
    found.map(Some).ok_or(Failed::NotFound)
}

pub(crate) async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let before = before(&app, &asked).await?;
    let again = match before.as_ref().map(|before| &before.about) {
        Some(About::Guest(guest)) => Some(guest.clone()),
        _ => coming_back(asked.query.get("igen"))?,
    };
    let around = around(&app, &asked, again.clone()).await?;
    let back = match around.back {
        Ok(back) => back,
        Err(outcome) => return instead(outcome, again.as_ref()),
    };
    let mut from = From {
        back,
        kinds: around.rules.kinds.clone(),
        outreach: around.outreach.clone(),
        ..From::default()
    };
    if let Some(before) = before {
        from.wish = before.known.wish;
        from.called = before.known.called;
        from.met_by = before.met_by.map(|id| id.to_string());
        from.door = before.door;
        from.decided = before.decided;
    }
    if let Some(id) = crate::today::rules::WalkInId::from_text(asked.query.get("fra")) {
        let wish = asked
            .on(&app.store)
            .look("read a wish", id.clone().as_str(), move |tx| {
                today::wish_of(tx, &id)
            })
            .await?;
        if let Some((wish, met_by)) = wish {
            from.wish = wish;
            from.met_by = Some(met_by.to_string());
        }
    }
    let given = &app.web.given;
    asked.page(&new_page(
        &asked,
        &around.house,
        &around.workers,
        given.today(),
        &given.uuid7(),
        &from,
        &new_page::Back::default(),
    ))
}

pub(crate) async fn open(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let again = coming_back(asked.fields.get("igen"))?;
    let around = around(&app, &asked, again.clone()).await?;
    let back = match around.back {
        Ok(back) => back,
        Err(outcome) => return instead(outcome, again.as_ref()),
    };
    let fields = &asked.fields;
    let typed = Typed {
        called: back
            .as_ref()
            .map_or_else(|| fields.get("called"), |back| back.called.as_str()),
        basis: fields.get("basis"),
        goal: fields.get("goal"),
        start: fields.get("start"),
        end: fields.get("end"),
        afterwards: fields.get("afterwards"),
        contact: fields.get("contact"),
        decided_by: fields.get("decided_by"),
        hat: fields.get("hat"),
        with: fields.get("with"),
        with_hat: fields.get("with_hat"),
        longer: fields.get("longer"),
        decided_at: fields.get("decided_at"),
    };
    let frame = Frame {
        policy: &around.rules.policy,
        decides: around.rules.decides,
        kinds: &around.rules.kinds,
        had_before: back.as_ref().is_some_and(|back| back.had_before),
        today: app.web.given.today(),
        outreach: &around.outreach,
    };
    let works_here = |id: &WorkerId| around.workers.iter().any(|worker| worker.id == *id);
    let new = match read(&typed, &frame, works_here) {
        Ok(new) => new,
        Err(faults) => {
            let barred = faults
                .iter()
                .any(|(_, fault)| *fault == CourseFault::Barred);
            let longer = Longer::from_key(typed.longer).filter(|_| barred);
            if let (Some(longer), Some(guest)) = (longer, &again) {
                count(&app, &asked, &form, guest, longer).await?;
            }
            let page = new_page(
                &asked,
                &around.house,
                &around.workers,
                app.web.given.today(),
                form.as_str(),
                &From {
                    back,
                    kinds: around.rules.kinds.clone(),
                    outreach: around.outreach.clone(),
                    ..From::default()
                },
                &new_page::Back {
                    fields: (**fields).clone(),
                    faults,
                },
            );
            return asked.again(&page);
        }
    };
    let given = &app.web.given;
    let (by, now) = (crate::today::me(&asked)?, given.now());
    let opening = Opening {
        form,
        again: again.is_some(),
        guest: again.unwrap_or_else(|| GuestId::new(given)),
        step: FormId::new(given),
        by: by.clone(),
        now,
    };
    let reason = FormId::new(given);
    let guest = asked
        .on(&app.store)
        .write("open a course", move |tx| {
            let guest = store::open(tx, &opening, &new)?;
            tx.looked(guest.as_str())?;
            if let Some(course) = CourseId::from_text(opening.form.as_str()) {
                crate::goal::store::plan(tx, &course, (new.start, new.end), &new.contact)?;
            }
            if let Some(longer) = new.longer {
                let course = store::newest(tx, &guest)?;
                let course = course.ok_or(StoreError::Broken("a course was opened"))?;
                let step = Step::TooShort(longer);
                super::steps::put_step(tx, &reason, &course.id, &step, &by, now)?;
            }
            Ok::<_, StoreError>(guest)
        })
        .await?;
    go(&format!("/gaest/{guest}?nyt=forloeb"))
}

/// A wish that the rules bar is counted with its reason (LE-7).
async fn count(
    app: &App,
    asked: &Asked,
    form: &FormId,
    guest: &GuestId,
    longer: Longer,
) -> Result<(), Failed> {
    let taking = Taking {
        form: form.clone(),
        guest: guest.clone(),
        by: crate::today::me(asked)?,
        hat: super::step_routes::own_hat(asked)?,
        now: app.web.given.now(),
        today: app.web.given.today(),
        policy: CoursePolicy::default(),
        workshop: None,
    };
    asked
        .on(&app.store)
        .write("count a wish for more", move |tx| {
            tx.looked(taking.guest.as_str())?;
            act::step(tx, &taking, &Step::TooShort(longer))
        })
        .await?;
    Ok(())
}
