//! The house's own tips about places, next to the public words (GM-16).

use std::collections::BTreeMap;

use jiff::Timestamp;
use kit_store::{StoreError, Tx};
use kit_web::{Answer, Asked, Failed, Faults, Path, State, go};

use super::routes::{book, load, shown};
use super::{TipId, sql};
use crate::App;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::text::{LINE_MAX, line};
use crate::today::{form, me};
use crate::unnamed;

/// A tip, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tip {
    pub(crate) id: TipId,
    pub(crate) tip: String,
    pub(crate) by: String,
}

/// Every tip that stands, by the place's number.
pub(super) fn all(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Vec<Tip>>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::TIPS, &[], |r| {
        let tip = Tip {
            id: r.get(0)?,
            tip: r.get(2)?,
            by: names.of(&r.get::<WorkerId>(3)?),
        };
        Ok((r.get::<String>(1)?, tip))
    })?;
    let mut all: BTreeMap<String, Vec<Tip>> = BTreeMap::new();
    for (community, tip) in rows {
        all.entry(community).or_default().push(tip);
    }
    Ok(all)
}

/// Keeps a tip, once for each form.
pub(super) fn put(
    tx: &mut Tx<'_>,
    form: &FormId,
    (community, tip): (&str, &str),
    (by, now): (&WorkerId, Timestamp),
) -> Result<(), StoreError> {
    tx.run(sql::PUT_TIP, &[form, &community, &tip, by, &now])
        .map(|_| ())
}

/// Takes a tip away, or back; none where there is no such tip.
pub(super) fn take(
    tx: &mut Tx<'_>,
    id: &TipId,
    gone: Option<Timestamp>,
) -> Result<Option<()>, StoreError> {
    Ok((tx.run(sql::TAKE_TIP, &[id, &gone])? == 1).then_some(()))
}

/// The id of the field of a place's tip; each card has its own, and each is sent as `tip`.
pub(super) fn field(community: &str) -> String {
    format!("tip-{community}")
}

pub(super) async fn add(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let book = book(&app, &asked).await?;
    let community = book.get(&id).ok_or(Failed::NotFound)?.id.clone();
    let name = field(&community);
    let typed = asked.fields.get("tip");
    let said = line(typed, LINE_MAX);
    let guests = unnamed::own_guests(&app, &asked).await?;
    let fault = match &said {
        None => {
            let max = i64::try_from(LINE_MAX).unwrap_or(0);
            asked.tell("line-too-long", &[("max", max.into())])
        }
        Some(said) if said.is_empty() => asked.say("tip-fault"),
        Some(said) => {
            unnamed::person(said, &guests).map_or_else(String::new, |person| person.advice(&asked))
        }
    };
    let Some(said) = said.filter(|_| fault.is_empty()) else {
        let mut faults = Faults::none();
        faults.add(&name, fault);
        let bridge = load(&app, &asked).await?;
        let back = (community.as_str(), asked.fields.typed("tip"), faults);
        return asked.again(&shown(&app, &asked, &book, &bridge, Some(back)));
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("keep a tip about a place", move |tx| {
            put(tx, &form, (&community, &said), (&by, now))
        })
        .await?;
    go("/bro?nyt=tip")
}

async fn turn(
    app: &App,
    asked: &Asked,
    id: &str,
    gone: Option<Timestamp>,
) -> Result<TipId, Failed> {
    let id = TipId::from_text(id).ok_or(Failed::NotFound)?;
    let taken = id.clone();
    asked
        .on(&app.store)
        .write("take a tip away or back", move |tx| take(tx, &taken, gone))
        .await?
        .ok_or(Failed::NotFound)?;
    Ok(id)
}

pub(super) async fn away(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = turn(&app, &asked, &id, Some(app.web.given.now())).await?;
    go(&format!("/bro?nyt=vaek&tip={id}"))
}

pub(super) async fn back(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    turn(&app, &asked, &id, None).await?;
    go("/bro?nyt=tip")
}

/// A tip for the demo, about the walk along the stream.
pub(crate) fn demo(tx: &mut Tx<'_>, by: &WorkerId, now: Timestamp) -> Result<(), StoreError> {
    let walk = "02995e37-f778-4447-841e-39e8812d3e9f";
    let tip = "Tag den korte vej den første gang. Mette kender vejen tilbage.";
    match FormId::from_text("tip-of-jonas") {
        Some(form) => put(tx, &form, (walk, tip), (by, now)),
        None => Ok(()),
    }
}
