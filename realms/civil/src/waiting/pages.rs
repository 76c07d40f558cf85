//! The waiting list in words: the list, one place, and the question behind the link.

use jiff::civil::Date;
use kit_web::{Asked, Frame, Link};
use kit_words::{key, when};

use super::act::{Press, may_wait, words};
use super::rules::{self, Ask, Place, Said, Stand};
use crate::crossing::show;
use crate::crossing::store::Stored;
use crate::people::store::House;

/// One who waits, with the enquiry.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) stored: Stored,
    pub(crate) place: Place,
}

/// A row of the list.
pub(crate) struct Row {
    link: Link,
    number: String,
    waited: String,
    owner: String,
    stand: String,
    /// Somebody has to do something about it.
    presses: bool,
}

/// `/venteliste`.
#[derive(askama::Template)]
#[template(path = "waiting_list.html")]
pub(crate) struct List {
    frame: Frame,
    heading: String,
    lead: String,
    /// Each community with its rows, the longest waiting first.
    communities: Vec<(String, Vec<Row>)>,
}

fn stand(asked: &Asked, place: &Place) -> String {
    let say = |key: &'static str, on: Date| {
        let day = when::date(asked.lang(), on);
        asked.tell(key, &[("day", day.into())])
    };
    match place.on(asked.web.given.today()) {
        Stand::Takes(on) => say(key!("waiting-takes"), on),
        Stand::Leaves(on) => say(key!("waiting-leaves"), on),
        Stand::Silent(_, by) => say(key!("waiting-silent"), by),
        Stand::AskNow(on) => say(key!("waiting-ask-now"), on),
        Stand::Open(Ask::Place, by) => say(key!("waiting-offered"), by),
        Stand::Open(Ask::Still, by) => say(key!("waiting-asked"), by),
        Stand::Waits(on) => say(key!("waiting-heard"), on),
    }
}

impl List {
    /// From everybody who waits, the longest first.
    pub(crate) fn of(asked: &Asked, house: &House, listed: &[Listed]) -> Self {
        let today = asked.web.given.today();
        let mut communities: Vec<(String, Vec<Row>)> = Vec::new();
        for one in listed {
            let name = show::community(asked, house, &one.stored);
            let at = communities.iter().position(|(known, _)| *known == name);
            let at = at.unwrap_or_else(|| {
                communities.push((name, Vec::new()));
                communities.len() - 1
            });
            let Some((_, rows)) = communities.get_mut(at) else {
                continue;
            };
            let to = format!("/foelgeskab/{}/venteliste", one.stored.id);
            let days = i64::from((today - one.place.since).get_days());
            rows.push(Row {
                link: Link::to(to, show::name(asked, &one.stored)),
                number: (rows.len() + 1).to_string(),
                waited: asked.tell("waited-days", &[("count", days.into())]),
                owner: house.owner_name(&one.stored.crossing.owner()),
                stand: stand(asked, &one.place),
                presses: one.place.on(today).presses(),
            });
        }
        let count = i64::try_from(listed.len()).unwrap_or(i64::MAX);
        Self {
            frame: asked.frame(asked.say("waiting-title")).back("/nye"),
            heading: if listed.is_empty() {
                asked.say("waiting-none")
            } else {
                asked.tell("waiting-heading", &[("count", count.into())])
            },
            lead: asked.say("waiting-lead"),
            communities,
        }
    }
}

/// One crossing and its place.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) house: House,
    pub(crate) stored: Stored,
    pub(crate) place: Option<Place>,
    /// So many wait longer for the same community.
    pub(crate) ahead: i64,
}

/// A button with what it writes to the guest.
pub(crate) struct Act {
    key: &'static str,
    heading: String,
    /// What the guest reads; none where nothing is written.
    words: Option<String>,
    button: String,
}

/// `/foelgeskab/{id}/venteliste`.
#[derive(askama::Template)]
#[template(path = "waiting.html")]
pub(crate) struct OnePage {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
    action: String,
    nonce: String,
    acts: Vec<Act>,
    find: Option<Link>,
    list: Link,
}

fn act(asked: &Asked, key: &'static str, heading: String, button: String) -> Act {
    let press = Press::from_key(key);
    Act {
        key,
        heading,
        words: press.and_then(|press| words(asked, press, "…")),
        button,
    }
}

