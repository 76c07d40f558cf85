//! Who asks, in which language, with which fields.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kit_store::{Acting, By, Realm, Store};
use kit_words::{Arg, Lang, Words, when};

use crate::brake::Address;
use crate::form::Fields;
use crate::{Actor, Answer, Failed, Frame, Link, May, Wall, Web, assets};

/// A request, read and checked by the guard.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The realm's surroundings.
    pub web: Arc<Web>,
    /// The reader's words.
    pub words: Words,
    /// Who is signed in.
    pub who: Option<Actor>,
    /// Where from, for the brakes only; none where no network is between (tests, samples).
    pub from: Option<Address>,
    /// Fields of the sent form; empty for a page that is read.
    pub fields: Arc<Fields>,
    /// The file that came with the form, where its route takes one; what it was called is not kept.
    pub file: Option<Arc<[u8]>>,
    /// Fields of the address, after the question mark.
    pub query: Arc<Fields>,
    /// The address without the question mark.
    pub path: Arc<str>,
    /// What the route was declared for; none before the route is known.
    pub may: Option<May>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failed> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Failed::NotFound)
    }
}

impl Asked {
    /// Somebody who reads `path` and is not signed in: for samples and tests.
    #[must_use]
    pub fn reader(web: &Arc<Web>, lang: Lang, path: &str) -> Self {
        Self {
            web: Arc::clone(web),
            words: web.words(lang),
            who: None,
            from: None,
            fields: Arc::default(),
            file: None,
            query: Arc::default(),
            path: Arc::from(path),
            may: None,
        }
    }

    /// The one who is signed in; the guard has let nobody else through to a route that names roles.
    ///
    /// # Errors
    /// [`Failed::NotFound`] if nobody is.
    pub fn actor(&self) -> Result<&Actor, Failed> {
        self.who.as_ref().ok_or(Failed::NotFound)
    }

    /// The asker, as the route was declared: every store call names it. Who is not signed in is `anonymous`.
    #[must_use]
    pub fn by(&self) -> By {
        let (actor, role, unit) = self.who.as_ref().map_or_else(
            || (String::new(), "anonymous".to_owned(), String::new()),
            |who| (who.id.clone(), who.role.clone(), who.unit.clone()),
        );
        By {
            actor,
            role,
            unit,
            action: self.may.map_or("see", |may| may.action.word()),
            resource: self.may.map_or("page", |may| may.resource),
            purpose: self.may.map_or("page", |may| may.purpose),
            may_write: self.may.is_some_and(|may| may.writes()),
        }
    }

    /// A realm's store in the hands of this asker. Only a route declared as `change` or `close` can write with it.
    #[must_use]
    pub fn on<R: Realm>(&self, store: &Store<R>) -> Acting<R> {
        store.by(self.by())
    }

    /// The same request as another realm of this process would see it, with somebody signed in, so that a sample page has
    /// its menu and its foot: of the role that the address names, or of the realm's first.
    pub(crate) fn within(&self, web: &Arc<Web>) -> Self {
        let words = web.words(self.words.lang);
        let who = web
            .face
            .roles
            .iter()
            .find(|role| role.0 == self.query.get("rolle"))
            .or(web.face.roles.first())
            .map(|role| Actor {
                id: "sample-0001".to_owned(),
                role: role.0.to_owned(),
                name: words.say("gallery-name"),
                session: "sample".to_owned(),
                ends: web.given.now(),
                unit: String::new(),
                carries: None,
            });
        Self {
            words,
            web: Arc::clone(web),
            who,
            ..self.clone()
        }
    }

    /// The reader's language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.words.lang
    }

    /// A sentence.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A sentence with values.
    #[must_use]
    pub fn tell(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.tell(key, args)
    }

    /// The frame for a page with this title.
    #[must_use]
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let face = self.web.face;
        let role = self.who.as_ref().map(|actor| actor.role.as_str());
        let other = if self.lang() == Lang::Da {
            Lang::En
        } else {
            Lang::Da
        };
        // The truth of this installation replaces the promise, it does not follow it (UX.md §4.5).
        let promise = self.say(match (self.web.wall, self.web.hosted.machine.truth()) {
            (Wall::Down, _) => "promise-wall-down",
            (Wall::Up, Some(truth)) => truth,
            (Wall::Up, None) => face.promise,
        });
        let (menu, menu_groups) = self.web.menu_for(&self.words, role, &self.path);
        Frame {
            title: title.into(),
            // A worker's page says whose house it is; a guest's header says nothing to those who look over a shoulder.
            site: if face.dense {
                self.web.host.clone()
            } else {
                self.say("site-name")
            },
            home: face.home.to_owned(),
            class: format!("r-{}{}", face.realm, if face.dense { " dense" } else { "" }),
            css: assets::css_path(),
            mark: face.mark,
            strip: self.say(face.strip),
            promise,
            // Who is not signed in has no list to see.
            looked: face
                .looked
                .filter(|_| self.who.is_some())
                .map(|(href, key)| Link::to(href, self.say(key))),
            demo: self.web.demo,
            menu,
            menu_groups,
            back: None,
            host: self.tell("hosted-by", &[("host", self.web.host.as_str().into())]),
            crisis: self.web.crisis.clone(),
            plain: self.web.plain.clone(),
            other_language: Link::to(
                format!(
                    "/sprog/{}?til={}",
                    other.tag(),
                    percent_encoding::utf8_percent_encode(
                        &self.path,
                        percent_encoding::NON_ALPHANUMERIC
                    )
                ),
                self.say("other-language"),
            ),
            token: self
                .who
                .as_ref()
                .map(|actor| self.web.form_token(&actor.session))
                .unwrap_or_default(),
            signed_in: self.who.as_ref().map(|actor| actor.name.clone()),
            session_end: self.who.as_ref().filter(|_| face.dense).map(|actor| {
                let at = self.web.given.zoned(actor.ends).time();
                self.tell(
                    "session-end",
                    &[("time", when::clock(self.lang(), at).into())],
                )
            }),
            words: self.words.clone(),
        }
    }

    /// A finished page.
    ///
    /// # Errors
    /// [`Failed::Page`] if the template cannot be filled.
    pub fn page(&self, page: &impl askama::Template) -> Answer {
        self.page_with(StatusCode::OK, page)
    }

    /// The same form again, with what was typed and what is amiss (status 422).
    ///
    /// # Errors
    /// [`Failed::Page`] if the template cannot be filled.
    pub fn again(&self, page: &impl askama::Template) -> Answer {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    pub(crate) fn page_with(&self, status: StatusCode, page: &impl askama::Template) -> Answer {
        let html = page
            .render()
            .map_err(|error| Failed::Page(error.to_string()))?;
        Ok(html_response(status, html))
    }
}

pub(crate) fn html_response(status: StatusCode, html: String) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        html,
    )
        .into_response()
}
