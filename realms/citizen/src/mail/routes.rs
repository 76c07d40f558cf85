//! `/min/mail`, and `/ind/mail` between the words and the room.

use kit_mail::Address;
use kit_web::{
    Action, Answer, Asked, Failed, Faults, HeaderMap, May, Path, Response, Routes, State, cookie,
    go,
};

use super::act::{self, Begun, Ended, Shown};
use super::door::{self, Halted, In};
use super::pages;
use crate::App;
use crate::realm::{FACE, GUESTS, WAY_IN, session_rule};

pub(crate) fn routes() -> Routes<App> {
    let own = |action| May::only(action, "second_step", GUESTS).because(WAY_IN);
    let anybody = |action| May::anybody(action, "second_step").because(WAY_IN);
    Routes::new()
        .get("/min/mail", own(Action::Open), show)
        .post("/min/mail", own(Action::Change), change)
        .get("/min/mail/kode", own(Action::See), show_prove)
        .post("/min/mail/kode", own(Action::Change), prove)
        .get("/min/mail/link/{token}", own(Action::See), show_prove_link)
        .post("/min/mail/link/{token}", own(Action::Change), prove_link)
        .get("/ind/mail", anybody(Action::See), show_halted)
        .post("/ind/mail", anybody(Action::Change), pass)
        .get(
            "/ind/mail/link/{token}",
            anybody(Action::See),
            show_halted_link,
        )
        .post("/ind/mail/link/{token}", anybody(Action::Change), pass_link)
}

/// The cookie that binds a code to the browser that asked for it; it lives a little longer than the code.
const WAITS: &str = "__Host-lg-citizen-kode";
const WAITS_S: i64 = 15 * 60;
/// The cookie of a browser that is not asked again.
pub(crate) const KNOWN: &str = "__Host-lg-citizen-kendt";
const KNOWN_S: i64 = super::store::KNOWN_MIN * 60;

fn put(mut response: Response, name: &str, value: &str, seconds: i64) -> Answer {
    let line = cookie::session(name, value, Some(seconds));
    let value = line
        .parse()
        .or(Err(Failed::Page("a cookie cannot be written".to_owned())))?;
    response.headers_mut().append("set-cookie", value);
    Ok(response)
}

/// Leads to the page where the digits are typed, in the browser that has the token.
pub(crate) fn wait_here(to: &str, token: &str) -> Answer {
    put(go(to)?, WAITS, token, WAITS_S)
}

fn token_of(headers: &HeaderMap) -> Option<&str> {
    cookie::read(headers, WAITS).filter(|token| !token.is_empty())
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let state = act::state(&app, &asked).await?;
    let page = pages::mail(&asked, app.codes.is_open(), &state, Faults::none());
    asked.page(&page)
}

async fn refuse(app: &App, asked: &Asked, faults: Faults) -> Answer {
    let state = act::state(app, asked).await?;
    asked.again(&pages::mail(asked, app.codes.is_open(), &state, faults))
}

async fn change(State(app): State<App>, asked: Asked) -> Answer {
    match asked.fields.get("til") {
        pages::TURN_ON => {
            if !act::turn(&app, &asked, true).await? {
                let faults = pages::fault("mail", asked.say("mail-card-first"));
                return refuse(&app, &asked, faults).await;
            }
        }
        pages::TURN_OFF => {
            act::turn(&app, &asked, false).await?;
        }
        pages::REMOVE => act::remove(&app, &asked).await?,
        _ => return begin(&app, &asked).await,
    }
    go("/min/mail")
}

async fn begin(app: &App, asked: &Asked) -> Answer {
    if !app.codes.is_open() {
        return go("/min/mail");
    }
    let Some(address) = Address::from_text(asked.fields.get("mail")) else {
        let faults = pages::fault("mail", asked.say("code-no-address"));
        return refuse(app, asked, faults).await;
    };
    match act::begin(app, asked, address).await? {
        Begun::Waits(token) => wait_here("/min/mail/kode", &token),
        Begun::NotBefore(at) => {
            let faults = pages::fault("mail", pages::too_many(asked, at));
            refuse(app, asked, faults).await
        }
    }
}

