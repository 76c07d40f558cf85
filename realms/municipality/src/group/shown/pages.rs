//! The page without login, and the form on a group's own page.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::key;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::pages::when_of;
use super::rules::Notice;
use super::store::Shown;
use crate::offer::Offer;

/// The form of what is told.
pub(crate) struct NoticeForm {
    pub(crate) about: Field,
    pub(crate) for_whom: Field,
    pub(crate) spot: Field,
    pub(crate) words: Field,
    pub(crate) shown: Choice,
    /// How it stands now.
    pub(crate) now: String,
    /// A field came back.
    pub(crate) open: bool,
}

impl NoticeForm {
    /// As it is told now, or as it came back.
    pub(crate) fn new(
        asked: &Asked,
        notice: &Notice,
        (fields, faults): (&Fields, &Faults),
    ) -> Self {
        // Only what came back from this form: the page has another one.
        let (nothing, none) = (Fields::default(), Faults::none());
        let names = ["about", "for_whom", "spot", "words"];
        let open = names.iter().any(|name| faults.of(name).is_some());
        let (fields, faults) = if open {
            (fields, faults)
        } else {
            (&nothing, &none)
        };
        let field = |name: &str, key: &str, hint: &str, value: &str| {
            Field::new(name, asked.say(key))
                .hint(asked.say(hint))
                .value(value)
                .keep(fields, faults)
        };
        Self {
            about: field(
                "about",
                key!("shown-about"),
                key!("shown-about-hint"),
                &notice.about,
            ),
            for_whom: field(
                "for_whom",
                key!("shown-for-whom"),
                key!("shown-for-whom-hint"),
                &notice.for_whom,
            ),
            spot: field(
                "spot",
                key!("shown-spot"),
                key!("shown-spot-hint"),
                &notice.spot,
            ),
            words: field(
                "words",
                key!("shown-words"),
                key!("shown-words-hint"),
                &notice.words,
            ),
            shown: Choice::many(
                "shown",
                asked.say("shown-legend"),
                vec![Opt::new("ja", asked.say("shown-yes"))],
            )
            .chosen(if notice.shown { "ja" } else { "" })
            .keep(fields, faults),
            now: asked.say(if notice.shown {
                key!("shown-now")
            } else {
                key!("shown-not-now")
            }),
            open,
        }
    }
}

/// A group on the page.
pub(crate) struct Course {
    name: String,
    about: String,
    facts: Vec<(String, String)>,
    similar: String,
    similar_label: String,
}

/// An offer with its groups.
pub(crate) struct Section {
    name: String,
    for_whom: Vec<String>,
    courses: Vec<Course>,
}

#[derive(Template)]
#[template(path = "shown.html")]
pub(crate) struct ShownPage {
    frame: Frame,
    heading: String,
    sections: Vec<Section>,
}

/// Every offer's groups as anybody may read them.
pub(crate) fn shown_page(
    asked: &Asked,
    house: &str,
    all: &[(Offer, Vec<Shown>)],
    public_origin: &str,
) -> ShownPage {
    ShownPage {
        frame: asked.frame(asked.say("shown-title")),
        heading: asked.say("shown-heading"),
        sections: all
            .iter()
            .map(|(offer, groups)| Section {
                name: offer.name(house).to_owned(),
                for_whom: offer.settings.for_whom.clone(),
                courses: groups
                    .iter()
                    .map(|one| course(asked, one, public_origin))
                    .collect(),
            })
            .collect(),
    }
}

fn course(asked: &Asked, one: &Shown, public_origin: &str) -> Course {
    let series = &one.series;
    let start = match &one.entry {
        Some(session) => when_of(asked, session),
        None => asked.say("shown-no-start"),
    };
    let spot = [series.room.as_str(), one.notice.spot.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    Course {
        name: series.name.clone(),
        about: one.notice.about.clone(),
        facts: vec![
            (asked.say("shown-whom"), one.notice.for_whom.clone()),
            (asked.say("shown-start"), start),
            (
                asked.say("shown-free"),
                asked.tell("shown-free-line", &[("n", one.free.into())]),
            ),
            (asked.say("shown-where"), spot),
            (
                asked.say("group-rhythm"),
                asked.tell("group-rhythm-line", &[("n", series.every_weeks.into())]),
            ),
        ],
        similar: similar(public_origin, &one.notice.words),
        similar_label: asked.tell(
            "shown-similar-label",
            &[("name", series.name.as_str().into())],
        ),
    }
}

/// Where the open directory looks for similar groups: its search with these words, or all of it.
pub(crate) fn similar(public_origin: &str, words: &str) -> String {
    if words.is_empty() {
        return format!("{public_origin}/alle");
    }
    let words = utf8_percent_encode(words, NON_ALPHANUMERIC);
    format!("{public_origin}/find?ord={words}")
}
