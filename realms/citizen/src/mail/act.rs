//! Adding an address, proving it, choosing that it is asked for, and taking it away.

use jiff::Timestamp;
use kit_mail::Address;
use kit_store::StoreError;
use kit_web::code::{self, Asking, Errand, LIFE_MIN, Proven, Try, account};
use kit_web::door::{self, Entrant, LinkFor};
use kit_web::{Asked, Failed};
use kit_words::key;

use super::store::{self, SecondStep};
use crate::App;
use crate::key::store::{Card, card};
use crate::realm::GUEST;
use crate::remind;
use crate::room::lock;
use crate::room::notice::{self, Event};

/// An address that waits to be proved, sealed under the token of the browser that named it.
const PROVE: LinkFor = LinkFor("prove-mail");

/// What the page tells.
pub(crate) struct State {
    /// What the room has chosen; none where there is no address.
    pub(crate) step: Option<SecondStep>,
    /// The card, without which the step cannot be turned on.
    pub(crate) card: Option<Card>,
}

/// How it stands.
pub(crate) async fn state(app: &App, asked: &Asked) -> Result<State, Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .read("the second step", move |tx| {
            Ok::<_, StoreError>(State {
                step: store::of(tx, &room)?,
                card: card(tx, room.id())?,
            })
        })
        .await?)
}

/// What became of an asking.
pub(crate) enum Begun {
    /// A code is on its way; this is the browser's token.
    Waits(String),
    /// Too many were asked for.
    NotBefore(Timestamp),
}

/// Sends a code to an address that is to be added. Nothing is kept of it but what lies under the browser's token.
pub(crate) async fn begin(app: &App, asked: &Asked, address: Address) -> Result<Begun, Failed> {
    let (room, given, lang) = (lock::open(asked)?, asked.web.given.clone(), asked.lang());
    let (token, mark) = (given.token(), account(app.codes.pepper, &address));
    let who = Entrant::new(room.id().as_str(), GUEST, address.as_str());
    let errand = Errand {
        to: address,
        subject: key!("mail-subject"),
        text: key!("mail-text-prove"),
        link: "/min/mail/link",
    };
    app.codes.tell(&token, errand, given.now());
    let browser = token.clone();
    let asking = asked
        .on(&app.store)
        .write("send a code to a new address", move |tx| {
            let asking = code::ask(tx, &given, &browser, &mark, lang)?;
            if asking == Asking::Taken {
                door::make_link_for(tx, PROVE, &browser, &who, LIFE_MIN, 1, given.now())?;
                tx.looked(room.id().as_str())?;
            }
            Ok::<_, StoreError>(asking)
        })
        .await?;
    app.codes.ring();
    Ok(match asking {
        Asking::Taken => Begun::Waits(token),
        Asking::NotBefore(at) => Begun::NotBefore(at),
    })
}

/// What was shown to prove an address or to come in.
pub(crate) enum Shown<'a> {
    /// Digits, as they were typed.
    Digits(&'a str),
    /// The token of the mail's link.
    Link(&'a str),
}

/// Tries what was shown in the browser with this token.
pub(super) async fn prove(
    app: &App,
    asked: &Asked,
    browser: &str,
    shown: &Shown<'_>,
) -> Result<Proven, Failed> {
    let on = asked.on(&app.store);
    let this = Try {
        given: &asked.web.given,
        pepper: app.codes.pepper,
        browser,
        from: asked.from.as_ref(),
    };
    match shown {
        Shown::Digits(typed) => code::use_code(&on, &this, typed).await,
        Shown::Link(token) => code::use_link(&on, &this, token).await,
    }
}

/// How proving ended.
pub(crate) enum Ended<T> {
    /// It was right.
    Yes(T),
    /// It was not; so many seconds until the next try.
    No(i64),
    /// Too early: so many seconds.
    Wait(i64),
}

/// Adds the address that this browser has named, if what was shown is right.
pub(crate) async fn add(
    app: &App,
    asked: &Asked,
    browser: &str,
    shown: Shown<'_>,
) -> Result<Ended<()>, Failed> {
    match prove(app, asked, browser, &shown).await? {
        Proven::Wait(seconds) => return Ok(Ended::Wait(seconds)),
        Proven::No(seconds) => return Ok(Ended::No(seconds)),
        Proven::Yes(_) => {}
    }
    let (room, now, token) = (
        lock::open(asked)?,
        asked.web.given.now(),
        browser.to_owned(),
    );
    let (inside, lang) = (app.clone(), asked.lang());
    let added = asked
        .on(&app.store)
        .write("add a proved address", move |tx| {
            let Some(named) = door::use_link_for(tx, PROVE, &token, now)? else {
                return Ok(false);
            };
            // Another guest's address may wait in the same browser.
            if named.id != room.id().as_str() {
                return Ok(false);
            }
            let before = store::of(tx, &room)?;
            let step = SecondStep {
                address: named.name,
                asks: before.is_some_and(|before| before.asks),
            };
            store::keep(tx, &room.slot, &step)?;
            remind::store::erase_waiting(tx, room.id())?;
            remind::store::keep_in_step(tx, &inside, &room, lang)?;
            notice::tell(tx, &room.slot, Event::Mail, now)?;
            tx.looked(room.id().as_str())?;
            Ok::<_, StoreError>(true)
        })
        .await?;
    Ok(if added { Ended::Yes(()) } else { Ended::No(0) })
}

/// Turns the asking on or off. On needs a card with codes left, since a lost address would else lose the room: false
/// without one.
pub(crate) async fn turn(app: &App, asked: &Asked, on: bool) -> Result<bool, Failed> {
    let (room, now) = (lock::open(asked)?, asked.web.given.now());
    Ok(asked
        .on(&app.store)
        .write("turn the second step", move |tx| {
            let Some(step) = store::of(tx, &room)? else {
                return Ok(false);
            };
            if on && card(tx, room.id())?.is_none_or(|card| card.left == 0) {
                return Ok(false);
            }
            if step.asks != on {
                store::keep(tx, &room.slot, &SecondStep { asks: on, ..step })?;
                let event = if on { Event::StepOn } else { Event::StepOff };
                notice::tell(tx, &room.slot, event, now)?;
                tx.looked(room.id().as_str())?;
            }
            Ok::<_, StoreError>(true)
        })
        .await?)
}

/// Takes the address away. The words open alone again.
pub(crate) async fn remove(app: &App, asked: &Asked) -> Result<(), Failed> {
    let (room, now) = (lock::open(asked)?, asked.web.given.now());
    Ok(asked
        .on(&app.store)
        .write("take an address away", move |tx| {
            if store::erase(tx, room.id())? {
                remind::store::erase_waiting(tx, room.id())?;
                notice::tell(tx, &room.slot, Event::NoMail, now)?;
                tx.looked(room.id().as_str())?;
            }
            Ok::<_, StoreError>(())
        })
        .await?)
}
