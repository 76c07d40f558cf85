//! The honest page.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Sample};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
}

fn page(asked: &Asked) -> HomePage {
    HomePage {
        frame: asked.frame(asked.say("home-title")),
    }
}

pub(crate) async fn show(asked: Asked) -> Answer {
    asked.page(&page(&asked))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![Sample::of("home", "ordinary", &page(asked))?])
}
