//! The form for anybody, the page by which its sender follows a story, and the coordinator's.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::{key, when};

use super::rules::{ANSWER_MAX, Wrong};
use super::{State, Story};
use crate::listing::Listing;

/// A story to write.
#[derive(Template)]
#[template(path = "story-write.html")]
pub(crate) struct Write {
    frame: Frame,
    heading: String,
    lead: Vec<String>,
    faults: Faults,
    nonce: String,
    action: String,
    whose: Option<Choice>,
    words: Field,
    called: Field,
    button: String,
}

/// One story.
#[derive(Template)]
#[template(path = "story.html")]
pub(crate) struct One {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    day: String,
    standing: String,
    words: Option<String>,
    called: String,
    answer: Option<String>,
    /// The address to take it down by, for whoever wrote.
    address: Option<String>,
    /// Where it is shown; none where it is or may not.
    show: Option<Link>,
    decline: Option<(String, Field)>,
    down: Option<Link>,
    down_text: String,
}

/// The coordinator's list.
#[derive(Template)]
#[template(path = "stories.html")]
pub(crate) struct List {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    rows: Vec<(Link, String, String)>,
}

/// What is amiss, in words.
pub(crate) fn faults(asked: &Asked, wrong: Vec<(&'static str, Wrong)>) -> Faults {
    let mut faults = Faults::none();
    for (field, wrong) in wrong {
        let said = match wrong {
            Wrong::Empty => asked.say("remark-fault-empty"),
            Wrong::Long(most) => {
                let max = i64::try_from(most).unwrap_or(i64::MAX);
                asked.tell("listing-fault-long", &[("max", max.into())])
            }
            Wrong::Reaches => asked.say("story-fault-reaches"),
        };
        faults.add(field, said);
    }
    faults
}

impl Write {
    pub(crate) fn anybody(asked: &Asked, name: &str, id: &str, faults: &Faults) -> Self {
        Self {
            frame: asked.frame(asked.say("title-tell")),
            heading: asked.tell("story-heading", &[("name", name.into())]),
            lead: vec![asked.say("story-lead"), asked.say("story-lead-own")],
            faults: faults.clone(),
            nonce: asked.web.given.random128(),
            action: format!("/fortael/{id}"),
            whose: None,
            words: words(asked, faults),
            called: Field::new("called", asked.say("story-called"))
                .hint(asked.say("story-called-hint"))
                .keep(&asked.fields, faults),
            button: asked.say("remark-send"),
        }
    }

    pub(crate) fn own(asked: &Asked, pages: &[Listing], faults: &Faults) -> Self {
        let choose = Opt::new("", asked.say("people-choose"));
        let options = pages
            .iter()
            .map(|page| Opt::new(page.id.as_str(), page.facts.get("name")));
        let options = std::iter::once(choose).chain(options).collect();
        let whose = Choice::one("community", asked.say("staying-community"), options);
        Self {
            frame: asked.frame(asked.say("title-story-own")).back("/historier"),
            heading: asked.say("story-own-heading"),
            lead: vec![asked.say("story-own-lead")],
            action: "/historier/ny".to_owned(),
            whose: Some(whose.keep(&asked.fields, faults)),
            called: Field::new("called", asked.say("story-called-own"))
                .hint(asked.say("story-called-own-hint"))
                .keep(&asked.fields, faults),
            button: asked.say("story-show"),
            ..Self::anybody(asked, "", "", faults)
        }
    }
}

fn words(asked: &Asked, faults: &Faults) -> Field {
    Field::new("words", asked.say("story-words"))
        .hint(asked.say("story-words-hint"))
        .keep(&asked.fields, faults)
}

fn day(asked: &Asked, one: &Story) -> String {
    let day = when::date(asked.lang(), asked.web.given.zoned(one.made).date());
    asked.tell("remark-written", &[("day", day.into())])
}

fn called(asked: &Asked, one: &Story) -> String {
    match &one.called {
        Some(name) => asked.tell("story-by", &[("name", name.as_str().into())]),
        None => asked.say("story-by-nobody"),
    }
}

fn one(asked: &Asked, story: &Story) -> One {
    One {
        frame: asked.frame(asked.say("title-story")),
        heading: asked.tell(
            "remark-about",
            &[("name", story.community_name.as_str().into())],
        ),
        faults: Faults::none(),
        notice: None,
        day: day(asked, story),
        standing: String::new(),
        words: story.words.clone(),
        called: called(asked, story),
        answer: story.answer.clone(),
        address: None,
        show: None,
        decline: None,
        down: None,
        down_text: asked.say("story-down-text"),
    }
}

/// For whoever wrote it.
pub(crate) fn follow(asked: &Asked, story: &Story, address: String, here: &str) -> One {
    let there = story.state != State::Gone;
    let sent = there && !asked.query.get("sendt").is_empty();
    One {
        frame: asked.frame(asked.say("title-story-followed")),
        notice: sent.then(|| asked.say("remark-sent")),
        standing: asked.say(match story.state {
            State::Waits => key!("story-stands-waits"),
            State::Shown => key!("story-stands-shown"),
            State::Declined => key!("story-stands-declined"),
            State::Gone => key!("story-stands-gone"),
        }),
        address: there.then_some(address),
        down: there.then(|| Link::to(format!("{here}/ned"), asked.say("story-down"))),
        ..one(asked, story)
    }
}

/// For the coordinator.
pub(crate) fn open(asked: &Asked, story: &Story, faults: &Faults) -> One {
    let here = format!("/historier/{}", story.id);
    let notice = match asked.query.get("gjort") {
        "vist" => Some(asked.say("story-done-shown")),
        "afvist" => Some(asked.say("story-done-declined")),
        _ => None,
    };
    let to = |part: &str, key: &str| Link::to(format!("{here}/{part}"), asked.say(key));
    let label = asked.say(if story.own {
        key!("story-why-own")
    } else {
        key!("story-why")
    });
    let max = i64::try_from(ANSWER_MAX).unwrap_or(i64::MAX);
    let why = Field::new("answer", label)
        .hint(asked.tell("story-why-hint", &[("max", max.into())]))
        .keep(&asked.fields, faults);
    One {
        frame: asked.frame(asked.say("title-story")).back("/historier"),
        faults: faults.clone(),
        notice: notice.filter(|_| !faults.any()),
        standing: asked.say(state(story.state)),
        show: (story.state != State::Shown).then(|| to("vis", key!("story-show"))),
        decline: (story.state != State::Declined).then(|| (format!("{here}/afvis"), why)),
        down: Some(to("ned", key!("story-delete"))),
        ..one(asked, story)
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Waits => key!("story-state-waits"),
        State::Shown => key!("story-state-shown"),
        State::Declined => key!("story-state-declined"),
        State::Gone => key!("story-stands-gone"),
    }
}

/// Every story that was told to the association.
pub(crate) fn list(asked: &Asked, stories: &[Story]) -> List {
    let row = |one: &Story| {
        let about = asked.tell(
            "remark-about",
            &[("name", one.community_name.as_str().into())],
        );
        let link = Link::to(format!("/historier/{}", one.id), about);
        let day = when::date(asked.lang(), asked.web.given.zoned(one.made).date());
        (link, day, asked.say(state(one.state)))
    };
    List {
        frame: asked
            .frame(asked.say("stories-heading"))
            .back("/vores-sider"),
        heading: asked.say("stories-heading"),
        notice: (asked.query.get("gjort") == "ned").then(|| asked.say("story-stands-gone")),
        rows: stories.iter().map(row).collect(),
    }
}
