//! The page of an offer for those who work in it: what it stands for, who may come and how, and what a new colleague
//! needs to know at the door (LE-1, PS-6, PS-9, PS-13, DD-5).

use askama::Template;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Answer, Asked, Field, Frame, State};
use kit_words::{key, when};

use super::settings::{Decides, Stretch};
use super::{Offer, store};
use crate::door::store as door;
use crate::house::{GuestWords, House, store as house};
use crate::today::me;
use crate::{App, LEADER, text};

/// A heading with lines below it; not shown where there is none.
pub(crate) struct Part {
    heading: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "offer_about.html")]
pub(crate) struct AboutPage {
    frame: Frame,
    heading: String,
    principles: Vec<String>,
    returns: Option<String>,
    parts: Vec<Part>,
    closed: Option<String>,
    line: Option<Field>,
    form: String,
}

/// The hours of a stretch, "10–14".
pub(crate) fn stretch(asked: &Asked, one: &Stretch) -> String {
    let clock = |minute| when::clock(asked.lang(), text::time(minute));
    asked.tell(
        "hours-stretch",
        &[
            ("from", clock(one.from_min).into()),
            ("to", clock(one.to_min).into()),
        ],
    )
}

/// The hours of a day in words; none where it is closed.
pub(crate) fn hours(asked: &Asked, stretches: &[Stretch]) -> Option<String> {
    let all: Vec<String> = stretches.iter().map(|one| stretch(asked, one)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// How the offer stands just now.
#[derive(Debug, Clone, Default)]
pub(crate) struct Now {
    /// Short help in the last four weeks.
    pub(crate) errands: i64,
    /// What is said while the house is closed.
    pub(crate) closed: Option<String>,
}

/// The page for the offer as it is set today.
pub(crate) fn page(
    asked: &Asked,
    (offer, house): (&Offer, &House),
    now: &Now,
    today: Date,
    form: &str,
) -> AboutPage {
    let settings = &offer.settings;
    let words = GuestWords::of(house, asked.lang());
    let part = |key: &str, lines: Vec<String>| Part {
        heading: asked.tell(key, &words.with(&[])),
        lines,
    };
    let returns = settings.principles.next(today).map(|day| {
        let day = when::date(asked.lang(), day);
        asked.tell("about-principles-next", &[("day", day.into())])
    });
    let mut comes: Vec<String> = settings
        .doors
        .open
        .iter()
        .map(|door| asked.say(door.name()))
        .collect();
    comes.push(asked.say(match settings.decides {
        Decides::Provider => key!("about-provider"),
        Decides::Authority => key!("about-authority"),
    }));
    if settings.doors.considered_first {
        comes.push(asked.tell(
            "about-first",
            &[("reasons", settings.doors.exceptions.join(", ").into())],
        ));
    }
    let first = settings.house.first_meetings.iter();
    let first = first.map(|way| asked.say(way.name())).collect();
    let mut inside = settings.house.other_doors.clone();
    if settings.house.tour {
        inside.insert(0, asked.tell("about-tour", &words.with(&[])));
    }
    let mut parts = vec![
        part("about-whom", settings.for_whom.clone()),
        part("about-doors", comes),
        part("about-week", week(asked, offer, today)),
        part("about-first-meeting", first),
        part("about-guide", settings.house.guide.clone()),
        part("about-meet-with", settings.house.meet_with.clone()),
        part("about-inside", inside),
        part("about-presence", presence(asked, offer)),
    ];
    parts.push(part(
        "about-short",
        vec![
            asked.tell("about-short-volume", &[("n", now.errands.into())]),
            asked.tell("about-letting-go", &words.with(&[])),
        ],
    ));
    parts.retain(|part| !part.lines.is_empty());
    AboutPage {
        frame: asked.frame(asked.say("about-title")),
        heading: offer.name(&house.name).to_owned(),
        principles: settings.principles.few.clone(),
        returns,
        parts,
        closed: now
            .closed
            .as_ref()
            .map(|line| asked.tell("door-closed", &[("line", line.as_str().into())])),
        // Only whoever leads may close the house.
        line: asked
            .who
            .as_ref()
            .filter(|who| who.role == LEADER.0)
            .map(|_| {
                Field::new("line", asked.say("about-close-line"))
                    .hint(asked.say("about-close-hint"))
            }),
        form: form.to_owned(),
    }
}

/// The coming seven days with their hours; a closed day says so.
fn week(asked: &Asked, offer: &Offer, today: Date) -> Vec<String> {
    (0_i64..7)
        .map(|ahead| {
            let day = today.saturating_add(ahead.days());
            let hours = hours(asked, offer.hours(day)).unwrap_or_else(|| asked.say("hours-closed"));
            let name = when::capital(&when::day(asked.lang(), day));
            asked.tell(
                "hours-line",
                &[("day", name.into()), ("hours", hours.into())],
            )
        })
        .collect()
}

fn presence(asked: &Asked, offer: &Offer) -> Vec<String> {
    Weekday::Monday
        .cycle_forward()
        .take(7)
        .flat_map(|day| {
            offer.settings.house.here_on(day).map(move |one| {
                let name = when::capital(when::weekday(asked.lang(), day));
                asked.tell(
                    "about-presence-line",
                    &[
                        ("who", one.who.as_str().into()),
                        ("day", name.into()),
                        ("hours", stretch(asked, &one.hours).into()),
                    ],
                )
            })
        })
        .collect()
}

/// The page of the offer in which whoever asks works.
pub(super) async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (worker, today) = (me(&asked)?, app.web.given.today());
    let (offer, house, now) = asked
        .on(&app.store)
        .look("read the own offer", LIST, move |tx| {
            let offer = store::of_worker(tx, &worker, today)?;
            let since = today.saturating_sub(27.days());
            let now = Now {
                errands: door::errands(tx, &offer.id, since, today)?,
                closed: door::closed(tx, &offer.id, today)?,
            };
            Ok::<_, StoreError>((offer, house::house(tx)?, now))
        })
        .await?;
    let form = app.web.given.uuid7();
    asked.page(&page(&asked, (&offer, &house), &now, today, &form))
}
