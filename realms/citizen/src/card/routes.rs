//! `/min/kort`.

use kit_web::{Action, Answer, Asked, Failed, May, Routes, State, bytes, go};

use super::{act, pages};
use crate::App;
use crate::key::code::{self, CODES, Code};
use crate::realm::{GUESTS, WAY_IN};

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "code_card", GUESTS).because(WAY_IN);
    Routes::new()
        .get("/min/kort", may(Action::Open), show)
        .post("/min/kort", may(Action::Change), change)
        .post("/min/kort.pdf", may(Action::Open), paper)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let card = act::card(&app, &asked).await?;
    asked.page(&pages::card(&asked, card))
}

async fn change(State(app): State<App>, asked: Asked) -> Answer {
    if asked.fields.get("til") == pages::GIVE_UP {
        act::give_up(&app, &asked).await?;
        return go("/min/kort");
    }
    let codes = match act::make(&app, &asked).await? {
        Ok(codes) => codes,
        Err(seconds) => return Err(Failed::Wait(seconds)),
    };
    asked.page(&pages::codes(&asked, &codes))
}

/// The codes of the form, drawn on paper; nothing is looked up and nothing is kept.
async fn paper(asked: Asked) -> Answer {
    let typed = asked.fields.get("kode").split_whitespace();
    let codes: Option<Vec<Code>> = typed.map(|one| code::read(one)?.ok()).collect();
    let codes = codes
        .filter(|codes| codes.len() == CODES)
        .ok_or(Failed::NotFound)?;
    let pdf = pages::paper(&asked, &codes).map_err(|fault| Failed::Page(fault.to_string()))?;
    bytes("application/pdf", Some("koder.pdf"), pdf)
}
