//! The owner's routes of the house's offers.

use jiff::civil::Date;
use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Role, Routes, State, go};

use super::change::{changes, put};
use super::pages::{Kept, TeamOffer, Values, advice, edit, list, look};
use super::read::read;
use super::store::{Dated, Setting, text_on};
use super::{Offer, OfferId, Settings, about, sample, store};
use crate::house::{TeamId, store as house};
use crate::today::{form, me};
use crate::{App, HOST, LEADER, OWNER, WATCH, WORKER};

const OWNERS: &[Role] = &[OWNER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = || May::only(Action::Change, "offer", OWNERS);
    let everybody = &[HOST, WORKER, LEADER];
    Routes::new()
        .get(
            "/tilbud",
            May::only(Action::Open, "offer", everybody).because(WATCH),
            about::show,
        )
        .get(
            "/opsaet/tilbud",
            May::only(Action::List, "offer", OWNERS),
            show,
        )
        .post("/opsaet/tilbud", change(), add)
        .get("/opsaet/tilbud/{id}", change(), one)
        .post("/opsaet/tilbud/{id}", change(), save)
        .post("/opsaet/hold/{id}", change(), place)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let today = app.web.given.today();
    let (name, offers, teams) = asked
        .on(&app.store)
        .read("read the offers", move |tx| {
            let mut teams: Vec<TeamOffer> = Vec::new();
            for team in house::teams(tx)? {
                let offer = store::of_team(tx, &team.id, today)?.id;
                teams.push((team, offer));
            }
            let name = house::kept(tx)?.name;
            Ok::<_, StoreError>((name, store::all(tx, today)?, teams))
        })
        .await?;
    let saved = asked.query.get("nyt") == "gemt";
    let form = app.web.given.uuid7();
    asked.page(&list(&asked, &name, (&offers, &teams), &form, saved))
}

/// A new offer, set from today to what its sample says.
async fn add(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let sample = sample::find(asked.fields.get("sample")).ok_or(Failed::FormExpired)?;
    let id = OfferId::from_text(form.as_str()).ok_or(Failed::FormExpired)?;
    let to = format!("/opsaet/tilbud/{id}");
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("add an offer", move |tx| {
            if store::add(tx, &id, now)? {
                let setting = Setting {
                    form: form.clone(),
                    offer: id.clone(),
                    from: today,
                    text: sample.text.to_owned(),
                    by: Some(by.clone()),
                };
                store::set(tx, &setting, now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    go(&to)
}

/// An offer with all that its form needs.
struct Found {
    offer: Offer,
    house: String,
    history: Vec<Dated>,
}

impl Found {
    fn kept(&self, today: Date) -> Kept<'_> {
        Kept {
            offer: &self.offer,
            house: &self.house,
            text: text_on(&self.history, today),
            history: &self.history,
        }
    }
}

async fn found(app: &App, asked: &Asked, id: &str) -> Result<Found, Failed> {
    let id = OfferId::from_text(id).ok_or(Failed::NotFound)?;
    let today = app.web.given.today();
    asked
        .on(&app.store)
        .read("read an offer", move |tx| {
            let Some(offer) = store::of(tx, &id, today)? else {
                return Ok(None);
            };
            let house = house::kept(tx)?.name;
            let history = store::history(tx, &id)?;
            Ok::<_, StoreError>(Some(Found {
                offer,
                house,
                history,
            }))
        })
        .await?
        .ok_or(Failed::NotFound)
}

async fn one(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let found = found(&app, &asked, &id).await?;
    let (today, form) = (app.web.given.today(), app.web.given.uuid7());
    let none = (&Fields::default(), Faults::none());
    asked.page(&edit(&asked, &found.kept(today), today, &form, none))
}

/// A typed value as the text has it.
type Written<'a> = dyn Fn(&str) -> toml::Value + 'a;

/// The text as typed, with those of the fields that were changed put into it.
fn merged(fields: &Fields, now: &Settings) -> String {
    let values = Values::of(now);
    let text = fields.typed("text").replace("\r\n", "\n");
    let yes = |typed: &str| toml::Value::from(typed == "true");
    let words = |typed: &str| toml::Value::from(typed);
    // A number that is none is put in as typed, so that the reader tells of it with its line.
    let number = |typed: &str| {
        typed
            .parse::<i64>()
            .map_or_else(|_| typed.into(), toml::Value::from)
    };
    let all: [(&str, &str, &str, &Written<'_>); 9] = [
        ("name", "name", &values.name, &words),
        ("one", "words.one", &values.one, &words),
        ("the", "words.the", &values.the, &words),
        ("many", "words.many", &values.many, &words),
        (
            "promise",
            "enquiry.promise_working_days",
            &values.promise,
            &number,
        ),
        ("decides", "decides", values.decides, &words),
        (
            "documentation",
            "documentation",
            values.documentation,
            &words,
        ),
        ("persons", "persons", values.persons, &yes),
        ("contact", "contact_fixed", values.contact, &yes),
    ];
    all.iter().fold(text, |text, (field, path, was, value)| {
        let typed = fields.get(field).trim();
        // A field that was not sent says nothing: the second page carries the text alone.
        if fields.all(field).next().is_none() || typed == *was {
            text
        } else {
            put(&text, path, &value(typed))
        }
    })
}

async fn save(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let found = found(&app, &asked, &id).await?;
    let today = app.web.given.today();
    let text = merged(&asked.fields, &found.offer.settings);
    let mut faults = Faults::none();
    let from = crate::text::date(asked.fields.get("from"));
    match from {
        None => faults.add("from", asked.say("fault-date")),
        // What was in force on a day that is over was in force: courses were decided under it.
        Some(from) if from < today => faults.add("from", asked.say("fault-day-past")),
        Some(_) => {}
    }
    let settings = read(&text);
    if let Err(all) = &settings {
        for fault in all {
            faults.add("text", advice(&asked, fault));
        }
    }
    let (Some(from), Ok(settings), false) = (from, settings, faults.any()) else {
        let kept = found.kept(today);
        let again = (&*asked.fields, faults);
        return asked.again(&edit(&asked, &kept, today, form.as_str(), again));
    };
    if asked.fields.get("keep").is_empty() {
        let changes = changes(&found.offer.settings, &settings);
        let kept = found.kept(today);
        return asked.page(&look(&asked, &kept, (from, &text), &changes, form.as_str()));
    }
    let setting = Setting {
        form,
        offer: found.offer.id,
        from,
        text,
        by: Some(by),
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("set an offer", move |tx| store::set(tx, &setting, now))
        .await?;
    go("/opsaet/tilbud?nyt=gemt")
}

/// A team works in this offer from now on.
async fn place(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let team = TeamId::from_text(&id).ok_or(Failed::NotFound)?;
    let chosen = asked.fields.get(&format!("offer-{team}")).to_owned();
    let today = app.web.given.today();
    asked
        .on(&app.store)
        .write("put a team into an offer", move |tx| {
            let there = house::teams(tx)?.iter().any(|one| one.id == team);
            if !there {
                return Ok(None);
            }
            // An offer that is not there is a form from another day; nothing changes, and the list is shown.
            if let Some(offer) = OfferId::from_text(&chosen)
                && store::of(tx, &offer, today)?.is_some()
            {
                store::put_team(tx, &team, &offer)?;
            }
            Ok::<_, StoreError>(Some(()))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/opsaet/tilbud?nyt=gemt")
}
