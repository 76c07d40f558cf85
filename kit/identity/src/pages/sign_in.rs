//! Coming in: the choice of ways, the page where the key is asked, and every page that says how it went.

use kit_web::{Asked, Frame, Link, PASSKEY_SCRIPT};
use kit_words::key;

use crate::login::Provider;
use crate::passkey::Question;

#[derive(askama::Template)]
#[template(path = "sign-in.html")]
pub(crate) struct SignInPage {
    frame: Frame,
    heading: String,
    keys: bool,
    logins: Vec<Link>,
    /// To the code, where some come in by one.
    code: Option<Link>,
}

/// The choice of ways in.
pub(crate) fn sign_in(
    asked: &Asked,
    keys: bool,
    providers: &[Provider],
    codes: bool,
) -> SignInPage {
    SignInPage {
        frame: asked.frame(asked.say("sign-in-title")),
        heading: asked.say("sign-in-title"),
        keys,
        logins: providers
            .iter()
            .map(|one| {
                let house = [("house", one.label.as_str().into())];
                Link::to(
                    format!("/ind/med/{}", one.name),
                    asked.tell("login-with", &house),
                )
            })
            .collect(),
        code: codes.then(|| Link::to("/ind/kode", asked.say("sign-in-by-code"))),
    }
}

/// One of the two pages that may run the script.
#[derive(askama::Template)]
#[template(path = "passkey.html")]
pub(crate) struct PasskeyPage {
    frame: Frame,
    heading: String,
    text: String,
    without: String,
    wait: String,
    failed: String,
    go: String,
    action: &'static str,
    /// `create` or `get`, as the browser calls it.
    way: &'static str,
    asked: String,
    question: String,
    /// Whether the key's own secret is sent too: nothing of ours is sealed under it.
    secret: bool,
    back: Link,
    script: &'static str,
}

/// Where somebody is asked to show a key; `token` names the ceremony.
pub(crate) fn who(asked: &Asked, question: &Question, token: &str) -> PasskeyPage {
    PasskeyPage {
        frame: asked.frame(asked.say("passkey-who-heading")),
        heading: asked.say("passkey-who-heading"),
        text: asked.say("passkey-who-text"),
        without: asked.say("passkey-who-without"),
        wait: asked.say("passkey-wait"),
        failed: asked.say("passkey-failed"),
        go: asked.say("passkey-go"),
        action: "/ind/noegle/svar",
        way: "get",
        asked: question.asked.clone(),
        question: token.to_owned(),
        secret: false,
        back: Link::to("/ind", asked.say("passkey-back")),
        script: PASSKEY_SCRIPT,
    }
}

/// Where somebody makes a new key.
pub(crate) fn new_key(asked: &Asked, question: &Question, token: &str) -> PasskeyPage {
    PasskeyPage {
        frame: asked.frame(asked.say("passkey-new-heading")),
        heading: asked.say("passkey-new-heading"),
        text: asked.say("passkey-new-text"),
        without: asked.say("passkey-new-without"),
        wait: asked.say("passkey-wait"),
        failed: asked.say("passkey-failed"),
        go: asked.say("passkey-go"),
        action: "/noegle/svar",
        way: "create",
        asked: question.asked.clone(),
        question: token.to_owned(),
        secret: false,
        back: Link::to("/noegle", asked.say("passkey-back")),
        script: PASSKEY_SCRIPT,
    }
}

/// A heading, a sentence, and what one can do.
#[derive(askama::Template)]
#[template(path = "said.html")]
pub(crate) struct SaidPage {
    frame: Frame,
    heading: String,
    text: String,
    button: Option<Link>,
    onward: Option<Link>,
}

/// How a way in came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Again,
    KeyStale,
    KeyUntrue,
    LoginStale,
    LoginNobody,
    LoginNoRole,
    LoginTaken,
    LoginUnreachable,
    LoginUntrue,
}

impl Said {
    /// Every one, with its name in the gallery.
    pub(crate) const ALL: [(&'static str, Self); 9] = [
        ("again", Self::Again),
        ("key-stale", Self::KeyStale),
        ("key-untrue", Self::KeyUntrue),
        ("stale", Self::LoginStale),
        ("nobody", Self::LoginNobody),
        ("no-role", Self::LoginNoRole),
        ("taken", Self::LoginTaken),
        ("unreachable", Self::LoginUnreachable),
        ("untrue", Self::LoginUntrue),
    ];

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Again => (key!("again-heading"), key!("again-text")),
            Self::KeyStale => (key!("passkey-stale-heading"), key!("passkey-stale-text")),
            Self::KeyUntrue => (key!("passkey-untrue-heading"), key!("passkey-untrue-text")),
            Self::LoginStale => (key!("login-stale-heading"), key!("login-stale-text")),
            Self::LoginNobody => (key!("login-nobody-heading"), key!("login-nobody-text")),
            Self::LoginNoRole => (key!("login-no-role-heading"), key!("login-no-role-text")),
            Self::LoginTaken => (key!("login-taken-heading"), key!("login-taken-text")),
            Self::LoginUnreachable => (
                key!("login-unreachable-heading"),
                key!("login-unreachable-text"),
            ),
            Self::LoginUntrue => (key!("login-untrue-heading"), key!("login-untrue-text")),
        }
    }
}

/// The page that says so; `house` is the other house's name, empty where there is none.
pub(crate) fn said(asked: &Asked, what: Said, house: &str) -> SaidPage {
    let (heading, text) = what.keys();
    let house = [("house", house.into())];
    let heading = asked.tell(heading, &house);
    let onward = if asked.who.is_some() && what != Said::Again {
        Link::to("/konto", asked.say("account-title"))
    } else {
        Link::to("/ind", asked.say("sign-in-title"))
    };
    SaidPage {
        frame: asked.frame(heading.clone()),
        heading,
        text: asked.tell(text, &house),
        button: None,
        onward: Some(onward),
    }
}

/// Before somebody goes to another house to add their login: an ordinary link, since a form may not lead elsewhere.
pub(crate) fn add_login(asked: &Asked, house: &str, address: &str) -> SaidPage {
    let house = [("house", house.into())];
    let heading = asked.tell("login-add-heading", &house);
    SaidPage {
        frame: asked.frame(heading.clone()).back("/konto"),
        heading,
        text: asked.tell("login-add-text", &house),
        button: None,
        onward: Some(Link::to(address, asked.tell("login-go", &house))),
    }
}

/// What somebody meets behind the link of a second person.
pub(crate) fn recovery(asked: &Asked, token: &str) -> SaidPage {
    SaidPage {
        frame: asked.frame(asked.say("recovery-title")),
        heading: asked.say("recovery-heading"),
        text: asked.say("recovery-text"),
        button: Some(Link::to(
            format!("/ind/igen/{token}"),
            asked.say("recovery-button"),
        )),
        onward: None,
    }
}

/// The link of a second person is used up, or was never one: the same words as for every other link.
pub(crate) fn recovery_spent(asked: &Asked) -> SaidPage {
    SaidPage {
        frame: asked.frame(asked.say("recovery-title")),
        heading: asked.say("link-spent-heading"),
        text: asked.say("link-spent-text"),
        button: None,
        onward: Some(Link::to("/ind", asked.say("sign-in-title"))),
    }
}
