//! Where a companion gets a code to come in with (SAFETY.md §6.2). She adds the address herself and proves it; nobody
//! else's address is kept, so nobody else ever comes in by a code.

use kit_mail::Address;
use kit_seal::Sealed;
use kit_store::{Given, Place, StoreError, Tx};
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::code::{self, Asking, Errand, LIFE_MIN, Owner, Proven, Try, account};
use kit_web::door::{self, Entrant, LinkFor};
use kit_web::{
    Action, Answer, Asked, Failed, Faults, Field, Frame, HeaderMap, Link, May, Role, Routes,
    Sample, State, cookie, go,
};
use kit_words::{key, when};

use super::CompanionId;
use crate::app::{App, COMPANION};
use crate::looks::{self, PEOPLE};

kit_store::statements! {
    /// Where a companion gets her codes.
    MAIL_OF = "SELECT mail FROM companion WHERE id = $1 AND left_at_ms IS NULL";
    /// Whose address has this mark.
    BY_MARK = "SELECT id, mail FROM companion WHERE mail_mark = $1 AND left_at_ms IS NULL";
    /// Keeps an address, or takes it away.
    SET_MAIL = "UPDATE companion SET mail = $2, mail_mark = $3 WHERE id = $1 AND left_at_ms IS NULL";
}

const MAIL: Place = Place::of("companion", "mail");
const OWN: &[Role] = &[COMPANION];
/// An address that waits to be proved, sealed under the token of the browser that named it.
const PROVE: LinkFor = LinkFor("prove-mail");
/// An own address is asked for from within a session; whoever has one and floods it is slowed all the same.
const ASKING: Brake = Brake::form("own-mail");

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "own_mail", OWN).because(PEOPLE);
    Routes::new()
        .get("/mail", may(Action::Open), show)
        .post("/mail", may(Action::Change), change)
        .get("/mail/kode", may(Action::See), show_prove)
        .post("/mail/kode", may(Action::Change), prove)
}

/// Whom a mark belongs to: a companion who has not left, and nobody else. Written down, since it is about her.
///
/// # Errors
/// The store's own fault.
pub(crate) fn owner_of_mail(tx: &mut Tx<'_>, mark: &str) -> Result<Option<Owner>, StoreError> {
    // A line is written whoever it is, so that the table is never touched without one.
    let found = tx.row(BY_MARK, &[&mark], |r| {
        Ok((r.get::<CompanionId>(0)?, r.get::<Sealed>(1)?))
    })?;
    let Some((id, mail)) = found else {
        tx.looked_as("see", "own_mail", "")?;
        return Ok(None);
    };
    let who = <crate::Civil as kit_identity::People>::entrant(tx, id.as_str())?;
    let mail = tx.open(MAIL, id.as_str(), id.as_str(), &mail)?;
    let to = Address::from_text(&mail).ok_or(StoreError::Broken("a companion's address"))?;
    Ok(who.map(|who| Owner { to, who }))
}

/// Tells a companion on her own page that she came in by a code.
///
/// # Errors
/// The store's own fault.
pub(crate) fn came_by_code(
    tx: &mut Tx<'_>,
    given: &Given,
    who: &Entrant,
) -> Result<(), StoreError> {
    kit_identity::ways::tell(tx, given, &who.id, kit_identity::ways::Told::InByCode)
}

/// Takes the address of somebody who leaves.
pub(super) fn forget(tx: &mut Tx<'_>, id: &CompanionId) -> Result<(), StoreError> {
    let none = (None::<Sealed>, None::<String>);
    tx.run(SET_MAIL, &[id, &none.0, &none.1]).map(|_| ())
}

fn mail_of(tx: &mut Tx<'_>, id: &str) -> Result<Option<String>, StoreError> {
    looks::looked(tx, id)?;
    let mail = tx.row(MAIL_OF, &[&id], |r| r.get::<Option<Sealed>>(0))?;
    let opened = mail.flatten().map(|mail| tx.open(MAIL, id, id, &mail));
    opened.transpose()
}

#[derive(askama::Template)]
#[template(path = "mail.html")]
struct MailPage {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
    action: &'static str,
    field: Option<Field>,
    faults: Faults,
    /// Words of the button; none where there is nothing to send.
    button: Option<String>,
    /// Words of the button that takes the address away.
    remove: Option<String>,
    back: Link,
}

