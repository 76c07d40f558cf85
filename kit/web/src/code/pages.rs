//! `/ind/kode`: ask for a code, type it, or press the button behind the mail's link.

use axum::extract::FromRef;
use axum::http::{HeaderMap, HeaderValue, header};
use kit_store::{Realm, Store, StoreError};
use kit_words::when;

use super::post::Codes;
use super::proof::account;
use super::store::{Asking, Proven, Try, ask, use_code, use_link};
use crate::brake::{Brake, Trying, Turn};
use crate::form::{Choice, Faults, Field, Opt};
use crate::{
    Action, Answer, Asked, Failed, Frame, Link, May, Path, Routes, Sample, SessionRule, State,
    cookie, door, go,
};

/// Asking is a public form: whoever floods it from one address is slowed.
const ASKING: Brake = Brake::form("code-asking");
/// The cookie lives as long as a code may.
const COOKIE_S: i64 = 15 * 60;

#[derive(askama::Template)]
#[template(path = "code.html")]
struct CodePage {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
    action: String,
    field: Option<Field>,
    /// Whose telephone it is, where somebody is about to come in.
    device: Option<Choice>,
    faults: Faults,
    /// Words of the button; empty where there is nothing to press.
    button: String,
    link: Option<Link>,
}

/// The routes of coming in by a code; for a realm whose [`Codes`] know whom an account belongs to. Who comes in is
/// written down by the realm's own look-up, in the transaction that opens the session.
#[must_use]
pub fn code_routes<R, S>() -> Routes<S>
where
    R: Realm,
    S: Clone + Send + Sync + 'static,
    Store<R>: FromRef<S>,
    Codes: FromRef<S>,
{
    let see = May::anybody(Action::See, "code");
    let change = May::anybody(Action::Change, "code");
    Routes::new()
        .get("/ind/kode", see, show_asking)
        .post("/ind/kode", change, take_asking::<R>)
        .get("/ind/kode/tast", see, show_typing)
        .post("/ind/kode/tast", change, take_typing::<R>)
        .get("/ind/kode/link/{token}", see, show_link)
        .post("/ind/kode/link/{token}", change, take_link::<R>)
}

/// Every page of it in every situation.
///
/// # Errors
/// [`Failed::Page`] if one cannot be made.
pub fn code_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let fault = |text: String, name: &str| {
        let mut faults = Faults::none();
        faults.add(name, text);
        faults
    };
    let no_address = fault(asked.say("code-no-address"), "mail");
    let wrong = fault(wrong_code(asked, 3), "kode");
    Ok(vec![
        Sample::of("code-asking", "ordinary", &asking(asked, Faults::none()))?,
        Sample::of("code-asking", "error", &asking(asked, no_address))?,
        Sample::of("code-typing", "ordinary", &typing(asked, Faults::none()))?,
        Sample::of("code-typing", "error", &typing(asked, wrong))?,
        Sample::of("code-link", "ordinary", &pressing(asked, "0"))?,
        Sample::of("code-closed", "ordinary", &closed(asked))?,
    ])
}

fn asking(asked: &Asked, faults: Faults) -> CodePage {
    let field = Field::new("mail", asked.say("code-mail"))
        .hint(asked.say("code-mail-hint"))
        .kind("email")
        .autocomplete("email")
        .keep(&asked.fields, &faults);
    CodePage {
        frame: asked.frame(asked.say("code-asking-heading")),
        heading: asked.say("code-asking-heading"),
        lines: vec![asked.say("code-asking-text")],
        action: "/ind/kode".to_owned(),
        field: Some(field),
        device: None,
        faults,
        button: asked.say("code-asking-button"),
        link: None,
    }
}

/// An installation that sends no mail.
fn closed(asked: &Asked) -> CodePage {
    CodePage {
        frame: asked.frame(asked.say("code-closed-heading")),
        heading: asked.say("code-closed-heading"),
        lines: vec![asked.say("code-closed-text")],
        action: String::new(),
        field: None,
        device: None,
        faults: Faults::none(),
        button: String::new(),
        link: Some(Link::to("/ind", asked.say("sign-in"))),
    }
}

