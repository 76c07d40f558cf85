//! `/konto`: how one comes in, where one is signed in, and what has happened.

use jiff::Timestamp;
use kit_web::{Asked, Frame, Link};
use kit_words::key;

use super::moment;
use crate::login::Provider;
use crate::login::store::Login;
use crate::ways::{Standing, Told};

struct LoginRow {
    id: String,
    named: String,
    used: String,
    remove: String,
}

struct SessionRow {
    handle: String,
    begun: String,
    seen: String,
    own: bool,
    end: String,
}

#[derive(askama::Template)]
#[template(path = "account.html")]
pub(crate) struct AccountPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    keys: String,
    logins: Vec<LoginRow>,
    more: Vec<Link>,
    sessions: Vec<SessionRow>,
    told: Vec<String>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    pub(crate) keys: usize,
    pub(crate) logins: Vec<Login>,
    pub(crate) sessions: Vec<Standing>,
    pub(crate) told: Vec<(Told, Timestamp)>,
}

fn told_key(what: Told) -> &'static str {
    match what {
        Told::KeyMade => key!("account-told-key-made"),
        Told::KeyGone => key!("account-told-key-gone"),
        Told::KeyDoubted => key!("account-told-key-doubted"),
        Told::InByKey => key!("account-told-in-by-key"),
        Told::InByLogin => key!("account-told-in-by-login"),
        Told::LoginMade => key!("account-told-login-made"),
        Told::LoginGone => key!("account-told-login-gone"),
        Told::LinkMade => key!("account-told-link-made"),
        Told::LinkUsed => key!("account-told-link-used"),
        Told::Ended => key!("account-told-ended"),
        Told::InByCode => key!("account-told-in-by-code"),
        Told::MailMade => key!("account-told-mail-made"),
        Told::MailGone => key!("account-told-mail-gone"),
    }
}

/// The page, with what was just done.
pub(crate) fn account(
    asked: &Asked,
    account: &Account,
    providers: &[Provider],
    notice: Option<String>,
) -> AccountPage {
    let label = |name: &str| {
        let known = providers.iter().find(|one| one.name == name);
        known.map_or_else(|| name.to_owned(), |one| one.label.clone())
    };
    let logins = account.logins.iter().map(|login| {
        let named = label(&login.provider);
        LoginRow {
            id: login.id.clone(),
            used: login
                .used
                .map_or_else(|| asked.say("keys-never"), |at| moment(asked, at)),
            remove: asked.tell("account-login-remove", &[("house", named.as_str().into())]),
            named,
        }
    });
    let sessions = account.sessions.iter().map(|one| {
        let begun = moment(asked, one.made);
        SessionRow {
            handle: one.handle.clone(),
            seen: moment(asked, one.seen),
            own: one.own,
            end: asked.tell(
                "account-session-end-label",
                &[("when", begun.as_str().into())],
            ),
            begun,
        }
    });
    let more = providers.iter().map(|one| {
        let house = [("house", one.label.as_str().into())];
        Link::to(
            format!("/konto/med/{}", one.name),
            asked.tell("account-login-add", &house),
        )
    });
    let count = i64::try_from(account.keys).unwrap_or(i64::MAX);
    AccountPage {
        frame: asked.frame(asked.say("account-title")),
        heading: asked.say("account-title"),
        notice,
        keys: asked.tell("account-keys", &[("count", count.into())]),
        logins: logins.collect(),
        more: more.collect(),
        sessions: sessions.collect(),
        told: account
            .told
            .iter()
            .map(|(what, at)| {
                let when = kit_words::when::capital(&moment(asked, *at));
                asked.tell(told_key(*what), &[("when", when.into())])
            })
            .collect(),
    }
}
