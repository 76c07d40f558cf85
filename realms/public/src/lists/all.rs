//! Every community from A to Å.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample, State};
use kit_words::key;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

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

/// With more than these the list is shown a letter at a time: a page stays below 30 KB (UX.md §10).
const MANY: usize = 100;
/// The chosen letter's name in the address.
const LETTER: &str = "bogstav";

/// A link to a letter: on this page, or to a page of its own.
fn jump(letter: &str, many: bool, answers: &Answers) -> Link {
    if !many {
        return Link::to(format!("#{letter}"), letter);
    }
    let page = screened("/alle", answers);
    let mark = if page.contains('?') { '&' } else { '?' };
    let letter_in_address = utf8_percent_encode(letter, NON_ALPHANUMERIC);
    Link::to(format!("{page}{mark}{LETTER}={letter_in_address}"), letter)
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
    let many = directory.communities().len() > MANY;
    let jumps = letters
        .iter()
        .map(|letter| jump(&letter.name, many, &answers))
        .collect();
    if many {
        let chosen = asked.query.get(LETTER);
        let at = letters.iter().position(|letter| letter.name == chosen);
        letters = letters.into_iter().skip(at.unwrap_or(0)).take(1).collect();
    }
    let count = i64::try_from(directory.communities().len()).unwrap_or(0);
    AllPage {
        frame: frame(asked, asked.say("all-title"), &answers),
        heading: if count == 0 {
            asked.say("all-heading-none")
        } else {
            asked.tell("all-heading", &[("n", count.into())])
        },
        lead: asked.say(if many {
            key!("all-letters-one")
        } else {
            key!("all-lead")
        }),
        jumps,
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