fn page(asked: &Asked, is_open: bool, mail: Option<&str>, faults: Faults) -> MailPage {
    let mut lines = vec![asked.say("own-mail-lead")];
    if let Some(mail) = mail {
        lines.push(asked.tell("own-mail-have", &[("address", mail.into())]));
    }
    if !is_open {
        lines.push(asked.say("code-closed-heading"));
    }
    let field = Field::new("mail", asked.say("code-mail"))
        .kind("email")
        .autocomplete("email")
        .keep(&asked.fields, &faults);
    MailPage {
        frame: asked.frame(asked.say("own-mail-title")),
        heading: asked.say("own-mail-title"),
        lines,
        action: "/mail",
        field: is_open.then_some(field),
        faults,
        button: is_open.then(|| asked.say("code-asking-button")),
        remove: mail.map(|_| asked.say("own-mail-remove")),
        back: Link::to("/konto", asked.say("menu-account")),
    }
}

fn proving(asked: &Asked, faults: Faults) -> MailPage {
    // What was typed is not shown again: it lets somebody in.
    let mut field = Field::new("kode", asked.say("code-code")).autocomplete("one-time-code");
    field.fault = faults.of("kode");
    MailPage {
        frame: asked.frame(asked.say("own-mail-prove-title")),
        heading: asked.say("own-mail-prove-title"),
        lines: vec![asked.say("own-mail-sent"), asked.say("code-typing-browser")],
        action: "/mail/kode",
        field: Some(field),
        faults,
        button: Some(asked.say("own-mail-prove")),
        remove: None,
        back: Link::to("/mail", asked.say("code-another")),
    }
}

fn one(field: &str, text: String) -> Faults {
    let mut faults = Faults::none();
    faults.add(field, text);
    faults
}

