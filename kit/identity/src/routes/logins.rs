//! Going to another house and coming back with a login.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use kit_store::{Store, StoreError};
use kit_web::{Answer, Asked, Failed, Path, Response, State, cookie, door, go};

use super::{Opening, turn};
use crate::login::store::{self as logins, Came, Waiting};
use crate::login::{Back, Begun, Fault, Known, Provider};
use crate::pages::sign_in::{self as pages, Said};
use crate::{Identity, People};

/// The browser's half of the bond lasts as long as the login may take: ten minutes.
const BOND_S: i64 = 600;

fn cookie_name(asked: &Asked) -> String {
    format!("__Host-lg-login-{}", asked.web.face.realm)
}

fn redirect(asked: &Asked, provider: &Provider) -> String {
    format!("{}/ind/med/{}/svar", asked.web.origin, provider.name)
}

fn bind(asked: &Asked, mut response: Response, secret: &str, seconds: i64) -> Answer {
    let line = cookie::session(&cookie_name(asked), secret, Some(seconds));
    let value = HeaderValue::from_str(&line).map_err(|e| Failed::Page(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}

/// The other house's fault, for the reader and for the operator.
fn failed(asked: &Asked, provider: &Provider, fault: &Fault) -> Answer {
    let realm = asked.web.face.realm;
    tracing::warn!(realm, house = provider.name, fault = %fault, "a login came to nothing");
    let what = match fault {
        Fault::Unreachable(_) => Said::LoginUnreachable,
        Fault::Untrue(_) => Said::LoginUntrue,
    };
    asked.again(&pages::said(asked, what, &provider.label))
}

/// Asks the other house on a thread that may block.
async fn ask<T: Send + 'static>(
    identity: &Arc<Identity>,
    work: impl FnOnce(&Identity) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let identity = Arc::clone(identity);
    match tokio::task::spawn_blocking(move || work(&identity)).await {
        Ok(done) => done,
        Err(_) => Err(Fault::Unreachable("the question panicked".to_owned())),
    }
}

async fn start<R: People>(
    store: &Store<R>,
    identity: &Arc<Identity>,
    asked: &Asked,
    provider: &Provider,
    actor: Option<String>,
) -> Result<Result<(Begun, String), Fault>, Failed> {
    let inner = asked.clone();
    let turned = asked
        .on(store)
        .write("take a turn at a login", move |tx| turn(tx, &inner))
        .await?;
    turned.map_err(Failed::Wait)?;
    let (one, to, given) = (
        provider.clone(),
        redirect(asked, provider),
        asked.web.given.clone(),
    );
    let begun = ask(identity, move |identity| {
        one.begin(&|question| identity.carry(question), &to, &given)
    })
    .await;
    let begun = match begun {
        Ok(begun) => begun,
        Err(fault) => return Ok(Err(fault)),
    };
    let (kept, name, secret) = (
        begun.clone(),
        provider.name.clone(),
        door::token(&asked.web.given),
    );
    let (browser, now) = (secret.clone(), asked.web.given.now());
    asked
        .on(store)
        .write("begin a login", move |tx| {
            logins::begin(tx, &name, &kept, &browser, actor.as_deref(), now)
        })
        .await?;
    Ok(Ok((begun, secret)))
}

/// A link and not a form leads here, since no form of ours may end at another house (`form-action 'self'`).
pub(super) async fn begin<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    Path(house): Path<String>,
    asked: Asked,
) -> Answer {
    let provider = identity.provider(&house).ok_or(Failed::NotFound)?;
    match start(&store, &identity, &asked, provider, None).await? {
        Ok((begun, secret)) => bind(&asked, go(&begun.address)?, &secret, BOND_S),
        Err(fault) => failed(&asked, provider, &fault),
    }
}

