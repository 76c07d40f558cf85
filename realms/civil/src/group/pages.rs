//! The pages of groups: the list, one run, the manual, and one page of it to write.

use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::{key, when};

use super::rules::{Amiss, FEWEST, Figures, How, Wrong, figures, over_groups};
use super::{Cohort, Held, Meeting, Page, Programme};
use crate::people::store::House;
use crate::plan::pages::months;
use crate::plan::rules::Length;

/// What is amiss, in words.
pub(crate) fn faults(asked: &Asked, amiss: &Amiss) -> Faults {
    let mut faults = Faults::none();
    for (field, wrong) in amiss {
        let max = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
        let said = match *wrong {
            Wrong::Missing => asked.say("group-fault-missing"),
            Wrong::TooLong(most) => asked.tell("people-fault-long", &[("max", max(most).into())]),
            Wrong::Number(from, to) => asked.tell(
                "group-fault-number",
                &[("from", from.into()), ("to", to.into())],
            ),
            Wrong::NoTime => asked.say("answer-time-missing"),
            Wrong::NoDay => asked.say("plan-fault-day"),
            Wrong::Past => asked.say("answer-time-past"),
            Wrong::NoChoice => asked.say("group-fault-choice"),
            Wrong::Same => asked.say("group-fault-same"),
        };
        faults.add(field, said);
    }
    faults
}

fn nonce(asked: &Asked, faults: &Faults) -> String {
    match asked.fields.get("nonce") {
        kept if faults.any() && !kept.is_empty() => kept.to_owned(),
        _ => asked.web.given.random128(),
    }
}

/// The day and the clock of a meeting.
fn day_and_clock(asked: &Asked, faults: &Faults) -> [Field; 2] {
    let field = |name, key, kind| {
        Field::new(name, asked.say(key))
            .kind(kind)
            .keep(&asked.fields, faults)
    };
    [
        field("date", key!("group-date"), "date"),
        field("clock", key!("group-clock"), "time"),
    ]
}

#[derive(askama::Template)]
#[template(path = "groups.html")]
pub(crate) struct Groups {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    faults: Faults,
    nonce: String,
    cohorts: Vec<(Link, String)>,
    /// Each manual, and the figures over its groups where they may be shown.
    programmes: Vec<(Link, Option<String>)>,
    new: Option<Forms>,
}

/// What a coordinator may begin.
pub(crate) struct Forms {
    /// None before there is a programme and somebody to lead it.
    begin: Option<[Choice; 3]>,
    place: Field,
    time: [Field; 2],
    title: Field,
    meetings: Field,
    begin_open: bool,
    title_open: bool,
}

impl Forms {
    fn of(asked: &Asked, house: &House, programmes: &[Programme], faults: &Faults) -> Self {
        let fields = &asked.fields;
        let line = |name, key| Field::new(name, asked.say(key)).keep(fields, faults);
        let select = |name, key, options: Vec<Opt>| {
            Choice::one(name, asked.say(key), options).keep(fields, faults)
        };
        let people = || -> Vec<Opt> {
            let here = house.companions.iter().filter(|one| !one.left);
            here.map(|one| Opt::new(one.id.as_str(), one.first_name.as_str()))
                .collect()
        };
        let mut second = vec![Opt::new("", asked.say("group-nobody"))];
        second.extend(people());
        let begin = (!programmes.is_empty() && !people().is_empty()).then(|| {
            let known = programmes.iter();
            let known = known.map(|one| Opt::new(one.id.as_str(), one.title.as_str()));
            [
                select("programme", key!("group-programme"), known.collect()),
                select("first", key!("group-first"), people()),
                select("second", key!("group-second"), second),
            ]
        });
        let title_open = ["programme_title", "meetings"]
            .iter()
            .any(|name| faults.of(name).is_some());
        Self {
            begin,
            place: line("place", key!("group-place")),
            time: day_and_clock(asked, faults),
            title: line("programme_title", key!("group-programme-title")),
            meetings: line("meetings", key!("group-meetings"))
                .hint(asked.say("group-meetings-hint"))
                .kind("number"),
            begin_open: faults.any() && !title_open,
            title_open,
        }
    }
}