async fn show_prove(asked: Asked) -> Answer {
    asked.page(&pages::prove(&asked, Faults::none()))
}

/// Looking uses nothing up and tells nothing: the page is the same for every token (mail scanners open links).
fn plain(token: &str) -> &str {
    let fits = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    if fits { token } else { "0" }
}

async fn show_prove_link(Path(token): Path<String>, asked: Asked) -> Answer {
    asked.page(&pages::prove_link(&asked, plain(&token)))
}

async fn prove(State(app): State<App>, headers: HeaderMap, asked: Asked) -> Answer {
    let typed = asked.fields.get("kode");
    ended_proving(&app, &headers, &asked, Shown::Digits(typed)).await
}

async fn prove_link(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    asked: Asked,
) -> Answer {
    ended_proving(&app, &headers, &asked, Shown::Link(&token)).await
}

async fn ended_proving(app: &App, headers: &HeaderMap, asked: &Asked, shown: Shown<'_>) -> Answer {
    // A browser that has asked for nothing has nothing to prove.
    let Some(token) = token_of(headers) else {
        return go("/min/mail");
    };
    match act::add(app, asked, token, shown).await? {
        Ended::Wait(seconds) => Err(Failed::Wait(seconds)),
        Ended::No(seconds) => {
            let faults = pages::fault("kode", pages::wrong(asked, seconds));
            asked.again(&pages::prove(asked, faults))
        }
        Ended::Yes(()) => put(go("/min/mail")?, WAITS, "", 0),
    }
}

async fn show_halted(asked: Asked) -> Answer {
    asked.page(&pages::halted(&asked, Faults::none()))
}

async fn show_halted_link(Path(token): Path<String>, asked: Asked) -> Answer {
    asked.page(&pages::halted_link(&asked, plain(&token)))
}

async fn pass(State(app): State<App>, headers: HeaderMap, asked: Asked) -> Answer {
    if asked.fields.get("til") == pages::AGAIN {
        return send_again(&app, &headers, &asked).await;
    }
    let typed = asked.fields.get("kode");
    ended_passing(&app, &headers, &asked, Shown::Digits(typed)).await
}

async fn pass_link(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    asked: Asked,
) -> Answer {
    ended_passing(&app, &headers, &asked, Shown::Link(&token)).await
}

async fn send_again(app: &App, headers: &HeaderMap, asked: &Asked) -> Answer {
    let Some(token) = token_of(headers) else {
        return go("/ind");
    };
    match door::again(app, asked, token).await? {
        None => go("/ind"),
        Some(Halted::Waits(token)) => wait_here("/ind/mail", &token),
        Some(Halted::NotBefore(at)) => {
            let faults = pages::fault("kode", pages::too_many(asked, at));
            asked.again(&pages::halted(asked, faults))
        }
    }
}

async fn ended_passing(app: &App, headers: &HeaderMap, asked: &Asked, shown: Shown<'_>) -> Answer {
    let Some(token) = token_of(headers) else {
        return go("/ind");
    };
    let remember = asked.fields.get(pages::REMEMBER) == "ja";
    match door::pass(app, asked, token, shown, remember).await? {
        Ended::Wait(seconds) => Err(Failed::Wait(seconds)),
        Ended::No(seconds) => {
            let faults = pages::fault("kode", pages::wrong(asked, seconds));
            asked.again(&pages::halted(asked, faults))
        }
        Ended::Yes(In {
            session,
            role,
            known,
        }) => {
            let response = put(go(FACE.home)?, WAITS, "", 0)?;
            let response = asked.with_session(response, &session, session_rule(&role))?;
            match known {
                Some(token) => put(response, KNOWN, &token, KNOWN_S),
                None => Ok(response),
            }
        }
    }
}
