//! A screen that lies on the house's table: whoever signed in there says so, and it locks itself much sooner
//! (SAFETY.md §6.3).

use kit_web::{Answer, Asked, SessionRule, State, door, go};

use crate::App;

/// Minutes of rest and hours in all, for the words on the page.
pub(super) fn limits() -> [(&'static str, i64); 2] {
    let rule = SessionRule::SHARED;
    [
        ("minutes", rule.idle_min),
        ("hours", rule.absolute_min / 60),
    ]
}

/// Makes this session, and no other, as short as a shared screen's.
pub(super) async fn share(State(app): State<App>, asked: Asked) -> Answer {
    let (session, now) = (asked.actor()?.session.clone(), app.web.given.now());
    asked
        .on(&app.store)
        .write("this screen is shared", move |tx| {
            door::shorten_session(tx, &session, SessionRule::SHARED, now)
        })
        .await?;
    go("/vagt?nyt=skaerm")
}