impl Groups {
    /// The runs and the programmes; forms for whoever may begin one.
    pub(crate) fn of(
        asked: &Asked,
        house: &House,
        (programmes, cohorts): (&[Programme], &[Cohort]),
        writes: bool,
        faults: &Faults,
    ) -> Self {
        let manual = |one: &Programme| Link::to(format!("/haandbog/{}", one.id), one.title.clone());
        Self {
            frame: asked.frame(asked.say("menu-groups")),
            heading: asked.say("menu-groups"),
            notice: None,
            nonce: nonce(asked, faults),
            cohorts: cohorts
                .iter()
                .map(|one| {
                    let link = Link::to(format!("/hold/{}", one.id), one.title.clone());
                    (link, format!("{} · {}", one.place, leaders(house, one)))
                })
                .collect(),
            programmes: if writes {
                programmes.iter().map(|one| (manual(one), None)).collect()
            } else {
                Vec::new()
            },
            new: writes.then(|| Forms::of(asked, house, programmes, faults)),
            faults: faults.clone(),
        }
    }

    /// With what was just done.
    pub(crate) fn noticed(self, notice: Option<String>) -> Self {
        Self { notice, ..self }
    }

    /// With the figures over the groups of each programme, in the order of the programmes.
    pub(crate) fn over(mut self, asked: &Asked, of: &[Vec<Vec<Held>>]) -> Self {
        for ((_, told), groups) in self.programmes.iter_mut().zip(of) {
            *told = over_groups(groups).map(|(count, of)| {
                let figures = figures_words(asked, &of);
                asked.tell(
                    "group-over",
                    &[("groups", count.into()), ("figures", figures.into())],
                )
            });
        }
        self
    }
}

/// The first names of those who lead (VH-3).
fn leaders(house: &House, cohort: &Cohort) -> String {
    let both = std::iter::once(&cohort.first).chain(&cohort.second);
    let names: Vec<&str> = both
        .filter_map(|id| house.companion(id))
        .map(|one| one.first_name.as_str())
        .collect();
    names.join(", ")
}

/// A run with all that its page shows.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) house: House,
    pub(crate) cohort: Cohort,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) pages: Vec<Page>,
}

/// A meeting in the table.
pub(crate) struct Row {
    number: i64,
    day: String,
    title: String,
    was: String,
}

#[derive(askama::Template)]
#[template(path = "cohort.html")]
pub(crate) struct CohortPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    faults: Faults,
    nonce: String,
    facts: Vec<(String, String)>,
    /// The manual, open at the next meeting's page.
    manual: Link,
    rows: Vec<Row>,
    action: String,
    held: Option<(Choice, Field, Choice)>,
    moved: Option<(Choice, [Field; 2])>,
    moved_open: bool,
    /// Who was not there hears it another time.
    catch_up: Option<(Choice, Field)>,
    catch_up_open: bool,
}

fn how_key(how: How) -> &'static str {
    match how {
        How::AsManual => key!("group-how-as-manual"),
        How::Shorter => key!("group-how-shorter"),
        How::OtherOrder => key!("group-how-other-order"),
        How::LeftOut => key!("group-how-left-out"),
        How::OwnPoint => key!("group-how-own-point"),
    }
}

fn was(asked: &Asked, meeting: &Meeting) -> String {
    let Some(held) = &meeting.held else {
        return asked.say("group-not-yet");
    };
    let how = asked.say(how_key(held.how));
    let args = [
        ("came", held.came.into()),
        ("how", how.into()),
        ("version", held.version.into()),
    ];
    let was = asked.tell("group-was", &args);
    if meeting.caught_up == 0 {
        return was;
    }
    let also = asked.tell("group-caught-up", &[("count", meeting.caught_up.into())]);
    format!("{was} {also}")
}

