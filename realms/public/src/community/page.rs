//! "Sådan er første gang": the page that takes away the fear of the door (BR-2).

use askama::Template;
use jiff::civil::Date;
use kit_hsds::{Accompanies, Community, Story, Told};
use kit_leaflet::{address, dated, email, phone};
use kit_report::qr_svg;
use kit_web::{Answer, Asked, Failed, Frame, Link, Path, State};
use kit_words::key;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::facts::{Fact, facts, practical};
use super::person::person_of;
use super::{company_key, first_name};
use crate::App;
use crate::find::answers::Answers;
use crate::find::{finished, frame, next_line, screened};

#[derive(Template)]
#[template(path = "community.html")]
pub(super) struct CommunityPage {
    frame: Frame,
    name: String,
    about: String,
    description: Option<String>,
    /// A message of the community that matters now.
    alert: Option<String>,
    /// What may have changed since somebody last made sure of it.
    aged: Option<String>,
    next: String,
    /// Questions about the first time, with their answers.
    first: Vec<Fact>,
    steps: Vec<String>,
    /// Questions that come after the steps.
    after: Vec<Fact>,
    steps_label: String,
    /// Said where the feed tells nothing about the first time.
    first_untold: Option<String>,
    facts: Vec<Fact>,
    company: String,
    company_nobody: bool,
    wish: Option<Link>,
    /// What asking means, and who gets to know.
    wish_promise: String,
    reach: Vec<Link>,
    leaflet: Link,
    site: Option<Link>,
    dated: String,
    /// More to read: of the one to ask, of an offer of the municipality.
    more: Vec<Link>,
    /// A written channel without names, and when somebody answers there (NW-13).
    write: Option<(Link, String)>,
    /// Where one says that something is wrong; not on a shared screen.
    correct: Option<Link>,
    /// How it went for others, and by whom.
    stories: Vec<(String, String)>,
    /// Where one tells how it went; not on a shared screen.
    tell: Option<Link>,
    /// On the house's screen: the code that leads one's own telephone here.
    code: Option<String>,
    finished: Option<Link>,
}

#[derive(Template)]
#[template(path = "gone.html")]
pub(super) struct GonePage {
    frame: Frame,
    heading: String,
    text: String,
    all: Link,
}

pub(crate) async fn show(State(app): State<App>, Path(slug): Path<String>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    if let Some(community) = directory.by_slug(&slug) {
        return asked.page(&page(&asked, &community, directory.is_too_old(&community))?);
    }
    match directory.gone(&slug) {
        // The address may stand on a leaflet in somebody's pocket: a plain word and a way on, not a dead end.
        Some(name) => asked.page(&gone_page(&asked, name)),
        None => Err(Failed::NotFound),
    }
}

/// `name` is not told of whoever asked not to be shown.
pub(super) fn gone_page(asked: &Asked, name: Option<&str>) -> GonePage {
    GonePage {
        frame: asked.frame(asked.say("gone-title")),
        heading: match name {
            Some(name) => asked.tell("gone-heading", &[("name", name.into())]),
            None => asked.say("gone-heading-unnamed"),
        },
        text: asked.say("gone-text"),
        all: Link::to("/", asked.say("gone-on")),
    }
}

