//! Every community from A to Å.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample, State};

use crate::directory::initial;
use crate::find::answers::Answers;
use crate::find::{finished, frame, screened};
use crate::{App, Directory, community};

struct Letter {
    name: String,
    entries: Vec<(Link, String)>,
}

#[derive(Template)]
#[template(path = "all.html")]
struct AllPage {
    frame: Frame,
    heading: String,
    lead: String,
    letters: Vec<Letter>,
    /// Letters that hold nothing and are not linked are left out.
    jumps: Vec<Link>,
    jumps_label: String,
    find: Link,
    finished: Option<Link>,
}

pub(crate) async fn all(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&page(&asked, &directory))
}

fn page(asked: &Asked, directory: &Directory) -> AllPage {
    let answers = Answers::read(&asked.query);
    let mut letters: Vec<Letter> = Vec::new();
    for one in directory.communities() {
        let name = initial(&one.name).to_string();
        let entry = (
            Link::to(
                screened(&format!("/f/{}", one.slug), &answers),
                one.name.clone(),
            ),
            community::about_line(one).join(" · "),
        );
        match letters.last_mut() {
            Some(last) if last.name == name => last.entries.push(entry),
            _ => letters.push(Letter {
                name,
                entries: vec![entry],
            }),
        }
    }
    let count = i64::try_from(directory.communities().len()).unwrap_or(0);
    AllPage {
        frame: frame(asked, asked.say("all-title"), &answers),
        heading: if count == 0 {
            asked.say("all-heading-none")
        } else {
            asked.tell("all-heading", &[("n", count.into())])
        },
        lead: asked.say("all-lead"),
        jumps: letters
            .iter()
            .map(|letter| Link::to(format!("#{}", letter.name), letter.name.clone()))
            .collect(),
        jumps_label: asked.say("all-letters"),
        letters,
        find: Link::to(screened("/", &answers), asked.say("today-find")),
        finished: finished(asked, &answers),
    }
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    Ok(vec![
        Sample::of("all", "ordinary", &page(asked, directory))?,
        Sample::of(
            "all",
            "empty",
            &page(asked, &Directory::empty(asked.web.given.local())),
        )?,
    ])
}
