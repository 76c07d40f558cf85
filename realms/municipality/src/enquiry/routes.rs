//! The routes of enquiries.

use jiff::civil::Date;
use kit_store::looks::LIST;
use kit_store::{StoreError, Tx};
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Routes, State, go};

use super::front::{advice, page, thanks};
use super::inbox::{self, Back, Inbox};
use super::rules::{EnquiryId, Step, Typed, promised, read};
use super::store;
use crate::door::store as door;
use crate::house::{OnDuty, WorkerId, on_duty, store as house};
use crate::offer::settings::Door;
use crate::offer::{Offer, OfferId, store as offers};
use crate::today::{form, me};
use crate::{App, STAFF, WATCH};

/// Anybody may send this form; whoever sends very many is slowed.
const ENQUIRIES: Brake = Brake::form("enquiry");
/// What was closed so recently can still be taken up again from the list.
const CLOSED_DAYS: i64 = 14;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let anybody = |action| May::anybody(action, "own_enquiry").because(WATCH);
    let staff = |action| May::only(action, "enquiry", STAFF).because(WATCH);
    Routes::new()
        .get("/henvendelse", anybody(Action::See), show)
        .post("/henvendelse", anybody(Action::Change), send)
        .get("/henvendelse/tak", anybody(Action::See), sent)
        .get("/henvendelser", staff(Action::List), list)
        .post("/henvendelser", staff(Action::Change), write_down)
        .post("/henvendelser/{id}/tag", staff(Action::Change), take)
        .post("/henvendelser/{id}/skridt", staff(Action::Change), step)
}

/// What somebody who writes meets: offers that take enquiries by the form, the house, and what closed ones say (RW-2).
pub(super) struct Open {
    pub(super) offers: Vec<Offer>,
    pub(super) house: String,
    pub(super) closed: Vec<String>,
}

impl Open {
    /// The offer that is written to: the one of this number, else the first.
    pub(super) fn chosen(&self, id: &str) -> Option<&Offer> {
        let named = self.offers.iter().find(|offer| offer.id.as_str() == id);
        named.or(self.offers.first())
    }
}

