//! `/tider` as it looks.

use askama::Template;
use engine_planning::companions::{Slot, Wish};
use jiff::civil::{Date, Weekday};
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};
use kit_words::{key, when};

use super::care::supervision_pages::next;
use super::offer::{AGE, LINE_MAX, LOAD, MOST_TIMES, Pause, Wrong};
use crate::crossing::show;
use crate::listing::times::clock;
use crate::people::Companion;
use crate::sample;

/// Which of the page's forms came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    None,
    Time,
    About,
    Pause,
}

/// A weekly time as forms send it.
pub(super) struct Row {
    label: String,
    day: u8,
    from: u16,
    to: u16,
}

/// A time that was just taken away, to be put back.
pub(super) struct Undo {
    day: u8,
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "offer.html")]
pub(super) struct Offer {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    /// The next day of supervision.
    supervision: Option<String>,
    undo: Option<Undo>,
    times: Vec<Row>,
    day: Choice,
    from: Field,
    to: Field,
    interests: Choice,
    about: [Field; 4],
    /// What stands about a pause, and whether one can be ended.
    pause: Option<String>,
    pauses: [Field; 2],
}

/// What is amiss, in words.
pub(super) fn faults(asked: &Asked, amiss: &[(&'static str, Wrong)]) -> Faults {
    let mut faults = Faults::none();
    let count = |key, most: i64| asked.tell(key, &[("max", most.into())]);
    for (field, wrong) in amiss {
        let text = match wrong {
            Wrong::NoDay => asked.say("offer-fault-day"),
            Wrong::NoClock => asked.say("offer-fault-clock"),
            Wrong::Backwards => asked.say("offer-fault-backwards"),
            Wrong::TooMany => count("offer-fault-many", whole(MOST_TIMES)),
            Wrong::TooLong => count("offer-fault-long", whole(LINE_MAX)),
            Wrong::NoAge => asked.tell(
                "offer-fault-age",
                &[("from", (*AGE.start()).into()), ("to", (*AGE.end()).into())],
            ),
            Wrong::NoLoad => count("offer-fault-load", *LOAD.end()),
            Wrong::NoDate => asked.say("offer-fault-date"),
            Wrong::EndsFirst => asked.say("offer-fault-ends-first"),
            Wrong::Past => asked.say("offer-fault-past"),
            Wrong::Far => asked.say("offer-fault-far"),
        };
        faults.add(field, text);
    }
    faults
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn weekday(asked: &Asked, day: u8) -> String {
    let day = i8::try_from(day).unwrap_or(0);
    let day = Weekday::from_monday_one_offset(day);
    day.map_or_else(
        |_| String::new(),
        |day| when::capital(when::weekday(asked.lang(), day)),
    )
}

/// "Onsdag 16:00–18:00".
pub(super) fn time(asked: &Asked, slot: Slot) -> String {
    let (from, to) = (clock(slot.from_min), clock(slot.to_min));
    format!("{} {from}–{to}", weekday(asked, slot.weekday))
}

/// A pause that is not over, in words made of `between`, `from` and `open`.
fn pausing(asked: &Asked, who: &Companion, [between, from_on, open]: [&str; 3]) -> Option<String> {
    let today = asked.web.given.today();
    let date = |day: Date| when::date(asked.lang(), day);
    match who.pause.filter(|pause| !pause.is_over(today)) {
        _ if who.paused => Some(asked.say(open)),
        Some(Pause {
            from,
            until: Some(until),
        }) => Some(asked.tell(
            between,
            &[("from", date(from).into()), ("to", date(until).into())],
        )),
        Some(Pause { from, until: None }) => {
            Some(asked.tell(from_on, &[("from", date(from).into())]))
        }
        None => None,
    }
}

/// A companion's pause for somebody else.
pub(crate) fn away(asked: &Asked, who: &Companion) -> Option<String> {
    let words = [
        key!("volunteers-pause-between"),
        key!("volunteers-pause-from"),
        key!("volunteers-pause-open"),
    ];
    pausing(asked, who, words)
}

/// The languages somebody has named, for a coordinator.
pub(crate) fn languages(asked: &Asked, who: &Companion) -> Option<String> {
    let said = who.languages.as_deref()?;
    Some(asked.tell("volunteers-languages", &[("languages", said.into())]))
}

/// The area somebody has named, for a coordinator.
pub(crate) fn area(asked: &Asked, who: &Companion) -> Option<String> {
    let said = who.area.as_deref()?;
    Some(asked.tell("volunteers-area", &[("area", said.into())]))
}

/// `3-960-1080`, as the address after a removal says it.
fn undo(text: &str) -> Option<Undo> {
    let mut parts = text.split('-');
    let day: u8 = parts.next()?.parse().ok()?;
    let (from, to): (u16, u16) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ((1..=7).contains(&day) && from < 1440 && to < 1440).then(|| Undo {
        day,
        from: clock(from),
        to: clock(to),
    })
}

impl Offer {
    pub(super) fn of(
        asked: &Asked,
        who: &Companion,
        form: Form,
        amiss: &[(&'static str, Wrong)],
    ) -> Self {
        let faults = faults(asked, amiss);
        let field = |of: Form, name: &str, label: String, value: String| {
            let field = Field::new(name, label).value(value);
            if of == form {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        };
        let choice = |of: Form, choice: Choice| {
            if of == form {
                choice.keep(&asked.fields, &faults)
            } else {
                choice
            }
        };
        let days = (1..=7_u8).map(|day| Opt::new(day.to_string(), weekday(asked, day)));
        let choose = Opt::new("", asked.say("people-choose"));
        let days = std::iter::once(choose).chain(days).collect();
        let wishes = Wish::ALL.into_iter().map(|wish| {
            let mut option = Opt::new(wish.key(), show::wish(asked, wish));
            option.on = who.interests.contains(&wish);
            option
        });
        let clock_hint = asked.say("offer-clock-hint");
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let age = who.age.map(|age| age.to_string()).unwrap_or_default();
        let notice = match asked.query.get("gjort") {
            "gemt" => Some(asked.say("notice-saved")),
            "pause" => Some(asked.say("offer-paused")),
            "tilbage" => Some(asked.say("offer-back")),
            _ => None,
        };
        Self {
            frame: asked.frame(asked.say("menu-offer")),
            heading: asked.say("offer-heading"),
            faults: Faults::none(),
            notice,
            supervision: None,
            undo: undo(asked.query.get("fjernet")),
            times: who
                .times
                .iter()
                .map(|slot| Row {
                    label: time(asked, *slot),
                    day: slot.weekday,
                    from: slot.from_min,
                    to: slot.to_min,
                })
                .collect(),
            day: choice(Form::Time, Choice::one("day", asked.say("offer-day"), days)),
            from: field(Form::Time, "from", asked.say("offer-from"), String::new())
                .hint(clock_hint.clone()),
            to: field(Form::Time, "to", asked.say("offer-to"), String::new()).hint(clock_hint),
            interests: choice(
                Form::About,
                Choice::many("interests", asked.say("offer-interests"), wishes.collect()),
            ),
            about: [
                field(
                    Form::About,
                    "max_load",
                    asked.say("offer-load"),
                    who.max_load.to_string(),
                )
                .kind("number")
                .hint(asked.say("offer-load-hint")),
                field(
                    Form::About,
                    "languages",
                    asked.say("offer-languages"),
                    said(&who.languages),
                )
                .hint(asked.say("offer-languages-hint")),
                field(
                    Form::About,
                    "area",
                    asked.say("offer-area"),
                    said(&who.area),
                )
                .hint(asked.say("offer-area-hint")),
                field(Form::About, "age", asked.say("offer-age"), age)
                    .kind("number")
                    .hint(asked.say("offer-age-hint")),
            ],
            pause: pausing(
                asked,
                who,
                [
                    key!("offer-pause-between"),
                    key!("offer-pause-from"),
                    key!("offer-pause-open"),
                ],
            ),
            pauses: [
                field(
                    Form::Pause,
                    "pause_from",
                    asked.say("offer-pause-first"),
                    String::new(),
                )
                .kind("date")
                .hint(asked.say("offer-pause-first-hint")),
                field(
                    Form::Pause,
                    "pause_until",
                    asked.say("offer-pause-last"),
                    String::new(),
                )
                .kind("date")
                .hint(asked.say("offer-pause-last-hint")),
            ],
        }
    }

    /// With the next day of supervision.
    pub(super) fn supervised(self, asked: &Asked, day: Option<Date>) -> Self {
        Self {
            supervision: next(asked, day),
            ..self
        }
    }

    /// With what is amiss on top.
    pub(super) fn told(self, faults: Faults) -> Self {
        Self { faults, ..self }
    }
}

/// Empty, ordinary, longest, error.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mette = sample::companion("companion-mette", "Mette");
    let new = Companion {
        times: Vec::new(),
        interests: Vec::new(),
        age: None,
        ..mette.clone()
    };
    let today = asked.web.given.today();
    let long = Companion {
        times: (1..=7)
            .map(|weekday| Slot {
                weekday,
                from_min: 600,
                to_min: 1200,
            })
            .collect(),
        interests: Wish::ALL.to_vec(),
        languages: Some(
            "dansk, engelsk, arabisk, somali, tyrkisk, tegnsprog og lidt tysk".to_owned(),
        ),
        area: Some("5999, men helst ikke på den anden side af havneløbet".to_owned()),
        pause: Some(Pause {
            from: today,
            until: Some(today),
        }),
        ..mette.clone()
    };
    let amiss = [
        ("day", Wrong::NoDay),
        ("from", Wrong::NoClock),
        ("to", Wrong::Backwards),
    ];
    let wrong = [("max_load", Wrong::NoLoad), ("age", Wrong::NoAge)];
    let dates = [
        ("pause_from", Wrong::NoDate),
        ("pause_until", Wrong::EndsFirst),
    ];
    let mut found = vec![
        Sample::of("offer", "empty", &Offer::of(asked, &new, Form::None, &[]))?,
        Sample::of(
            "offer",
            "ordinary",
            &Offer::of(asked, &mette, Form::None, &[]),
        )?,
        Sample::of(
            "offer",
            "longest",
            &Offer::of(asked, &long, Form::None, &[]).supervised(asked, Some(today)),
        )?,
    ];
    for (name, form, amiss) in [
        ("error, time", Form::Time, &amiss[..]),
        ("error, about", Form::About, &wrong[..]),
        ("error, pause", Form::Pause, &dates[..]),
    ] {
        let page = Offer::of(asked, &mette, form, amiss).told(faults(asked, amiss));
        found.push(Sample::of("offer", name, &page)?);
    }
    Ok(found)
}
