//! `/haandbog`: the association's own pages for those who come along. Coordinators type them; both read them.

use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Role, Routes, State, go};

use super::handbook_pages::{Book, Writing};
use super::rules::{self, Amiss, MOST_SECTIONS, Section};
use super::{SectionId, store};
use crate::app::{App, COMPANION, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::group::store::Me;
use crate::looks::{At, PEOPLE, look, write};

const OWN: &[Role] = &[COORDINATOR];
const BOTH: &[Role] = &[COORDINATOR, COMPANION];

pub(super) fn routes() -> Routes<App> {
    let may = |action, roles| May::only(action, "handbook", roles).because(PEOPLE);
    let writes = |action| May::only(action, "handbook_section", OWN).because(PEOPLE);
    Routes::new()
        .get("/haandbog", may(Action::Open, BOTH), read)
        .get("/afsnit", writes(Action::Open), edit)
        .post("/afsnit", writes(Action::Change), rewrite)
}

async fn sections(app: &App, asked: &Asked) -> Result<(bool, Vec<Section>), Failed> {
    let inner = asked.clone();
    let found = look(app, asked, "the handbook", At::List, move |tx| {
        let me = Me::of(tx, &inner)?;
        let writes = me.companion.is_none();
        Ok((writes, store::sections(tx, &me.association)?))
    });
    found.await.map_err(failed)
}

async fn read(State(app): State<App>, asked: Asked) -> Answer {
    let (writes, sections) = sections(&app, &asked).await?;
    asked.page(&Book::of(&asked, &sections, writes))
}

fn number(typed: &str) -> i64 {
    typed.parse().unwrap_or(1).clamp(1, MOST_SECTIONS)
}

async fn show(app: &App, asked: &Asked, number: i64, amiss: &Amiss) -> Answer {
    let (_, sections) = sections(app, asked).await?;
    let page = Writing::of(asked, &sections, number, amiss);
    if amiss.is_empty() {
        asked.page(&page)
    } else {
        asked.again(&page)
    }
}

async fn edit(State(app): State<App>, asked: Asked) -> Answer {
    let number = number(asked.query.get("side"));
    show(&app, &asked, number, &Amiss::new()).await
}

async fn rewrite(State(app): State<App>, asked: Asked) -> Answer {
    let id = SectionId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let number = number(asked.fields.get("number"));
    let (title, body) = match rules::section(&asked.fields) {
        Ok(read) => read,
        Err(amiss) => return show(&app, &asked, number, &amiss).await,
    };
    let inner = asked.clone();
    write(&app, &asked, "write a section", move |tx| {
        tx.looked(LIST)?;
        let me = me(tx, &inner)?;
        let now = inner.web.given.now();
        let words = (title.as_str(), body.as_str());
        Ok(store::write(tx, &me.association, &id, number, words, now)?)
    })
    .await
    .map_err(failed)?;
    go("/haandbog?gjort=gemt")
}
