//! Every page with its samples, for the eye and for axe; only in a demo.

use std::sync::Arc;

use axum::http::StatusCode;

use crate::asked::html_response;
use crate::{
    Action, Answer, Asked, Failed, Frame, Link, May, Path, Routes, Web, enter, hosted, trouble,
};

/// A page as it looks in one situation.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The page, `today`.
    pub page: &'static str,
    /// The situation: `empty`, `ordinary`, `longest`, `error`.
    pub name: &'static str,
    /// The finished page.
    pub html: String,
}

impl Sample {
    /// Fills the template.
    ///
    /// # Errors
    /// [`Failed::Page`] if it cannot be filled.
    pub fn of(
        page: &'static str,
        name: &'static str,
        template: &impl askama::Template,
    ) -> Result<Self, Failed> {
        let html = template
            .render()
            .map_err(|error| Failed::Page(error.to_string()))?;
        Ok(Self { page, name, html })
    }
}

/// Makes a realm's samples for a reader.
pub(crate) type Samples = fn(&Asked) -> Result<Vec<Sample>, Failed>;

#[derive(askama::Template)]
#[template(path = "gallery.html")]
struct GalleryPage {
    frame: Frame,
    heading: String,
    links: Vec<Link>,
}

/// The list of every sample of these realms, and each sample's page.
pub(crate) fn routes(galleries: Vec<(Arc<Web>, Samples)>) -> Routes<()> {
    let shown = galleries.clone();
    Routes::new()
        .get("/_gallery", May::anybody(Action::See, "sample"), move |asked: Asked| async move { list(&asked, &galleries) })
        .get(
            "/_gallery/{realm}/{page}/{sample}",
            May::anybody(Action::See, "sample"),
            move |Path((realm, page, name)): Path<(String, String, String)>, asked: Asked| async move {
                let gallery = shown.iter().find(|(web, _)| web.face.realm == realm);
                let (web, samples) = gallery.ok_or(Failed::NotFound)?;
                let sample = all(&asked.within(web), *samples)?.into_iter().find(|s| s.page == page && s.name == name);
                Answer::Ok(html_response(StatusCode::OK, sample.ok_or(Failed::NotFound)?.html))
            },
        )
}

/// A realm's own samples and those that every realm has.
fn all(asked: &Asked, samples: Samples) -> Result<Vec<Sample>, Failed> {
    let mut all = samples(asked)?;
    all.extend(trouble::samples(asked)?);
    all.extend(enter::samples(asked)?);
    all.extend(hosted::samples(asked)?);
    Ok(all)
}

fn list(asked: &Asked, galleries: &[(Arc<Web>, Samples)]) -> Answer {
    let mut links = Vec::new();
    for (web, samples) in galleries {
        let realm = web.face.realm;
        links.extend(all(&asked.within(web), *samples)?.iter().map(|s| {
            Link::to(
                format!("/_gallery/{realm}/{}/{}", s.page, s.name),
                format!("{realm} – {} – {}", s.page, s.name),
            )
        }));
    }
    let title = asked.say("gallery");
    asked.page(&GalleryPage {
        frame: asked.frame(title.clone()),
        heading: title,
        links,
    })
}
