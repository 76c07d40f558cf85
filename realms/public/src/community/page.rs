//! "Sådan er første gang": the page that takes away the fear of the door (BR-2).

use askama::Template;
use kit_hsds::{Accompanies, Community};
use kit_report::qr_svg;
use kit_web::{Answer, Asked, Failed, Frame, Link, Path, Sample, State};
use kit_words::key;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{company_key, contact_lines, dated, email, first_name, phone, place_lines, times};
use crate::find::answers::Answers;
use crate::find::{finished, frame, next_line, screened};
use crate::{App, Directory};

/// A label and what stands under it.
struct Fact {
    label: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "community.html")]
struct CommunityPage {
    frame: Frame,
    name: String,
    about: String,
    description: Option<String>,
    /// A message of the community that matters now.
    alert: Option<String>,
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
    /// On the house's screen: the code that leads one's own telephone here.
    code: Option<String>,
    finished: Option<Link>,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct GonePage {
    frame: Frame,
    heading: String,
    text: String,
    all: Link,
}

pub(crate) async fn show(State(app): State<App>, Path(slug): Path<String>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    if let Some(community) = directory.by_slug(&slug) {
        return asked.page(&page(&asked, &community)?);
    }
    match directory.gone(&slug) {
        // The address may stand on a leaflet in somebody's pocket: a plain word and a way on, not a dead end.
        Some(name) => asked.page(&gone_page(&asked, name)),
        None => Err(Failed::NotFound),
    }
}

fn gone_page(asked: &Asked, name: &str) -> GonePage {
    GonePage {
        frame: asked.frame(asked.say("gone-title")),
        heading: asked.tell("gone-heading", &[("name", name.into())]),
        text: asked.say("gone-text"),
        all: Link::to("/", asked.say("gone-on")),
    }
}

/// The full address of a community's page: what the code holds, the same for everybody (VH-20).
pub(super) fn address(asked: &Asked, community: &Community) -> String {
    format!("{}/f/{}", asked.web.origin, community.slug)
}

fn page(asked: &Asked, community: &Community) -> Result<CommunityPage, Failed> {
    let answers = Answers::read(&asked.query);
    let now = asked.web.given.local();
    let first = &community.first;
    let nobody = community.accompanies == Some(Accompanies::Nobody);
    let code = answers
        .screen
        .then(|| qr_svg(&address(asked, community), &asked.say("code-alt")))
        .transpose()
        .map_err(|error| Failed::Page(error.to_string()))?;
    Ok(CommunityPage {
        frame: frame(asked, community.name.clone(), &answers).back(screened("/alle", &answers)),
        name: community.name.clone(),
        about: community.organization.clone().unwrap_or_default(),
        description: community.description.clone(),
        alert: community.alert.clone(),
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
        dated: dated(asked, community),
        code,
        finished: finished(asked, &answers),
    })
}

fn untold(asked: &Asked, community: &Community) -> String {
    match first_name(community) {
        Some(name) => asked.tell(key!("first-untold-ask"), &[("name", name.into())]),
        None => asked.say("first-untold"),
    }
}

fn facts<const N: usize>(asked: &Asked, list: [(&'static str, Option<String>); N]) -> Vec<Fact> {
    list.into_iter()
        .filter_map(|(key, text)| {
            Some(Fact {
                label: asked.say(key),
                lines: vec![text?],
            })
        })
        .collect()
}

/// All that is good to know, in the order in which people ask.
fn practical(asked: &Asked, community: &Community) -> Vec<Fact> {
    let place = community.place.as_ref();
    let ages = match (community.minimum_age, community.maximum_age) {
        (Some(from), Some(to)) => Some(asked.tell(
            "ages-between",
            &[
                ("from", i64::from(from).into()),
                ("to", i64::from(to).into()),
            ],
        )),
        (Some(from), None) => Some(asked.tell("ages-from", &[("from", i64::from(from).into())])),
        (None, Some(to)) => Some(asked.tell("ages-to", &[("to", i64::from(to).into())])),
        (None, None) => None,
    };
    let mut place_text = place_lines(community);
    if place.is_some_and(|p| p.online) {
        place_text.insert(0, asked.say("place-online"));
    }
    let whom = community.for_whom.clone().into_iter().chain(ages).collect();
    let list: [(&'static str, Vec<String>); 10] = [
        (
            key!("facts-when"),
            times::lines(asked, community, asked.web.given.today()),
        ),
        (key!("facts-where"), place_text),
        (
            key!("facts-way"),
            place
                .and_then(|p| p.transportation.clone())
                .into_iter()
                .collect(),
        ),
        (
            key!("facts-access"),
            place.map(|p| p.accessibility.clone()).unwrap_or_default(),
        ),
        (
            key!("facts-entrance"),
            community.entrance.clone().into_iter().collect(),
        ),
        (key!("facts-whom"), whom),
        (
            key!("facts-room"),
            community
                .room
                .clone()
                .into_iter()
                .chain(community.size.clone())
                .collect(),
        ),
        (
            key!("facts-quiet"),
            community.quiet.clone().into_iter().collect(),
        ),
        (
            key!("facts-cost"),
            community.cost.clone().into_iter().collect(),
        ),
        (key!("facts-contact"), contact_lines(community)),
    ];
    let languages = (key!("facts-languages"), community.languages.clone());
    list.into_iter()
        .chain([languages])
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(key, lines)| Fact {
            label: asked.say(key),
            lines,
        })
        .collect()
}

/// Ways to a human. On a shared screen a telephone or mail program would be somebody else's.
fn reach(asked: &Asked, community: &Community, screen: bool) -> Vec<Link> {
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

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let nothing = Community {
        slug: "x".to_owned(),
        name: "Åen".to_owned(),
        ..Community::default()
    };
    let mut all = vec![
        Sample::of("community", "empty", &page(asked, &nothing)?)?,
        Sample::of("community", "longest", &page(asked, &longest())?)?,
        Sample::of("gone", "ordinary", &gone_page(asked, "Gåturen ved åen"))?,
    ];
    if let Some(walk) = directory.by_slug("gaaturen-ved-aaen") {
        all.push(Sample::of("community", "ordinary", &page(asked, &walk)?)?);
        let nobody = Community {
            accompanies: Some(Accompanies::Nobody),
            closed_for_now: true,
            ..(*walk).clone()
        };
        all.push(Sample::of("community", "nobody", &page(asked, &nobody)?)?);
    }
    Ok(all)
}

/// Words and lines as long as Danish makes them.
pub(super) fn longest() -> Community {
    let long = "Fællesspisningsarrangementsplanlægningsudvalgets åbne hverdagskøkken for alle i Vestermarksskovkvarteret".to_owned();
    let text = Some(format!("{long}. {long}."));
    Community {
        id: "7f0c8f5e-8a1b-4c53-9d5e-2f1f6f0f3a11".to_owned(),
        slug: kit_hsds::fold_slug(&long),
        name: long.clone(),
        organization: Some(long.clone()),
        description: text.clone(),
        first: kit_hsds::FirstTime {
            met_by: text.clone(),
            door: text.clone(),
            steps: (1..=9).map(|n| format!("Kl. 16.{n}5: {long}.")).collect(),
            may_sit: text.clone(),
            leave: text.clone(),
            say: text.clone(),
        },
        for_whom: text.clone(),
        room: text.clone(),
        quiet: text.clone(),
        entrance: text.clone(),
        cost: text.clone(),
        contact: Some(kit_hsds::ContactPerson {
            name: Some("Bartholomæusine Østergaard-Christoffersen".to_owned()),
            title: Some("Frivilligkoordinatorvikar".to_owned()),
            phone: Some("+45 00 00 20 01".to_owned()),
            email: Some(
                "bartholomaeusine.oestergaard-christoffersen@vestermarksskovkvarteret.example"
                    .to_owned(),
            ),
        }),
        alert: text,
        minimum_age: Some(18),
        maximum_age: Some(99),
        languages: vec!["Dansk".to_owned(), "Arabisk".to_owned()],
        ..Community::default()
    }
}
