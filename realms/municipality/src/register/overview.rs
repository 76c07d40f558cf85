//! The two desks: what there is, what comes up, and per offer how many agreements live (CV-4, HS-20).

use askama::Template;
use jiff::civil::Date;
use kit_hsds::Community;
use kit_web::{Asked, Frame};
use kit_words::{key, when};

use super::due::{due, health_comes_back, to_check};
use super::fields::{Register, living_words};
use super::kinds::Desk;
use super::pages::address;
use super::rules::living;

/// As many entries to check as one does in a sitting.
const SHOWN: usize = 20;

/// A line that leads on.
pub(crate) struct Way {
    href: String,
    text: String,
    note: String,
}

#[derive(Template)]
#[template(path = "register_desk.html")]
pub(crate) struct DeskPage {
    frame: Frame,
    heading: String,
    lead: String,
    missing: Option<(String, &'static str)>,
    due: Vec<Way>,
    lists: Vec<Way>,
    with_offers: bool,
    offers: Vec<(String, String)>,
    check: Vec<(String, String)>,
    check_count: String,
    readers: Vec<Way>,
}

/// Key of a desk's name.
pub(crate) const fn title(desk: Desk) -> &'static str {
    match desk {
        Desk::Cooperation => key!("register-cooperation"),
        Desk::Plan => key!("register-plan"),
    }
}

/// A desk; the directory's communities are looked through where cooperation is kept.
pub(crate) fn desk_page(
    asked: &Asked,
    register: &Register,
    desk: Desk,
    communities: &[Community],
    today: Date,
) -> DeskPage {
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    let cooperation = desk == Desk::Cooperation;
    let check = if cooperation {
        to_check(communities, today)
    } else {
        Vec::new()
    };
    let (missing, lead, readers) = if cooperation {
        (
            None,
            key!("register-cooperation-lead"),
            vec![("/samarbejde", key!("register-public-title"))],
        )
    } else {
        let health = super::kinds::Kind::Year;
        (
            (!health_comes_back(&register.entries))
                .then(|| (asked.say("register-health-missing"), health.path())),
            key!("register-plan-lead"),
            vec![
                ("/huset", key!("register-house-title")),
                ("/samarbejde", key!("register-public-title")),
            ],
        )
    };
    DeskPage {
        frame: asked.frame(asked.say(title(desk))),
        heading: asked.say(title(desk)),
        lead: asked.say(lead),
        missing,
        due: due(&register.entries, desk, today)
            .into_iter()
            .map(|(entry, day)| Way {
                href: address(entry),
                text: register.title(asked, entry),
                note: asked.tell(
                    if day < today {
                        key!("register-due-passed")
                    } else {
                        key!("register-due")
                    },
                    &[
                        ("list", asked.say(entry.kind.title()).into()),
                        ("day", when::date(asked.lang(), day).into()),
                    ],
                ),
            })
            .collect(),
        lists: desk
            .kinds()
            .map(|kind| Way {
                href: kind.path().to_owned(),
                text: asked.say(kind.title()),
                note: asked.tell(
                    "register-count",
                    &[("n", number(register.of(kind).count()).into())],
                ),
            })
            .collect(),
        with_offers: cooperation,
        offers: register
            .offers
            .iter()
            .map(|(id, name)| {
                let counts = living(&register.entries, id, today);
                (name.clone(), living_words(asked, counts))
            })
            .collect(),
        check_count: asked.tell("register-check-count", &[("n", number(check.len()).into())]),
        check: check
            .into_iter()
            .take(SHOWN)
            .map(|one| {
                let said = one.assured_date.map_or_else(
                    || asked.say("register-check-never"),
                    |day| {
                        let day = when::date(asked.lang(), day);
                        asked.tell("register-check-since", &[("day", day.into())])
                    },
                );
                (one.name.clone(), said)
            })
            .collect(),
        readers: readers
            .into_iter()
            .map(|(href, words)| Way {
                href: href.to_owned(),
                text: asked.say(words),
                note: String::new(),
            })
            .collect(),
    }
}
