//! Making a card and giving it up.

use kit_store::StoreError;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, Failed};

use crate::App;
use crate::key::code::{self, CODES, Code};
use crate::key::proof::slow_aside;
use crate::key::store::{self, Card, NewWay};
use crate::mail::store::{self as step, SecondStep};
use crate::room::lock;
use crate::room::notice::{self, Event};

/// The brake on making cards.
const CARDS: Brake = Brake::form("card");

/// The card that is in use, if there is one.
pub(crate) async fn card(app: &App, asked: &Asked) -> Result<Option<Card>, Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .read("the card of a room", move |tx| store::card(tx, room.id()))
        .await?)
}

/// Makes a new card; the old one stops working in the same transaction. The codes are nowhere but in what this gives.
/// Each takes a slow step: so whoever makes very many cards is slowed, by the seconds that this gives.
pub(crate) async fn make(app: &App, asked: &Asked) -> Result<Result<Vec<Code>, i64>, Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    let inner = asked.clone();
    let turn = asked
        .on(&app.store)
        .write("a turn at making a card", move |tx| {
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            CARDS.take_turn(tx, &inner.web.given, trying)
        })
        .await?;
    if let Turn::Wait(seconds) = turn {
        return Ok(Err(seconds));
    }
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    let (mut codes, mut ways) = (Vec::with_capacity(CODES), Vec::with_capacity(CODES));
    for _ in 0..CODES {
        let code = Code::draw(&given);
        let salt = code::salt(&app.room_pepper);
        let slow = slow_aside(app.room_pepper, code.opening(), salt).await?;
        let way = NewWay::into(&room, given.random128(), &slow, None, &fill)
            .map_err(|fault| Failed::Page(fault.to_string()))?;
        ways.push(way);
        codes.push(code);
    }
    let now = given.now();
    asked
        .on(&app.store)
        .write("make a card", move |tx| {
            store::erase_card(tx, room.id())?;
            for way in &ways {
                store::make_way(tx, room.id(), way, now)?;
            }
            notice::tell(tx, &room.slot, Event::Card, now)?;
            tx.looked(room.id().as_str())
        })
        .await?;
    Ok(Ok(codes))
}

/// Gives the card up: none of its codes works any more.
pub(crate) async fn give_up(app: &App, asked: &Asked) -> Result<(), Failed> {
    let (room, now) = (lock::open(asked)?, asked.web.given.now());
    asked
        .on(&app.store)
        .write("give a card up", move |tx| {
            if store::erase_card(tx, room.id())? {
                notice::tell(tx, &room.slot, Event::NoCard, now)?;
                // Without a card a mail that does not come would lose the room.
                if let Some(step) = step::of(tx, &room)?.filter(|step| step.asks) {
                    step::keep(
                        tx,
                        &room.slot,
                        &SecondStep {
                            asks: false,
                            ..step
                        },
                    )?;
                    notice::tell(tx, &room.slot, Event::StepOff, now)?;
                }
                tx.looked(room.id().as_str())?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(())
}
