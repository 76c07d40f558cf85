//! `/frivillige`: who comes along in the own association, what each has running, and who pauses.

use std::collections::BTreeMap;

use askama::Template;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, Frame, Link, May, Role, Routes, Sample, State};

use super::approval::person_pages::made_up;
use super::approval::rules::Step;
use super::approval::says;
use super::approval::store::Approvals;
use super::offer::Pause;
use super::{offer_pages, sql};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::crossing::show;
use crate::looks::{At, PEOPLE, look};
use crate::people::store::House;
use crate::people::{AssociationId, Companion, CompanionId};
use crate::sample;

const OWN: &[Role] = &[COORDINATOR];

pub(super) fn routes() -> Routes<App> {
    Routes::new().get(
        "/frivillige",
        May::only(Action::List, "volunteer", OWN).because(PEOPLE),
        list,
    )
}

/// One companion in words.
struct Row {
    link: Link,
    kind: String,
    /// How the steps stand; empty where nothing is asked for.
    steps: String,
    load: String,
    pause: String,
    times: Vec<String>,
    told: Vec<String>,
}

#[derive(Template)]
#[template(path = "volunteers.html")]
struct Volunteers {
    frame: Frame,
    heading: String,
    links: [Link; 4],
    rows: Vec<Row>,
}

/// How many each has running. A count and nothing of anybody it is about.
pub(super) type Loads = BTreeMap<CompanionId, i64>;

pub(super) fn loads(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Loads, StoreError> {
    let rows = tx.rows(sql::LOADS, &[of], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

fn row(asked: &Asked, one: &Companion, approvals: &Approvals, running: i64) -> Row {
    let wishes: Vec<String> = one
        .interests
        .iter()
        .map(|wish| show::wish(asked, *wish))
        .collect();
    let told = [
        (!wishes.is_empty()).then(|| wishes.join(", ")),
        offer_pages::languages(asked, one),
        offer_pages::area(asked, one),
    ];
    Row {
        link: Link::to(format!("/frivillige/{}", one.id), one.first_name.clone()),
        steps: says::line(asked, approvals, &one.id).unwrap_or_default(),
        kind: show::kind(asked, one.kind),
        load: asked.tell(
            "volunteers-load",
            &[("running", running.into()), ("most", one.max_load.into())],
        ),
        pause: offer_pages::away(asked, one).unwrap_or_else(|| asked.say("volunteers-not-paused")),
        times: if one.times.is_empty() {
            vec![asked.say("volunteers-no-times")]
        } else {
            one.times
                .iter()
                .map(|slot| offer_pages::time(asked, *slot))
                .collect()
        },
        told: told.into_iter().flatten().collect(),
    }
}

fn page(asked: &Asked, people: &[Companion], approvals: &Approvals, loads: &Loads) -> Volunteers {
    let today = asked.web.given.today();
    let mut here: Vec<&Companion> = people.iter().filter(|one| !one.left).collect();
    // What runs out soon, or has, is seen first; the others stay in their order.
    here.sort_by_key(|one| approvals.first_out(&one.id, today).unwrap_or(i32::MAX));
    let running = |one: &Companion| loads.get(&one.id).copied().unwrap_or(0);
    Volunteers {
        frame: asked.frame(asked.say("menu-volunteers")),
        heading: asked.say("volunteers-heading"),
        links: [
            Link::to("/interesserede", asked.say("volunteers-interests")),
            Link::to("/supervision", asked.say("supervision-heading")),
            Link::to("/haandbog", asked.say("handbook-title")),
            Link::to("/krav", asked.say("approval-ask-link")),
        ],
        rows: here
            .into_iter()
            .map(|one| row(asked, one, approvals, running(one)))
            .collect(),
    }
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "who comes along", At::List, move |tx| {
        let me = me(tx, &inner)?;
        let house = House::load(tx, &me.association)?;
        let approvals = Approvals::of(tx, &me.association)?;
        Ok((house.companions, approvals, loads(tx, &me.association)?))
    });
    let (people, approvals, loads) = found.await.map_err(failed)?;
    asked.page(&page(&asked, &people, &approvals, &loads))
}

/// Empty, ordinary, longest.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let people = sample::house().companions;
    let today = asked.web.given.today();
    let long: Vec<Companion> = people
        .iter()
        .map(|one| Companion {
            first_name: "Anne-Katrine Charlotte".to_owned(),
            languages: Some("dansk, engelsk, arabisk, somali, tyrkisk og tegnsprog".to_owned()),
            area: Some("5999, men helst ikke på den anden side af havneløbet".to_owned()),
            pause: Some(Pause {
                from: today,
                until: Some(today),
            }),
            ..one.clone()
        })
        .collect();
    let busy: Loads = people.iter().map(|one| (one.id.clone(), 2)).collect();
    let none = Loads::new();
    let unasked = Approvals::default();
    let ole = people.last().map(|one| one.id.clone());
    let steps = Step::ALL.map(|step| (step, 350));
    let some = ole
        .map(|id| made_up(asked, &id, &steps))
        .unwrap_or_default();
    Ok(vec![
        Sample::of("volunteers", "empty", &page(asked, &[], &unasked, &none))?,
        Sample::of(
            "volunteers",
            "ordinary",
            &page(asked, &people, &unasked, &none),
        )?,
        Sample::of("volunteers", "longest", &page(asked, &long, &some, &busy))?,
    ])
}