/// Begins to add a login to the one who is signed in; a form with its token, so that nobody else can begin it.
pub(super) async fn begin_adding<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    Path(house): Path<String>,
    asked: Asked,
) -> Answer {
    let provider = identity.provider(&house).ok_or(Failed::NotFound)?;
    if let Some(page) = super::stale(&store, &asked).await? {
        return Ok(page);
    }
    let actor = Some(asked.actor()?.id.clone());
    match start(&store, &identity, &asked, provider, actor).await? {
        Ok((begun, secret)) => {
            let page = pages::add_login(&asked, &provider.label, &begun.address);
            bind(&asked, asked.page(&page)?, &secret, BOND_S)
        }
        Err(fault) => failed(&asked, provider, &fault),
    }
}

/// Back from the other house. The protocol comes back with GET; what it brings is good once, for this browser only.
pub(super) async fn end<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    Path(house): Path<String>,
    headers: HeaderMap,
    asked: Asked,
) -> Answer {
    let provider = identity.provider(&house).ok_or(Failed::NotFound)?;
    let stale = || asked.again(&pages::said(&asked, Said::LoginStale, &provider.label));
    let secret = cookie::read(&headers, &cookie_name(&asked)).map(str::to_owned);
    let Some(secret) = secret else {
        return stale();
    };
    let (name, now, query) = (
        provider.name.clone(),
        asked.web.given.now(),
        Arc::clone(&asked.query),
    );
    let waiting = asked
        .on(&store)
        .write("come back from another house", move |tx| {
            logins::take(tx, &name, query.get("state"), &secret, now)
        })
        .await?;
    let Some(waiting) = waiting else {
        return stale();
    };
    // Whoever begins to add a login must be the one who ends it.
    let mine = asked.who.as_ref().map(|actor| actor.id.as_str());
    if waiting.actor.is_some() && waiting.actor.as_deref() != mine {
        return stale();
    }
    if asked.query.get("code").is_empty() {
        let fault = Fault::Untrue("no code came".to_owned());
        return failed(&asked, provider, &fault);
    }
    let (one, to, query) = (
        provider.clone(),
        redirect(&asked, provider),
        Arc::clone(&asked.query),
    );
    let kept = waiting.clone();
    let known = ask(&identity, move |identity| {
        let back = Back {
            code: query.get("code"),
            issuer: query.get("iss"),
            nonce: &kept.nonce,
            verifier: &kept.verifier,
        };
        one.end(&|question| identity.carry(question), &to, back, now)
    })
    .await;
    match known {
        Ok(known) => arrive(&store, &asked, provider, waiting, known).await,
        Err(fault) => failed(&asked, provider, &fault),
    }
}

/// The login is true: it is added, or it lets somebody in.
async fn arrive<R: People>(
    store: &Store<R>,
    asked: &Asked,
    provider: &Provider,
    waiting: Waiting,
    known: Known,
) -> Answer {
    let (one, given) = (provider.clone(), asked.web.given.clone());
    let answer = if let Some(actor) = waiting.actor {
        let added = asked
            .on(store)
            .write("add a login", move |tx| {
                logins::add(tx, &given, &one, &actor, &known)
            })
            .await?;
        if added {
            go("/konto?nyt=login")?
        } else {
            asked.again(&pages::said(asked, Said::LoginTaken, &provider.label))?
        }
    } else {
        let (opening, roles) = (Opening::of(asked), asked.web.face.roles);
        let open = opening.clone();
        let came = asked
            .on(store)
            .write("come in by a login", move |tx| {
                let came = logins::come_in::<R>(tx, &given, &one, roles, &known)?;
                if let Came::In(who) = &came {
                    open.open(tx, who)?;
                }
                Ok::<_, StoreError>(came)
            })
            .await?;
        match came {
            Came::In(who) => opening.lead(asked, &who, asked.web.face.home)?,
            Came::Nobody => asked.again(&pages::said(asked, Said::LoginNobody, &provider.label))?,
            Came::NoRole => asked.again(&pages::said(asked, Said::LoginNoRole, &provider.label))?,
        }
    };
    bind(asked, answer, "", 0)
}