pub(super) fn page(
    asked: &Asked,
    community: &Community,
    too_old: bool,
) -> Result<CommunityPage, Failed> {
    let answers = Answers::read(&asked.query);
    let now = asked.web.given.local();
    let first = &community.first;
    let nobody = community.accompanies == Some(Accompanies::Nobody);
    let code = answers
        .screen
        .then(|| {
            qr_svg(
                &address(&asked.web.origin, &community.slug),
                &asked.say("code-alt"),
            )
        })
        .transpose()
        .map_err(|error| Failed::Page(error.to_string()))?;
    Ok(CommunityPage {
        frame: frame(asked, community.name.clone(), &answers).back(screened("/alle", &answers)),
        name: community.name.clone(),
        about: community.organization.clone().unwrap_or_default(),
        description: community.description.clone(),
        alert: community.alert.clone(),
        aged: aged(asked, community, now.date(), too_old),
        next: next_line(asked, community, now),
        first: facts(
            asked,
            [
                (key!("first-met-by"), first.met_by.clone()),
                (key!("first-door"), first.door.clone()),
                (key!("first-say"), first.say.clone()),
            ],
        ),
        after: facts(
            asked,
            [
                (key!("first-may-sit"), first.may_sit.clone()),
                (key!("first-leave"), first.leave.clone()),
            ],
        ),
        steps: first.steps.clone(),
        steps_label: asked.say("first-steps"),
        first_untold: first.is_empty().then(|| untold(asked, community)),
        facts: practical(asked, community),
        company: asked.say(company_key(community)),
        company_nobody: nobody,
        // The room one opens to ask is one's own; on a shared screen the code leads there instead.
        wish: (!answers.screen && !nobody).then(|| {
            let id = utf8_percent_encode(&community.id, NON_ALPHANUMERIC);
            Link::to(format!("/min/ny?f={id}"), asked.say("wish-button"))
        }),
        wish_promise: asked.say(match community.accompanies {
            Some(Accompanies::Municipality | Accompanies::Both) => key!("wish-promise-both"),
            _ => key!("wish-promise"),
        }),
        reach: reach(asked, community, answers.screen),
        leaflet: Link::to(
            screened(&format!("/f/{}/folder", community.slug), &answers),
            asked.say("leaflet-link"),
        ),
        site: community
            .url
            .clone()
            .filter(|_| !answers.screen)
            .map(|url| Link::to(url, asked.say("site-link"))),
        dated: dated(asked.lang(), community),
        more: more(asked, community, &answers),
        write: community
            .further
            .write
            .clone()
            .filter(|_| !answers.screen)
            .map(|to| {
                let hours = community.further.write_hours.clone();
                (
                    Link::to(to, asked.say("write-link")),
                    hours.unwrap_or_default(),
                )
            }),
        correct: community
            .correct
            .clone()
            .filter(|_| !answers.screen)
            .map(|to| Link::to(to, asked.say("correct-link"))),
        stories: community
            .stories
            .iter()
            .map(|story| (story.words.clone(), told_by(asked, story)))
            .collect(),
        tell: community
            .tell
            .clone()
            .filter(|_| !answers.screen)
            .map(|to| Link::to(to, asked.say("tell-link"))),
        code,
        finished: finished(asked, &answers),
    })
}

/// Pages of our own that tell more.
fn more(asked: &Asked, community: &Community, answers: &Answers) -> Vec<Link> {
    let person = person_of(community).map(|person| {
        let said = asked.tell("person-link", &[("name", person.first_name().into())]);
        Link::to(
            screened(&format!("/koordinator/{}", person.slug), answers),
            said,
        )
    });
    let offer = community.further.offer.as_ref().map(|_| {
        let to = screened(&format!("/tilbud/{}", community.slug), answers);
        Link::to(to, asked.say("offer-link"))
    });
    person.into_iter().chain(offer).collect()
}

/// Said where it stands in no list any more, or where some of it has rather changed than not.
fn aged(asked: &Asked, community: &Community, today: Date, too_old: bool) -> Option<String> {
    if too_old {
        return Some(asked.say("aged-too-old"));
    }
    let named = Told::ALL
        .into_iter()
        .filter(|told| community.has_outlived(*told, today))
        .map(|told| asked.say(told_key(told)))
        .collect::<Vec<_>>();
    if named.is_empty() {
        return None;
    }
    let named = and_last(&named, &asked.say("aged-and"));
    Some(asked.tell("aged-some", &[("what", named.into())]))
}

fn told_key(told: Told) -> &'static str {
    match told {
        Told::Room => key!("aged-room"),
        Told::Times => key!("aged-times"),
        Told::People => key!("aged-people"),
        Told::Cost => key!("aged-cost"),
        Told::Place => key!("aged-place"),
        Told::FirstTime => key!("aged-first"),
    }
}

/// "one, two and three".
fn and_last(words: &[String], and: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

fn told_by(asked: &Asked, story: &Story) -> String {
    match &story.by {
        Some(name) => asked.tell("story-by", &[("name", name.as_str().into())]),
        None => asked.say("story-by-nobody"),
    }
}

fn untold(asked: &Asked, community: &Community) -> String {
    match first_name(community) {
        Some(name) => asked.tell(key!("first-untold-ask"), &[("name", name.into())]),
        None => asked.say("first-untold"),
    }
}

/// Ways to a human. On a shared screen a telephone or mail program would be somebody else's.
pub(super) fn reach(asked: &Asked, community: &Community, screen: bool) -> Vec<Link> {
    if screen {
        return Vec::new();
    }
    let name = first_name(community);
    let call = phone(community).map(|number| {
        let digits: String = number
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        let text = match name {
            Some(name) => asked.tell(
                "call-named",
                &[("name", name.into()), ("number", number.into())],
            ),
            None => asked.tell("call", &[("number", number.into())]),
        };
        Link::to(format!("tel:{digits}"), text)
    });
    let mail = email(community).map(|address| {
        let text = match name {
            Some(name) => asked.tell("mail-named", &[("name", name.into())]),
            None => asked.say("mail"),
        };
        Link::to(format!("mailto:{address}"), text)
    });
    call.into_iter().chain(mail).collect()
}
