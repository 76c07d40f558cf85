//! A blank map of a network, to print and draw on together, with a guide for the talk (NW-2). The house has no field for
//! what is drawn: the paper goes home with whoever drew it.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Sample, State};
use kit_words::key;

use crate::App;
use crate::house::{GuestWords, House, store as house};

#[derive(Template)]
#[template(path = "network_map.html")]
pub(crate) struct NetworkPage {
    frame: Frame,
    heading: String,
    lead: String,
    guide: Vec<String>,
    sides: [String; 4],
    middle: String,
}

fn page(asked: &Asked, house: &House) -> NetworkPage {
    let words = GuestWords::of(house, asked.lang());
    let say = |key: &str| asked.tell(key, &words.with(&[]));
    NetworkPage {
        frame: asked.frame(asked.say("network-title")).back("/bro"),
        heading: asked.say("network-title"),
        lead: say("network-lead"),
        guide: [
            key!("network-guide-first"),
            key!("network-guide-who"),
            key!("network-guide-near"),
            key!("network-guide-wish"),
            key!("network-guide-home"),
        ]
        .map(say)
        .to_vec(),
        sides: [
            key!("network-family"),
            key!("network-friends"),
            key!("network-places"),
            key!("network-help"),
        ]
        .map(|key| asked.say(key)),
        middle: asked.say("network-me"),
    }
}

pub(super) async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let house = asked
        .on(&app.store)
        .read("read the words of the house", house::house)
        .await?;
    asked.page(&page(&asked, &house))
}

pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let shown = page(asked, &House::default());
    Ok(vec![Sample::of("network-map", "ordinary", &shown)?])
}