impl OnePage {
    /// The page of one crossing.
    pub(crate) fn of(asked: &Asked, known: &Known) -> Self {
        let (id, name) = (&known.stored.id, show::name(asked, &known.stored));
        let may = may_wait(&known.stored.crossing.state);
        let community = show::community(asked, &known.house, &known.stored);
        let (mut lines, mut acts) = (vec![community], Vec::new());
        match &known.place {
            None if may => {
                lines.push(asked.say("waiting-not-yet"));
                acts.push(act(
                    asked,
                    "saet",
                    asked.say("waiting-put"),
                    asked.say("waiting-put-button"),
                ));
            }
            None => lines.push(asked.say("waiting-cannot")),
            Some(place) => {
                let since = when::date(asked.lang(), place.since);
                lines.push(asked.tell("waiting-since", &[("day", since.into())]));
                lines.push(asked.tell("waiting-ahead", &[("count", known.ahead.into())]));
                lines.push(stand(asked, place));
                if may {
                    acts.push(act(
                        asked,
                        "tilbyd",
                        asked.say("waiting-offer"),
                        asked.say("waiting-offer-button"),
                    ));
                    acts.push(act(
                        asked,
                        "spoerg",
                        asked.say("waiting-ask"),
                        asked.say("waiting-ask-button"),
                    ));
                }
                acts.push(act(
                    asked,
                    "tag-af",
                    asked.say("waiting-leave"),
                    asked.say("waiting-leave-button"),
                ));
            }
        }
        let takes = known
            .place
            .is_some_and(|place| matches!(place.on(asked.web.given.today()), Stand::Takes(_)));
        Self {
            frame: asked
                .frame(asked.say("waiting-one-title"))
                .back(format!("/foelgeskab/{id}")),
            heading: asked.tell("waiting-one-heading", &[("name", name.into())]),
            lines,
            action: format!("/foelgeskab/{id}/venteliste"),
            nonce: asked.web.given.random128(),
            acts,
            find: takes.then(|| Link::to(format!("/nye/{id}"), asked.say("crossing-find"))),
            list: Link::to("/venteliste", asked.say("waiting-title")),
        }
    }
}

/// `/venteliste/{token}`.
#[derive(askama::Template)]
#[template(path = "waiting_answer.html")]
pub(crate) struct AskedPage {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
    action: String,
    /// What can be answered: the word and its button.
    answers: Vec<(&'static str, String)>,
}

impl AskedPage {
    /// The question, or what was answered.
    pub(crate) fn of(asked: &Asked, token: &str, question: &rules::Asked) -> Self {
        let said = question.said.map(|(said, _)| said);
        let heading = match (said, question.ask) {
            (Some(Said::Yes), _) => key!("waiting-said-yes"),
            (Some(Said::Wait), _) => key!("waiting-said-wait"),
            (Some(Said::No), _) => key!("waiting-said-no"),
            (None, Ask::Place) => key!("waiting-question-place"),
            (None, Ask::Still) => key!("waiting-question-still"),
        };
        let next = match said {
            Some(Said::Yes) => asked.say("waiting-next-yes"),
            Some(Said::Wait) => asked.say("waiting-next-wait"),
            Some(Said::No) => asked.say("waiting-next-no"),
            None => {
                let day = when::date(asked.lang(), question.by);
                asked.tell("waiting-answer-by", &[("day", day.into())])
            }
        };
        let mut lines = vec![next];
        if said.is_some() {
            lines.push(asked.say("waiting-change"));
        }
        let answers = Said::ALL
            .into_iter()
            .filter(|one| question.ask.takes(*one) && Some(*one) != said)
            .map(|one| {
                let label = match (one, question.ask) {
                    (Said::Yes, _) => key!("waiting-say-yes"),
                    (Said::Wait, Ask::Place) => key!("waiting-say-not-now"),
                    (Said::Wait, Ask::Still) => key!("waiting-say-wait"),
                    (Said::No, _) => key!("waiting-say-no"),
                };
                (one.key(), asked.say(label))
            })
            .collect();
        Self {
            frame: asked.frame(asked.say("waiting-answer-title")),
            heading: asked.say(heading),
            lines,
            action: format!("/venteliste/{token}"),
            answers,
        }
    }
}
