//! A realm that its key's holder has not opened yet: one page at every address, and nothing behind it (SAFETY.md §5).

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;

use crate::guard::{Guarded, Most, guard};
use crate::hosted::HostedPage;
use crate::{Action, Answer, Asked, May, Routes, Web, assets, headers};

fn page(asked: &Asked) -> HostedPage {
    let holder = asked.web.hosted.key_holder.as_ref();
    let title = asked.say("closed-title");
    HostedPage {
        frame: asked.frame(title.clone()),
        heading: title,
        sentences: vec![
            asked.say("closed-text"),
            holder.map_or_else(
                || asked.say("closed-key-unnamed"),
                |holder| asked.tell("closed-key", &[("holder", holder.into())]),
            ),
            asked.say("closed-kept"),
        ],
    }
}

async fn show(asked: Asked) -> Answer {
    let mut response = asked.page(&page(&asked))?;
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    Ok(response)
}

/// What a closed realm answers: the page that says so, with the boundary's headers, whatever is asked for.
pub fn closed(web: &Arc<Web>) -> Router {
    let guarded = Guarded {
        web: Arc::clone(web),
        door: None,
    };
    let style = Routes::<()>::new().get(
        "/s/{name}",
        May::anybody(Action::See, "style"),
        assets::serve,
    );
    style
        .router
        .fallback(show)
        .layer(axum::middleware::from_fn(move |request, next| {
            guard(guarded.clone(), Most::AForm, request, next)
        }))
        .with_state(())
        .layer(axum::middleware::from_fn(headers::on_every_response))
}