/// Reads it.
async fn open_offers(app: &App, asked: &Asked) -> Result<Open, Failed> {
    let today = app.web.given.today();
    Ok(asked
        .on(&app.store)
        .read("read who takes enquiries", move |tx| {
            let mut all = offers::all(tx, today)?;
            all.retain(|offer| offer.settings.doors.has(Door::Form) && offer.settings.persons);
            let mut closed = Vec::new();
            for offer in &all {
                closed.extend(door::closed(tx, &offer.id, today)?);
            }
            Ok::<_, StoreError>(Open {
                offers: all,
                house: house::kept(tx)?.name,
                closed,
            })
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let open = open_offers(&app, &asked).await?;
    let form = app.web.given.uuid7();
    let none = (&Fields::default(), Faults::none());
    asked.page(&page(&asked, &open, &form, none))
}

fn typed(fields: &Fields, door: Door) -> Typed<'_> {
    Typed {
        called: fields.get("called"),
        text: fields.get("text"),
        way: fields.get("way"),
        reach: fields.get("reach"),
        came_by: fields.get("came_by"),
        before: fields.get("before"),
        door,
    }
}

async fn send(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let open = open_offers(&app, &asked).await?;
    let chosen = open.chosen(asked.fields.get("offer")).cloned();
    let chosen = chosen.ok_or(Failed::NotFound)?;
    let written = match read(
        &typed(&asked.fields, Door::Form),
        &chosen.settings.enquiry.came_by,
    ) {
        Ok(written) => written,
        Err(all) => {
            let mut faults = Faults::none();
            for (field, fault) in all {
                faults.add(field, advice(&asked, field, fault));
            }
            let again = (&*asked.fields, faults);
            return asked.again(&page(&asked, &open, form.as_str(), again));
        }
    };
    let given = app.web.given.clone();
    let due = promised(&chosen, given.today());
    let from = asked.from.clone();
    let turn = asked
        .on(&app.store)
        .write("take an enquiry", move |tx| {
            let trying = Trying {
                account: None,
                address: from.as_ref(),
            };
            if let Turn::Wait(seconds) = ENQUIRIES.take_turn(tx, &given, trying)? {
                return Ok(Turn::Wait(seconds));
            }
            tx.looked(form.as_str())?;
            let when = (given.today(), due, given.now());
            store::put(tx, &form, &chosen, &written, when)?;
            Ok::<_, StoreError>(Turn::Go)
        })
        .await?;
    match turn {
        Turn::Go => go(&format!("/henvendelse/tak?senest={due}")),
        Turn::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}

/// The receipt knows a day and who reads the enquiries today, and nothing of what was written.
async fn sent(State(app): State<App>, asked: Asked) -> Answer {
    let now = app.web.given.local();
    let watches = asked
        .on(&app.store)
        .read("read who is host", move |tx| house::watches(tx, now.date()))
        .await?;
    let minute = i64::from(now.hour()) * 60 + i64::from(now.minute());
    let reader = match on_duty(&watches, minute) {
        OnDuty::Now(watch, _) | OnDuty::Later(watch) => Some(watch.first_name.as_str()),
        OnDuty::Nobody => None,
    };
    let due: Option<Date> = crate::text::date(asked.query.get("senest"));
    asked.page(&thanks(&asked, due, reader))
}

fn inbox_of(tx: &mut Tx<'_>, worker: &WorkerId, today: Date) -> Result<Inbox, StoreError> {
    use jiff::ToSpan as _;
    let offer = offers::of_worker(tx, worker, today)?;
    let since = today.saturating_sub(CLOSED_DAYS.days());
    Ok(Inbox {
        house: house::house(tx)?,
        workers: house::workers(tx)?,
        open: store::open(tx, &offer.id)?,
        closed: store::closed(tx, &offer.id, since)?,
        offer,
    })
}

async fn read_inbox(app: &App, asked: &Asked) -> Result<Inbox, Failed> {
    let (worker, today) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .look("read the enquiries", LIST, move |tx| {
            inbox_of(tx, &worker, today)
        })
        .await?)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inbox = read_inbox(&app, &asked).await?;
    let receipt = match asked.query.get("nyt") {
        "skrevet" => Some(asked.say("enquiries-written")),
        "gemt" => Some(asked.say("enquiries-saved")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    let form = || given.uuid7();
    asked.page(&inbox::page(&asked, &inbox, given.today(), &form, back))
}

async fn again(app: &App, asked: &Asked, faults: Faults) -> Answer {
    let inbox = read_inbox(app, asked).await?;
    let back = Back {
        fields: (*asked.fields).clone(),
        faults,
        receipt: None,
    };
    let given = &app.web.given;
    let form = || given.uuid7();
    asked.again(&inbox::page(asked, &inbox, given.today(), &form, back))
}

/// A host writes for somebody who rings or stands there; whoever writes it down answers for it.
async fn write_down(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let today = app.web.given.today();
    let worker = by.clone();
    let offer = asked
        .on(&app.store)
        .read("read the own offer", move |tx| {
            offers::of_worker(tx, &worker, today)
        })
        .await?;
    let door = Door::from_key(asked.fields.get("door")).unwrap_or(Door::Phone);
    let written = match read(&typed(&asked.fields, door), &offer.settings.enquiry.came_by) {
        Ok(written) => written,
        Err(all) => {
            let mut faults = Faults::none();
            for (field, fault) in all {
                faults.add(field, advice(&asked, field, fault));
            }
            return again(&app, &asked, faults).await;
        }
    };
    let (due, now) = (promised(&offer, today), app.web.given.now());
    let first = crate::house::FormId::new(&app.web.given);
    asked
        .on(&app.store)
        .write("write an enquiry down", move |tx| {
            tx.looked(form.as_str())?;
            let new = store::put(tx, &form, &offer, &written, (today, due, now))?;
            if let (true, Some(id)) = (new, EnquiryId::from_text(form.as_str())) {
                store::step(tx, &first, &id, &Step::Taken(by.clone()), &by, now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    go("/henvendelser?nyt=skrevet")
}

/// Takes a step with an enquiry of the own offer; another offer's is not there.
async fn act(app: &App, asked: &Asked, id: EnquiryId, step: Step) -> Answer {
    let (form, by) = (form(asked)?, me(asked)?);
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let (taken, of) = (step.clone(), id.clone());
    asked
        .on(&app.store)
        .write("a step with an enquiry", move |tx| {
            let (step, id) = (&taken, &of);
            tx.looked(id.as_str())?;
            let own: OfferId = offers::of_worker(tx, &by, today)?.id;
            if store::offer_of(tx, id)? != Some(own) {
                return Ok(None);
            }
            store::step(tx, &form, id, step, &by, now)?;
            Ok::<_, StoreError>(Some(()))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    if step == Step::Course {
        return go(&format!("/forloeb/nyt?henvendelse={id}"));
    }
    go("/henvendelser?nyt=gemt")
}

async fn take(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = EnquiryId::from_text(&id).ok_or(Failed::NotFound)?;
    let workers = asked
        .on(&app.store)
        .read("read who works here", house::workers)
        .await?;
    let field = format!("worker-{id}");
    let worker = WorkerId::from_text(asked.fields.get(&field))
        .filter(|worker| workers.iter().any(|one| one.id == *worker))
        // Who presses without choosing takes it themselves.
        .map_or_else(|| me(&asked), Ok)?;
    act(&app, &asked, id, Step::Taken(worker)).await
}

async fn step(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = EnquiryId::from_text(&id).ok_or(Failed::NotFound)?;
    let (worker, today) = (me(&asked)?, app.web.given.today());
    let offer = asked
        .on(&app.store)
        .read("read the own offer", move |tx| {
            offers::of_worker(tx, &worker, today)
        })
        .await?;
    let (kind, reason) = (format!("step-{id}"), format!("reason-{id}"));
    let chosen = Step::from_form(
        asked.fields.get(&kind),
        asked.fields.get(&reason),
        &offer.settings.doors.exceptions,
    );
    let Some(chosen) = chosen else {
        let known = asked.clone();
        let there = asked
            .on(&app.store)
            .look("read whose an enquiry is", id.clone().as_str(), move |tx| {
                store::offer_of(tx, &id)
            })
            .await?;
        if there != Some(offer.id) {
            return Err(Failed::NotFound);
        }
        let mut faults = Faults::none();
        faults.add(&reason, known.say("enquiry-fault-reason"));
        return again(&app, &asked, faults).await;
    };
    act(&app, &asked, id, chosen).await
}