/// The name of the tick "my own telephone".
const OWN: &str = "egen";

fn device(asked: &Asked, faults: &Faults) -> Choice {
    let own = Opt::new("ja", asked.say("code-own")).note(asked.say("code-own-note"));
    Choice::many(OWN, asked.say("code-own-legend"), vec![own]).keep(&asked.fields, faults)
}

/// How long the session lasts: the long rule only where somebody has said that the telephone is their own
/// (SAFETY.md §6.3).
fn rule_of(asked: &Asked, role: &str) -> SessionRule {
    let rule = (asked.web.face.session)(role);
    if rule.with_browser || asked.fields.get(OWN) == "ja" {
        rule
    } else {
        SessionRule::DESK
    }
}

fn typing(asked: &Asked, faults: Faults) -> CodePage {
    // What was typed is not shown again: it lets somebody in.
    let mut field = Field::new("kode", asked.say("code-code")).autocomplete("one-time-code");
    field.fault = faults.of("kode");
    CodePage {
        frame: asked.frame(asked.say("code-typing-heading")),
        heading: asked.say("code-typing-heading"),
        lines: vec![
            asked.say("code-typing-text"),
            asked.say("code-typing-browser"),
        ],
        action: "/ind/kode/tast".to_owned(),
        field: Some(field),
        device: Some(device(asked, &faults)),
        faults,
        button: asked.say("enter-button"),
        link: Some(Link::to("/ind/kode", asked.say("code-another"))),
    }
}

fn pressing(asked: &Asked, token: &str) -> CodePage {
    CodePage {
        frame: asked.frame(asked.say("code-link-heading")),
        heading: asked.say("code-link-heading"),
        lines: vec![asked.say("code-typing-browser")],
        action: format!("/ind/kode/link/{token}"),
        field: None,
        device: Some(device(asked, &Faults::none())),
        faults: Faults::none(),
        button: asked.say("enter-button"),
        link: Some(Link::to("/ind/kode/tast", asked.say("code-type-it"))),
    }
}

fn wrong_code(asked: &Asked, seconds: i64) -> String {
    asked.tell("code-wrong", &[("seconds", seconds.into())])
}

async fn show_asking(State(codes): State<Codes>, asked: Asked) -> Answer {
    if !codes.is_open() {
        return asked.page(&closed(&asked));
    }
    asked.page(&asking(&asked, Faults::none()))
}

async fn take_asking<R: Realm>(
    State(store): State<Store<R>>,
    State(codes): State<Codes>,
    asked: Asked,
) -> Answer {
    if !codes.is_open() {
        return asked.again(&closed(&asked));
    }
    let Some(address) = kit_mail::Address::from_text(asked.fields.get("mail")) else {
        let mut faults = Faults::none();
        faults.add("mail", asked.say("code-no-address"));
        return asked.again(&asking(&asked, faults));
    };
    let (given, lang, from) = (asked.web.given.clone(), asked.lang(), asked.from.clone());
    let (browser, mark) = (given.token(), account(codes.pepper, &address));
    let token = browser.clone();
    // Nothing here looks whether anybody has the address: the answer, its time and its bytes are the same.
    let taken = asked.on(&store).write("ask for a code", move |tx| {
        let trying = Trying {
            account: None,
            address: from.as_ref(),
        };
        if let Turn::Wait(seconds) = ASKING.take_turn(tx, &given, trying)? {
            return Ok::<_, StoreError>(Err(seconds));
        }
        Ok(Ok(ask(tx, &given, &browser, &mark, lang)?))
    });
    match taken.await? {
        Err(seconds) => Err(Failed::Wait(seconds)),
        Ok(Asking::NotBefore(at)) => {
            let at = asked.web.given.zoned(at).time();
            let clock = when::clock(asked.lang(), at);
            let mut faults = Faults::none();
            faults.add(
                "mail",
                asked.tell("code-too-many", &[("time", clock.into())]),
            );
            asked.again(&asking(&asked, faults))
        }
        Ok(Asking::Taken) => {
            codes.ring();
            let mut response = go("/ind/kode/tast")?;
            let line = cookie::session(&own_cookie(&asked), &token, Some(COOKIE_S));
            let value = HeaderValue::from_str(&line).map_err(|e| Failed::Page(e.to_string()))?;
            response.headers_mut().append(header::SET_COOKIE, value);
            Ok(response)
        }
    }
}

