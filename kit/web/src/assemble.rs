//! Puts realms' routes behind their guards and all of them behind the headers.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use kit_words::Lang;
use tower::ServiceExt as _;

use crate::gallery::{self, Samples};
use crate::guard::{Guarded, Most, guard};
use crate::{
    Action, Answer, Asked, Decl, Doorkeeper, Failed, May, Path, Routes, Sample, Web, assets, csp,
    go, headers, hosted,
};

/// A realm's routes behind its guard.
pub struct Built {
    router: Router,
    guarded: Guarded,
    galleries: Vec<(Arc<Web>, Samples)>,
    /// What is declared.
    pub declared: Vec<Decl>,
}

impl std::fmt::Debug for Built {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Built")
            .field("declared", &self.declared.len())
            .finish_non_exhaustive()
    }
}

impl Built {
    /// Puts `routes` behind the guard of `web`; `samples` are shown in a demo only.
    #[must_use]
    pub fn new<S: Clone + Send + Sync + 'static>(
        routes: Routes<S>,
        state: S,
        web: &Arc<Web>,
        door: Option<Arc<dyn Doorkeeper>>,
        samples: fn(&Asked) -> Result<Vec<Sample>, Failed>,
    ) -> Self {
        let guarded = Guarded {
            web: Arc::clone(web),
            door,
        };
        let declared = routes.declared.clone();
        let router = routes.guarded(&guarded).with_state(state);
        Self {
            router,
            guarded,
            galleries: vec![(Arc::clone(web), samples)],
            declared,
        }
    }

    /// These routes and another realm's with an own state in the same process; the guard stays each realm's own.
    #[must_use]
    pub fn beside(mut self, other: Self) -> Self {
        self.declared.extend(other.declared);
        self.galleries.extend(other.galleries);
        Self {
            router: self.router.merge(other.router),
            ..self
        }
    }
}

/// One process's router: its realms, the shared files, the choice of language, and the page for what is not there.
pub fn assemble(built: Built) -> Router {
    let mut common = Routes::<()>::new()
        .get(
            "/s/{name}",
            May::anybody(Action::See, "style"),
            assets::serve,
        )
        .get(
            "/sprog/{lang}",
            May::anybody(Action::Change, "language"),
            choose_language,
        )
        .and(hosted::routes());
    if built.guarded.web.demo {
        common = common.and(gallery::routes(built.galleries.clone()));
    }
    let nothing = page_of(&built.guarded, || Failed::NotFound);
    let other_method = page_of(&built.guarded, || Failed::WrongMethod);
    let reports = csp::routes(built.guarded.web.demo);
    let common = common.guarded(&built.guarded);
    built
        .router
        .merge(common.with_state(()))
        .fallback_service(nothing)
        .method_not_allowed_fallback(move |request: Request| other_method.oneshot(request))
        .merge(reports)
        .layer(axum::middleware::from_fn(headers::on_every_response))
}

/// A page of trouble behind the guard, for addresses that no realm has declared.
fn page_of(guarded: &Guarded, why: fn() -> Failed) -> Router {
    let guarded = guarded.clone();
    Router::new()
        .fallback(move || async move { Answer::Err(why()) })
        .layer(axum::middleware::from_fn(move |request, next| {
            guard(guarded.clone(), Most::AForm, request, next)
        }))
}

async fn choose_language(Path(lang): Path<String>, asked: Asked) -> Answer {
    let lang = Lang::from_tag(&lang).ok_or(Failed::NotFound)?;
    let to = asked.query.get("til");
    // Only within the own address: a second slash would lead to another host.
    let safe = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains('\\')
        && to.bytes().all(|b| b > 0x20 && b < 0x7f);
    let mut response = go(if safe { to } else { asked.web.face.home })?;
    let line = format!(
        "lg-sprog={}; Path=/; SameSite=Lax; Max-Age=31536000",
        lang.tag()
    );
    let value = HeaderValue::from_str(&line).map_err(|e| Failed::Page(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}
