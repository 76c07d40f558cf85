//! Every page with its samples, for the eye and for axe; only in a demo.

use crate::{Answer, Asked, Failed, Frame, Link};

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

pub(crate) fn list(asked: &Asked, samples: Samples, realm: &str) -> Answer {
    let links = samples(asked)?
        .iter()
        .map(|s| {
            Link::to(
                format!("/_gallery/{realm}/{}/{}", s.page, s.name),
                format!("{} – {}", s.page, s.name),
            )
        })
        .collect();
    asked.page(&GalleryPage {
        frame: asked.frame(asked.say("gallery")),
        heading: asked.say("gallery"),
        links,
    })
}

pub(crate) fn show(asked: &Asked, samples: Samples, page: &str, name: &str) -> Answer {
    let found = samples(asked)?
        .into_iter()
        .find(|s| s.page == page && s.name == name);
    let sample = found.ok_or(Failed::NotFound)?;
    Ok(crate::asked::html_response(
        axum::http::StatusCode::OK,
        sample.html,
    ))
}
