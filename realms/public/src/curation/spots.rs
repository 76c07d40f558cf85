//! `/hvide-pletter`: what nobody offers where, for whom: wanted communities (RW-6).

use askama::Template;
use kit_web::{Answer, Asked, Choice, Failed, Frame, Link, Opt, Sample, State};

use super::gaps::{Area, Group, areas};
use super::map::{Dot, RADIUS, dots};
use crate::find::why;
use crate::{App, Directory};

/// For whom, in the address.
const GROUP: &str = "gruppe";
/// So many towns are told; a page stays below 30 KB (UX.md §10).
const MOST: usize = 60;

struct Spot {
    town: String,
    communities: String,
    missing: String,
}

#[derive(Template)]
#[template(path = "spots.html")]
struct SpotsPage {
    frame: Frame,
    heading: String,
    group: Choice,
    dots: Vec<Dot>,
    radius: u16,
    spots: Vec<Spot>,
    /// Said where there are more towns than are told.
    more: Option<String>,
    back: Link,
}

pub(crate) async fn spots(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&page(
        &asked,
        &directory,
        Group::read(asked.query.get(GROUP)),
    ))
}

fn page(asked: &Asked, directory: &Directory, group: Group) -> SpotsPage {
    let listed = directory.communities().iter().map(AsRef::as_ref);
    let mut all = areas(listed, group);
    let left = i64::try_from(all.len().saturating_sub(MOST)).unwrap_or(0);
    all.truncate(MOST);
    let options = Group::ALL.map(|one| Opt::new(one.word(), asked.say(one.name())));
    SpotsPage {
        frame: asked.frame(asked.say("spots-title")).back("/eftersyn"),
        heading: asked.say("spots-heading"),
        group: Choice::one(GROUP, asked.say("spots-group"), options.into()).chosen(group.word()),
        dots: dots(&all),
        radius: RADIUS,
        spots: all.iter().map(|area| spot(asked, area)).collect(),
        more: (left > 0).then(|| asked.tell("spots-more", &[("n", left.into())])),
        back: Link::to("/eftersyn", asked.say("check-title")),
    }
}

fn spot(asked: &Asked, area: &Area) -> Spot {
    let count = i64::try_from(area.communities).unwrap_or(0);
    let named: Vec<String> = area
        .missing
        .iter()
        .map(|wish| asked.say(why::wish_key(*wish)))
        .collect();
    Spot {
        town: area.town.clone(),
        communities: asked.tell("spots-count", &[("n", count.into())]),
        missing: match named.is_empty() {
            true => asked.say("spots-nothing-missing"),
            false => asked.tell("spots-missing", &[("what", named.join("; ").into())]),
        },
    }
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let none = Directory::empty(asked.web.given.local());
    Ok(vec![
        Sample::of(
            "spots",
            "ordinary",
            &page(asked, directory, Group::Everybody),
        )?,
        Sample::of(
            "spots",
            "wheelchair",
            &page(asked, directory, Group::Wheelchair),
        )?,
        Sample::of("spots", "empty", &page(asked, &none, Group::Everybody))?,
    ])
}
