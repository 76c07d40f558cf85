//! Every page with its samples, for the eye and for axe; only in a demo.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

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

/// Finished pages.
type Finished = Arc<Vec<Sample>>;

/// The samples of one realm in each language, made once: whoever looks at four hundred pages would make all of them each time.
#[derive(Clone)]
struct Gallery {
    web: Arc<Web>,
    samples: Samples,
    made: Arc<Mutex<BTreeMap<&'static str, Finished>>>,
}

impl Gallery {
    fn new((web, samples): (Arc<Web>, Samples)) -> Self {
        Self {
            web,
            samples,
            made: Arc::default(),
        }
    }

    fn all(&self, asked: &Asked) -> Result<Finished, Failed> {
        let asked = asked.within(&self.web);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let language = asked.words.lang.tag();
        if let Some(known) = made.get(language) {
            return Ok(Arc::clone(known));
        }
        let all = Arc::new(all(&asked, self.samples)?);
        made.insert(language, Arc::clone(&all));
        Ok(all)
    }
}

/// The list of every sample of these realms, and each sample's page.
pub(crate) fn routes(galleries: Vec<(Arc<Web>, Samples)>) -> Routes<()> {
    let galleries: Vec<Gallery> = galleries.into_iter().map(Gallery::new).collect();
    let shown = galleries.clone();
    Routes::new()
        .get("/_gallery", May::anybody(Action::See, "sample"), move |asked: Asked| async move { list(&asked, &galleries) })
        .get(
            "/_gallery/{realm}/{page}/{sample}",
            May::anybody(Action::See, "sample"),
            move |Path((realm, page, name)): Path<(String, String, String)>, asked: Asked| async move {
                let gallery = shown.iter().find(|one| one.web.face.realm == realm).ok_or(Failed::NotFound)?;
                let all = gallery.all(&asked)?;
                let sample = all.iter().find(|s| s.page == page && s.name == name).ok_or(Failed::NotFound)?;
                Answer::Ok(html_response(StatusCode::OK, sample.html.clone()))
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

fn list(asked: &Asked, galleries: &[Gallery]) -> Answer {
    let mut links = Vec::new();
    for gallery in galleries {
        let realm = gallery.web.face.realm;
        links.extend(gallery.all(asked)?.iter().map(|s| {
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