fn told(asked: &Asked, meetings: &[Meeting]) -> String {
    let held: Vec<Held> = meetings.iter().filter_map(|one| one.held).collect();
    match figures(&held) {
        None => asked.tell("group-figures-few", &[("fewest", FEWEST.into())]),
        Some(of) => figures_words(asked, &of),
    }
}

fn figures_words(asked: &Asked, of: &Figures) -> String {
    asked.tell(
        "group-figures",
        &[
            ("average", of.average.into()),
            ("same", of.as_manual.into()),
            ("held", of.held.into()),
        ],
    )
}

impl CohortPage {
    /// The meetings, and how they were.
    pub(crate) fn of(asked: &Asked, of: &Seen, notice: Option<String>, faults: &Faults) -> Self {
        let (lang, now, fields) = (asked.lang(), asked.web.given.local(), &asked.fields);
        let next = of.meetings.iter().find(|one| one.held.is_none());
        let title = |number: i64| {
            let page = of.pages.iter().find(|page| page.number == number);
            page.map_or_else(|| asked.say("manual-unwritten"), |page| page.title.clone())
        };
        let option = |one: &&Meeting| {
            let day = when::moment(lang, one.starts);
            let args = [("number", one.number.into()), ("day", day.into())];
            Opt::new(one.number.to_string(), asked.tell("group-meeting", &args))
        };
        let begun: Vec<&Meeting> = of.meetings.iter().filter(|one| one.starts <= now).collect();
        let first = begun.iter().find(|one| one.held.is_none()).or(begun.last());
        let held = first.map(|first| {
            let number = Choice::one(
                "number",
                asked.say("group-which"),
                begun.iter().map(option).collect(),
            );
            let how = How::ALL.map(|how| Opt::new(how.key(), asked.say(how_key(how))));
            let how = Choice::one("how", asked.say("group-how"), how.to_vec());
            (
                number
                    .chosen(&first.number.to_string())
                    .keep(fields, faults),
                Field::new("came", asked.say("group-came"))
                    .hint(asked.say("group-came-hint"))
                    .kind("number")
                    .keep(fields, faults),
                how.keep(fields, faults),
            )
        });
        let open: Vec<Opt> = of
            .meetings
            .iter()
            .filter(|one| one.held.is_none())
            .map(|one| option(&one))
            .collect();
        let moved = (!open.is_empty()).then(|| {
            let number = Choice::one("moved", asked.say("group-which"), open);
            (number.keep(fields, faults), day_and_clock(asked, faults))
        });
        let were: Vec<Opt> = of
            .meetings
            .iter()
            .filter(|one| one.held.is_some())
            .map(|one| option(&one))
            .collect();
        let catch_up = (!were.is_empty()).then(|| {
            let number = Choice::one("told_again", asked.say("group-which"), were);
            let came = Field::new("caught_up", asked.say("group-catch-up-came"));
            let came = came.hint(asked.say("group-came-hint")).kind("number");
            (number.keep(fields, faults), came.keep(fields, faults))
        });
        let page = next.map_or(1, |one| one.number);
        Self {
            frame: asked.frame(asked.say("group-title")).back("/hold"),
            heading: of.cohort.title.clone(),
            notice,
            nonce: nonce(asked, faults),
            facts: vec![
                (asked.say("group-place"), of.cohort.place.clone()),
                (asked.say("group-leaders"), leaders(&of.house, &of.cohort)),
                (asked.say("group-together"), told(asked, &of.meetings)),
            ],
            manual: Link::to(
                format!("/haandbog/{}#m{page}", of.cohort.programme),
                asked.tell("group-page-of-day", &[("number", page.into())]),
            ),
            rows: of
                .meetings
                .iter()
                .map(|one| Row {
                    number: one.number,
                    day: when::capital(&when::moment(lang, one.starts)),
                    title: title(one.number),
                    was: was(asked, one),
                })
                .collect(),
            action: format!("/hold/{}", of.cohort.id),
            held,
            moved,
            catch_up,
            catch_up_open: faults.of("caught_up").is_some() || faults.of("told_again").is_some(),
            moved_open: faults.of("date").is_some() || faults.of("moved").is_some(),
            faults: faults.clone(),
        }
    }
}

