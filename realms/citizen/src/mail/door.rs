//! The second step at the door: the words were right, and the code is asked for.

use std::sync::Arc;

use jiff::Timestamp;
use kit_mail::Address;
use kit_store::StoreError;
use kit_web::code::{self, Asking, Errand, LIFE_MIN, Proven, account};
use kit_web::door::{self, Entrant, LinkFor};
use kit_web::{Asked, Failed};
use kit_words::key;

use super::act::{Ended, Shown, prove};
use super::store::{self, SecondStep};
use crate::App;
use crate::realm::session_rule;
use crate::room::RoomId;
use crate::room::lock::OpenRoom;
use crate::room::notice::{self, Event};
use crate::room::store as rooms;

/// A guest between the words and the code. The room's key waits with her, sealed under the token of her browser.
const HALFWAY: LinkFor = LinkFor("second-step");

/// What the room asks for besides its words, in this browser.
pub(crate) async fn asks(
    app: &App,
    asked: &Asked,
    room: &Arc<OpenRoom>,
    known: Option<&str>,
) -> Result<Option<SecondStep>, Failed> {
    let (room, known, now) = (
        Arc::clone(room),
        known.map(str::to_owned),
        asked.web.given.now(),
    );
    Ok(asked
        .on(&app.store)
        .read("what a room asks for besides its words", move |tx| {
            let Some(step) = store::of(tx, &room)?.filter(|step| step.asks) else {
                return Ok(None);
            };
            let is_known = match &known {
                Some(token) => store::is_known(tx, room.id(), token, now)?,
                None => false,
            };
            Ok::<_, StoreError>(Some(step).filter(|_| !is_known))
        })
        .await?)
}

/// What became of a guest whose words were right.
pub(crate) enum Halted {
    /// A code is on its way; this is her browser's token.
    Waits(String),
    /// Too many codes were asked for; the card opens all the same.
    NotBefore(Timestamp),
}

/// Halts a guest and sends her a code. `more` is done in the same transaction, if she is halted.
pub(crate) async fn halt(
    app: &App,
    asked: &Asked,
    room: &Arc<OpenRoom>,
    who: Entrant,
    step: SecondStep,
    more: impl Fn(&mut kit_store::Tx<'_>) -> Result<(), StoreError> + Send + 'static,
) -> Result<Halted, Failed> {
    let address = Address::from_text(&step.address)
        .ok_or_else(|| Failed::Page("a second step without an address".to_owned()))?;
    let (given, lang, token) = (
        asked.web.given.clone(),
        asked.lang(),
        asked.web.given.token(),
    );
    let mark = account(app.codes.pepper, &address);
    let errand = Errand {
        to: address,
        subject: key!("mail-subject"),
        text: key!("mail-text-enter"),
        link: "/ind/mail/link",
    };
    app.codes.tell(&token, errand, given.now());
    let (browser, room) = (token.clone(), Arc::clone(room));
    let asking = asked
        .on(&app.store)
        .write("halt at the second step", move |tx| {
            let asking = code::ask(tx, &given, &browser, &mark, lang)?;
            if asking == Asking::Taken {
                let now = given.now();
                door::make_link_for(tx, HALFWAY, &browser, &who, LIFE_MIN, 1, now)?;
                notice::tell(tx, &room.slot, Event::Halfway, now)?;
                tx.looked_as("ask", "second_step", room.id().as_str())?;
                more(tx)?;
            }
            Ok::<_, StoreError>(asking)
        })
        .await?;
    app.codes.ring();
    Ok(match asking {
        Asking::Taken => Halted::Waits(token),
        Asking::NotBefore(at) => Halted::NotBefore(at),
    })
}

/// Sends another code to whoever is halted in this browser; none if nobody is.
pub(crate) async fn again(
    app: &App,
    asked: &Asked,
    browser: &str,
) -> Result<Option<Halted>, Failed> {
    let (old, now) = (browser.to_owned(), asked.web.given.now());
    let found = asked
        .on(&app.store)
        .read("who is halted", move |tx| {
            let Some(who) = door::whose_link_for(tx, HALFWAY, &old, now)? else {
                return Ok(None);
            };
            let room = opened(&who)?;
            Ok::<_, StoreError>(store::of(tx, &room)?.map(|step| (who, room, step)))
        })
        .await?;
    let Some((who, room, step)) = found else {
        return Ok(None);
    };
    let old = browser.to_owned();
    let spend =
        move |tx: &mut kit_store::Tx<'_>| door::use_link_for(tx, HALFWAY, &old, now).map(|_| ());
    halt(app, asked, &Arc::new(room), who, step, spend)
        .await
        .map(Some)
}

/// The room of a guest who has its key with her.
fn opened(who: &Entrant) -> Result<OpenRoom, StoreError> {
    let room = RoomId::from_text(&who.id).ok_or(StoreError::Broken("a halted guest's room"))?;
    let key = who
        .carries
        .as_ref()
        .ok_or(StoreError::Broken("a halted guest's key"))?;
    OpenRoom::with_key(room, &key.0).or(Err(StoreError::Broken("a halted guest's key")))
}

/// A guest who has come in.
pub(crate) struct In {
    /// The session's token.
    pub(crate) session: String,
    /// Her role, by what she said of the device.
    pub(crate) role: String,
    /// The token of a browser that is to be remembered.
    pub(crate) known: Option<String>,
}

/// Lets the halted guest in, if what was shown is right.
pub(crate) async fn pass(
    app: &App,
    asked: &Asked,
    browser: &str,
    shown: Shown<'_>,
    remember: bool,
) -> Result<Ended<In>, Failed> {
    match prove(app, asked, browser, &shown).await? {
        Proven::Wait(seconds) => return Ok(Ended::Wait(seconds)),
        Proven::No(seconds) => return Ok(Ended::No(seconds)),
        Proven::Yes(_) => {}
    }
    let given = &asked.web.given;
    let (session, now) = (door::token(given), given.now());
    let known = remember.then(|| given.token());
    let (token, opens, keeps) = (browser.to_owned(), session.clone(), known.clone());
    let before = asked.who.as_ref().map(|who| who.session.clone());
    let role = asked
        .on(&app.store)
        .write("pass the second step", move |tx| {
            let Some(who) = door::use_link_for(tx, HALFWAY, &token, now)? else {
                return Ok(None);
            };
            let room = opened(&who)?;
            // The room may have been deleted meanwhile.
            if rooms::name(tx, &room)?.is_none() {
                return Ok(None);
            }
            if let Some(before) = &before {
                door::end_session(tx, before)?;
            }
            door::open_session(tx, &opens, &who, session_rule(&who.role), now)?;
            if let Some(token) = &keeps {
                store::know(tx, room.id(), token, now)?;
            }
            notice::tell(tx, &room.slot, Event::WordsAndMail, now)?;
            tx.looked_as("enter", "room", room.id().as_str())?;
            Ok::<_, StoreError>(Some(who.role))
        })
        .await?;
    Ok(match role {
        None => Ended::No(0),
        Some(role) => Ended::Yes(In {
            session,
            role,
            known,
        }),
    })
}