/// The cookie that binds a code to the browser that asked for it.
fn own_cookie(asked: &Asked) -> String {
    format!("{}-kode", asked.web.face.cookie)
}

async fn show_typing(asked: Asked) -> Answer {
    asked.page(&typing(&asked, Faults::none()))
}

async fn show_link(Path(token): Path<String>, asked: Asked) -> Answer {
    // Looking uses nothing up and tells nothing: the page is the same for every token (mail scanners open links).
    let fits = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    asked.page(&pressing(&asked, if fits { &token } else { "0" }))
}

async fn take_typing<R: Realm>(
    State(store): State<Store<R>>,
    State(codes): State<Codes>,
    headers: HeaderMap,
    asked: Asked,
) -> Answer {
    let (on, given) = (asked.on(&store), asked.web.given.clone());
    let this = Try {
        given: &given,
        pepper: codes.pepper,
        browser: cookie::read(&headers, &own_cookie(&asked)).unwrap_or_default(),
        from: asked.from.as_ref(),
    };
    let proven = use_code(&on, &this, asked.fields.get("kode")).await?;
    come_in(&store, &codes, &asked, proven).await
}

async fn take_link<R: Realm>(
    State(store): State<Store<R>>,
    State(codes): State<Codes>,
    Path(token): Path<String>,
    headers: HeaderMap,
    asked: Asked,
) -> Answer {
    let (on, given) = (asked.on(&store), asked.web.given.clone());
    let this = Try {
        given: &given,
        pepper: codes.pepper,
        browser: cookie::read(&headers, &own_cookie(&asked)).unwrap_or_default(),
        from: asked.from.as_ref(),
    };
    let proven = use_link(&on, &this, &token).await?;
    come_in(&store, &codes, &asked, proven).await
}

async fn come_in<R: Realm>(
    store: &Store<R>,
    codes: &Codes,
    asked: &Asked,
    proven: Proven,
) -> Answer {
    let again = |seconds| {
        let mut faults = Faults::none();
        faults.add("kode", wrong_code(asked, seconds));
        asked.again(&typing(asked, faults))
    };
    let account = match proven {
        Proven::Wait(seconds) => return Err(Failed::Wait(seconds)),
        Proven::No(seconds) => return again(seconds),
        Proven::Yes(account) => account,
    };
    let (codes, now, inner) = (codes.clone(), asked.web.given.now(), asked.clone());
    let session = door::token(&asked.web.given);
    let opened = session.clone();
    let entered = asked.on(store).write("come in by a code", move |tx| {
        // Rights are those of now, not of when the code was sent.
        let owner = codes.owner(tx, &account)?;
        if let Some(owner) = &owner {
            if let Some(before) = &inner.who {
                door::end_session(tx, &before.session)?;
            }
            let rule = rule_of(&inner, &owner.who.role);
            door::open_session(tx, &opened, &owner.who, rule, now)?;
            codes.came(tx, &inner.web.given, &owner.who)?;
        }
        Ok::<_, StoreError>(owner)
    });
    match entered.await? {
        None => again(0),
        Some(owner) => {
            let rule = rule_of(asked, &owner.who.role);
            asked.with_session(go(asked.web.face.home)?, &session, rule)
        }
    }
}