/// A page in the manual.
pub(crate) struct Leaf {
    number: i64,
    heading: String,
    body: String,
    edit: Option<Link>,
}

#[derive(askama::Template)]
#[template(path = "manual.html")]
pub(crate) struct ManualPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    version: String,
    leaves: Vec<Leaf>,
    faults: Faults,
    /// How long company afterwards lasts at least, for whoever may set it.
    length: Option<[Field; 3]>,
    length_to: String,
    length_said: String,
}

impl ManualPage {
    /// All pages, with room for the group's own points (HS-21).
    pub(crate) fn of(
        asked: &Asked,
        programme: &Programme,
        pages: &[Page],
        (writes, length): (bool, Option<Length>),
        notice: Option<String>,
        faults: &Faults,
    ) -> Self {
        let version = pages.iter().map(|page| page.version).max().unwrap_or(0);
        let leaf = |number: i64| {
            let page = pages.iter().find(|page| page.number == number);
            let title =
                page.map_or_else(|| asked.say("manual-unwritten"), |page| page.title.clone());
            let args = [("number", number.into()), ("title", title.into())];
            let to = format!("/haandbog/{}/ret?side={number}", programme.id);
            let edit = asked.tell("manual-edit", &[("number", number.into())]);
            Leaf {
                number,
                heading: asked.tell("manual-leaf", &args),
                body: page.map_or_else(String::new, |page| page.body.clone()),
                edit: writes.then(|| Link::to(to, edit)),
            }
        };
        Self {
            frame: asked.frame(asked.say("manual-title")).back("/hold"),
            heading: programme.title.clone(),
            notice,
            version: asked.tell("manual-version", &[("version", version.into())]),
            leaves: (1..=programme.meetings).map(leaf).collect(),
            length: writes.then(|| months(asked, length.unwrap_or(Length::HALF_A_YEAR), faults)),
            length_to: format!("/haandbog/{}/laengde", programme.id),
            length_said: match length {
                Some(of) => asked.tell("manual-length", &[("count", of.months().into())]),
                None => asked.say("manual-length-none"),
            },
            faults: faults.clone(),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "manual-page.html")]
pub(crate) struct Writing {
    frame: Frame,
    heading: String,
    faults: Faults,
    nonce: String,
    action: String,
    number: i64,
    title: Field,
    body: Field,
}

impl Writing {
    /// One page of the manual, to be typed anew.
    pub(crate) fn of(
        asked: &Asked,
        programme: &Programme,
        pages: &[Page],
        number: i64,
        faults: &Faults,
    ) -> Self {
        let page = pages.iter().find(|page| page.number == number);
        let field = |name, key, value: &str| {
            let field = Field::new(name, asked.say(key)).value(value);
            if faults.any() {
                field.keep(&asked.fields, faults)
            } else {
                field
            }
        };
        let title = page.map_or("", |page| page.title.as_str());
        let body = page.map_or("", |page| page.body.as_str());
        let back = format!("/haandbog/{}", programme.id);
        Self {
            frame: asked.frame(asked.say("manual-write-title")).back(back),
            heading: asked.tell("manual-edit", &[("number", number.into())]),
            nonce: nonce(asked, faults),
            action: format!("/haandbog/{}/ret", programme.id),
            number,
            title: field("title", key!("manual-page-title"), title),
            body: field("body", key!("manual-page-body"), body).hint(asked.say("manual-page-hint")),
            faults: faults.clone(),
        }
    }
}
