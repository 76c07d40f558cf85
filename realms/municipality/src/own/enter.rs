//! Coming in by a code of the card: braked, slow, used once, and the same answer for wrong, used and revoked.

use kit_store::StoreError;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::door::{self, Entrant};
use kit_web::{Answer, Asked, Failed, State, go};

use super::code::Code;
use super::pages::enter_page;
use super::sql;
use crate::course::{GuestId, store as courses};
use crate::offer::store as offers;
use crate::{App, GUEST};

/// 1, 3, 5, 10 seconds for codes that begin alike, whoever types them; the count lies in the database.
const DOOR: Brake = Brake::door("guest-card");

pub(super) async fn show(asked: Asked) -> Answer {
    asked.page(&enter_page(&asked, None))
}

/// How a try ended.
enum Tried {
    In(String),
    No(i64),
}

pub(super) async fn enter(State(app): State<App>, asked: Asked) -> Answer {
    let Some(code) = Code::read(asked.fields.get("kode")) else {
        return asked.again(&enter_page(&asked, Some(asked.say("own-fault-letters"))));
    };
    let wait = |key: &str, seconds: i64| {
        let text = asked.tell(key, &[("seconds", seconds.into())]);
        asked.again(&enter_page(&asked, Some(text)))
    };
    let (inner, counted) = (asked.clone(), code.counted());
    let turn = asked
        .on(&app.store)
        .write("a try at a card", move |tx| {
            let trying = Trying {
                account: Some(&counted),
                address: inner.from.as_ref(),
            };
            DOOR.take_turn(tx, &inner.web.given, trying)
        })
        .await?;
    if let Turn::Wait(seconds) = turn {
        return wait("own-fault-wait", seconds);
    }
    let proof = code.proof(&app.store).await?;
    match come_in(&app, &asked, code.counted(), proof).await? {
        Tried::No(seconds) => wait("own-fault-code", seconds),
        Tried::In(session) => {
            let rule = (asked.web.face.session)(GUEST.0);
            asked.with_session(go("/mit")?, &session, rule)
        }
    }
}

async fn come_in(
    app: &App,
    asked: &Asked,
    counted: String,
    proof: String,
) -> Result<Tried, Failed> {
    let (inner, session) = (asked.clone(), door::token(&asked.web.given));
    Ok(asked
        .on(&app.store)
        .write("open a guest's own page", move |tx| {
            let (given, now) = (&inner.web.given, inner.web.given.now());
            let guest: Option<GuestId> = tx.row(sql::OF_PROOF, &[&proof], |r| r.get(0))?;
            if let Some(guest) = guest
                && let Some(course) = courses::newest(tx, &guest)?
                && offers::of_worker(tx, &course.contact, given.today())?
                    .settings
                    .own_page
                    .on
                && tx.run(sql::USE_CODE, &[&proof, &now])? == 1
            {
                let trying = Trying {
                    account: Some(&counted),
                    address: inner.from.as_ref(),
                };
                DOOR.proved_right(tx, given, trying)?;
                if let Some(before) = &inner.who {
                    door::end_session(tx, &before.session)?;
                }
                // No name in the header: somebody may look over the shoulder.
                let who = Entrant::new(guest.as_str(), GUEST, inner.say("own-name"));
                let rule = (inner.web.face.session)(GUEST.0);
                door::open_session(tx, &session, &who, rule, now)?;
                tx.looked_as("enter", "guest_card", guest.as_str())?;
                return Ok::<_, StoreError>(Tried::In(session.clone()));
            }
            tx.looked_as("refused", "guest_card", "")?;
            Ok(Tried::No(DOOR.left(tx, &counted, now)?))
        })
        .await?)
}