async fn own(app: &App, asked: &Asked) -> Result<Option<String>, Failed> {
    let id = asked.actor()?.id.clone();
    // Who only reads writes one thing all the same: the line that says so.
    let by = kit_store::By {
        may_write: true,
        ..asked.by()
    };
    Ok(app
        .store
        .by(by)
        .write("the own address", move |tx| mail_of(tx, &id))
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let mail = own(&app, &asked).await?;
    let is_open = app.codes.is_open();
    asked.page(&page(&asked, is_open, mail.as_deref(), Faults::none()))
}

async fn refuse(app: &App, asked: &Asked, faults: Faults) -> Answer {
    let mail = own(app, asked).await?;
    asked.again(&page(asked, app.codes.is_open(), mail.as_deref(), faults))
}

/// What became of asking for a code to prove an address.
enum Begun {
    Waits,
    /// A way in is changed by the person, not by whoever finds the screen open.
    Stale,
    Wait(i64),
    NotBefore(jiff::Timestamp),
}

async fn change(State(app): State<App>, asked: Asked) -> Answer {
    if asked.fields.get("til") == "fjern" {
        let (actor, given) = (asked.actor()?.clone(), asked.web.given.clone());
        asked
            .on(&app.store)
            .write("take the own address away", move |tx| {
                if mail_of(tx, &actor.id)?.is_some() {
                    let id = CompanionId::from_text(&actor.id)
                        .ok_or(StoreError::Broken("a companion's number"))?;
                    forget(tx, &id)?;
                    kit_identity::ways::tell(tx, &given, &actor.id, GONE)?;
                }
                Ok::<_, StoreError>(())
            })
            .await?;
        return go("/mail");
    }
    if !app.codes.is_open() {
        return go("/mail");
    }
    let Some(address) = Address::from_text(asked.fields.get("mail")) else {
        return refuse(&app, &asked, one("mail", asked.say("code-no-address"))).await;
    };
    let (token, mark) = (asked.web.given.token(), account(app.codes.pepper, &address));
    let who = Entrant::new(asked.actor()?.id.clone(), COMPANION, address.as_str());
    let errand = Errand {
        to: address,
        subject: key!("own-mail-subject"),
        text: key!("own-mail-text"),
        link: "/mail/kode?",
    };
    app.codes.tell(&token, errand, asked.web.given.now());
    let (browser, inner) = (token.clone(), asked.clone());
    let begun = asked
        .on(&app.store)
        .write("send a code to an own address", move |tx| {
            let (given, actor) = (&inner.web.given, inner.who.as_ref());
            let actor = actor.ok_or(StoreError::Broken("nobody at an own address"))?;
            looks::looked(tx, &actor.id)?;
            let now = given.now();
            if !kit_identity::ways::may_change(tx, &actor.id, &actor.session, now)? {
                return Ok(Begun::Stale);
            }
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            if let Turn::Wait(seconds) = ASKING.take_turn(tx, given, trying)? {
                return Ok(Begun::Wait(seconds));
            }
            if let Asking::NotBefore(at) = code::ask(tx, given, &browser, &mark, inner.lang())? {
                return Ok(Begun::NotBefore(at));
            }
            door::make_link_for(tx, PROVE, &browser, &who, LIFE_MIN, 1, now)?;
            Ok::<_, StoreError>(Begun::Waits)
        })
        .await?;
    app.codes.ring();
    match begun {
        Begun::Waits => put(go("/mail/kode")?, &token, 15 * 60),
        Begun::Wait(seconds) => Err(Failed::Wait(seconds)),
        Begun::Stale => refuse(&app, &asked, one("mail", asked.say("own-mail-stale"))).await,
        Begun::NotBefore(at) => {
            let clock = when::clock(asked.lang(), asked.web.given.zoned(at).time());
            let text = asked.tell("code-too-many", &[("time", clock.into())]);
            refuse(&app, &asked, one("mail", text)).await
        }
    }
}

const MADE: kit_identity::ways::Told = kit_identity::ways::Told::MailMade;
const GONE: kit_identity::ways::Told = kit_identity::ways::Told::MailGone;
/// The cookie that binds a code to the browser that asked for it.
const WAITS: &str = "__Host-lg-civil-mail";

fn put(mut response: kit_web::Response, value: &str, seconds: i64) -> Answer {
    let value = cookie::session(WAITS, value, Some(seconds))
        .parse()
        .or(Err(Failed::Page("a cookie cannot be written".to_owned())))?;
    response.headers_mut().append("set-cookie", value);
    Ok(response)
}

async fn show_prove(asked: Asked) -> Answer {
    asked.page(&proving(&asked, Faults::none()))
}

async fn prove(State(app): State<App>, headers: HeaderMap, asked: Asked) -> Answer {
    // A browser that has asked for nothing has nothing to prove.
    let Some(token) = cookie::read(&headers, WAITS).filter(|token| !token.is_empty()) else {
        return go("/mail");
    };
    let on = asked.on(&app.store);
    let this = Try {
        given: &asked.web.given,
        pepper: app.codes.pepper,
        browser: token,
        from: asked.from.as_ref(),
    };
    let wrong = |seconds: i64| {
        let text = asked.tell("code-wrong", &[("seconds", seconds.into())]);
        asked.again(&proving(&asked, one("kode", text)))
    };
    let mark = match code::use_code(&on, &this, asked.fields.get("kode")).await? {
        Proven::Wait(seconds) => return Err(Failed::Wait(seconds)),
        Proven::No(seconds) => return wrong(seconds),
        Proven::Yes(mark) => mark,
    };
    let (actor, given, token) = (
        asked.actor()?.clone(),
        asked.web.given.clone(),
        token.to_owned(),
    );
    let added = asked
        .on(&app.store)
        .write("keep a proved address", move |tx| {
            let named = door::use_link_for(tx, PROVE, &token, given.now())?;
            looks::looked(tx, &actor.id)?;
            let Some(named) = named.filter(|named| named.id == actor.id) else {
                return Ok(false);
            };
            // One address, one person: whoever has it already keeps it.
            let taken = tx.row(BY_MARK, &[&mark], |r| r.get::<CompanionId>(0))?;
            if taken.is_some_and(|taken| taken.as_str() != actor.id) {
                return Ok(false);
            }
            let mail = tx.seal(MAIL, &actor.id, &actor.id, &named.name)?;
            tx.run(SET_MAIL, &[&actor.id, &Some(mail), &Some(mark.clone())])?;
            kit_identity::ways::tell(tx, &given, &actor.id, MADE)?;
            Ok::<_, StoreError>(true)
        })
        .await?;
    if added {
        put(go("/mail")?, "", 0)
    } else {
        wrong(0)
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mette = Some("mette@post.example");
    let none = Faults::none;
    let no_address = one("mail", asked.say("code-no-address"));
    let stale = one("mail", asked.say("own-mail-stale"));
    let wrong = asked.tell("code-wrong", &[("seconds", 3.into())]);
    Ok(vec![
        Sample::of("own-mail", "empty", &page(asked, true, None, none()))?,
        Sample::of("own-mail", "ordinary", &page(asked, true, mette, none()))?,
        Sample::of("own-mail", "error", &page(asked, true, None, no_address))?,
        Sample::of("own-mail", "stale", &page(asked, true, mette, stale))?,
        Sample::of("own-mail", "closed", &page(asked, false, None, none()))?,
        Sample::of("own-mail-prove", "ordinary", &proving(asked, none()))?,
        Sample::of(
            "own-mail-prove",
            "error",
            &proving(asked, one("kode", wrong)),
        )?,
    ])
}
