//! `/nye/{id}`: answer the guest and ask a companion, on one page (VH-17, PS: workers repeat the task).

use jiff::civil::DateTime;
use kit_web::{Asked, Choice, Failed, Faults, Field, Fields, Frame, Opt, Sample};
use kit_words::when;

use super::super::show;
use super::super::store::{Line, Stored};
use super::super::suggest::Found;
use crate::companion::approval::says;
use crate::companion::offer_pages::{area, languages};
use crate::people::CompanionId;
use crate::people::store::House;
use crate::sample;
use crate::visit::Plan;

/// Longest text to a guest, in characters, as its letter holds.
pub(crate) const MOST_TEXT: usize = 2000;
/// Longest meeting point.
pub(crate) const MOST_PLACE: usize = 160;
/// Longest note about the meeting.
pub(crate) const MOST_NOTE: usize = 500;

/// What the page is made from.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) house: House,
    pub(crate) stored: Stored,
    pub(crate) lines: Vec<Line>,
    pub(crate) found: Found,
    /// The times offered, soonest first.
    pub(crate) times: Vec<DateTime>,
}

/// A message as it is shown.
pub(crate) struct Said {
    pub(crate) who: String,
    pub(crate) day: String,
    pub(crate) words: String,
}

/// Every message between guest and coordinators.
pub(crate) fn said(asked: &Asked, house: &House, stored: &Stored, lines: &[Line]) -> Vec<Said> {
    lines
        .iter()
        .map(|line| Said {
            who: match &line.by {
                Some(id) => house
                    .coordinator(id)
                    .map_or_else(String::new, |one| one.first_name.clone()),
                None => show::name(asked, stored),
            },
            day: when::day_of_month(asked.lang(), show::day_of(asked, line.at)),
            words: line.words.clone(),
        })
        .collect()
}

#[derive(askama::Template)]
#[template(path = "answer.html")]
pub(crate) struct Answer {
    frame: Frame,
    heading: String,
    action: String,
    look: String,
    nonce: String,
    seen: String,
    faults: Faults,
    facts: Vec<(String, String)>,
    lines: Vec<Said>,
    text: Field,
    companion: Choice,
    ruled_out: Vec<(String, String)>,
    not_shown: Option<String>,
    suggested_for: String,
    time: Choice,
    date: Field,
    clock: Field,
    place: Field,
    note: Field,
    look_date: Field,
    look_clock: Field,
}

impl Answer {
    /// The page, with what was typed and what is amiss.
    pub(crate) fn of(asked: &Asked, opened: &Opened, fields: &Fields, faults: &Faults) -> Self {
        let (house, stored) = (&opened.house, &opened.stored);
        let name = show::name(asked, stored);
        let place = house
            .community(stored.community.as_ref())
            .map_or_else(String::new, |one| one.meeting_place.clone());
        let id = &stored.id;
        let nonce = match fields.get("nonce") {
            "" => asked.web.given.random128(),
            kept => kept.to_owned(),
        };
        Self {
            frame: asked.frame(asked.say("answer-title")).back(
                if stored.crossing.state.companion().is_some() {
                    format!("/foelgeskab/{id}")
                } else {
                    "/nye".to_owned()
                },
            ),
            heading: asked.tell(
                "answer-heading",
                &[
                    ("name", name.as_str().into()),
                    ("community", show::community(asked, house, stored).into()),
                ],
            ),
            action: format!("/nye/{id}/svar"),
            look: format!("/nye/{id}"),
            nonce,
            seen: stored.mark(),
            facts: facts(asked, house, stored),
            lines: said(asked, house, stored, &opened.lines),
            text: Field::new("text", asked.tell("answer-text", &[("name", name.into())]))
                .hint(asked.say("answer-text-hint"))
                .keep(fields, faults),
            companion: companions(asked, &opened.found).keep(fields, faults),
            ruled_out: ruled_out(asked, &opened.found),
            not_shown: (opened.found.answer.not_shown > 0).then(|| {
                let count = i64::try_from(opened.found.answer.not_shown).unwrap_or(i64::MAX);
                asked.tell("answer-not-shown", &[("count", count.into())])
            }),
            suggested_for: opened.times.first().map_or_else(String::new, |at| {
                let time = when::moment(asked.lang(), *at);
                asked.tell("answer-suggested-for", &[("time", time.into())])
            }),
            time: times(asked, &opened.times).keep(fields, faults),
            date: Field::new("date", asked.say("answer-date"))
                .kind("date")
                .keep(fields, faults),
            clock: Field::new("clock", asked.say("answer-clock"))
                .kind("time")
                .keep(fields, faults),
            place: Field::new("place", asked.say("answer-place"))
                .hint(asked.say("answer-place-hint"))
                .value(place)
                .keep(fields, faults),
            note: Field::new("note", asked.say("answer-note"))
                .hint(asked.say("answer-note-hint"))
                .keep(fields, faults),
            look_date: Field::new("dag", asked.say("answer-date")).kind("date"),
            look_clock: Field::new("kl", asked.say("answer-clock")).kind("time"),
            faults: faults.clone(),
        }
    }
}

/// What the guest wants known, and what was promised.
pub(crate) fn facts(asked: &Asked, house: &House, stored: &Stored) -> Vec<(String, String)> {
    let mut facts = vec![
        (
            asked.say("fact-company"),
            show::company(asked, stored.company),
        ),
        (
            asked.say("fact-about"),
            stored
                .about
                .clone()
                .unwrap_or_else(|| asked.say("fact-about-none")),
        ),
    ];
    if let Some(suits) = &stored.when_suits {
        facts.push((asked.say("fact-when"), suits.clone()));
    }
    facts.push((asked.say("fact-reach"), show::reach(asked, stored)));
    facts.push((asked.say("fact-opened"), show::ago(asked, stored.opened)));
    facts.push((
        asked.say("fact-owner"),
        house.owner_name(&stored.crossing.owner()),
    ));
    if let super::super::rules::State::New { answer_by } = &stored.crossing.state {
        facts.push((
            asked.say("fact-promised"),
            when::day(asked.lang(), *answer_by),
        ));
    }
    facts
}

fn companions(asked: &Asked, found: &Found) -> Choice {
    let mut options: Vec<Opt> = found
        .answer
        .suggestions
        .iter()
        .filter_map(|one| {
            let person = found.people.get(one.index)?;
            let mut words: Vec<String> = one
                .reasons
                .iter()
                .filter_map(|reason| show::reason(asked, reason))
                .collect();
            words.extend(
                one.caveats
                    .iter()
                    .map(|caveat| show::caveat(asked, *caveat)),
            );
            // The own words for languages and area: they choose nothing, a human reads them.
            words.extend(languages(asked, person));
            words.extend(area(asked, person));
            let note = when::capital(&words.join(" · "));
            Some(Opt::new(person.id.as_str(), person.first_name.clone()).note(note))
        })
        .collect();
    options
        .push(Opt::new("none", asked.say("answer-nobody")).note(asked.say("answer-nobody-note")));
    let first = options
        .first()
        .map_or_else(String::new, |one| one.value.clone());
    Choice::one("companion", asked.say("answer-companion"), options).chosen(&first)
}

fn ruled_out(asked: &Asked, found: &Found) -> Vec<(String, String)> {
    let lacking = found
        .lacking
        .iter()
        .map(|(who, lacks)| (who.first_name.clone(), says::lacks(asked, lacks)));
    let others = found.answer.ruled_out.iter().filter_map(|one| {
        let person = found.people.get(one.index)?;
        let words: Vec<String> = one
            .why
            .iter()
            .map(|why| show::why_not(asked, why))
            .collect();
        Some((person.first_name.clone(), words.join(", ")))
    });
    lacking.chain(others).collect()
}

/// The word that stands for a time in a form.
pub(crate) fn time_value(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

fn times(asked: &Asked, times: &[DateTime]) -> Choice {
    let mut options: Vec<Opt> = times
        .iter()
        .map(|at| {
            Opt::new(
                time_value(*at),
                when::capital(&when::moment(asked.lang(), *at)),
            )
        })
        .collect();
    options.push(Opt::new("other", asked.say("answer-other-day")));
    let first = options
        .first()
        .map_or_else(String::new, |one| one.value.clone());
    Choice::one("time", asked.say("answer-time"), options).chosen(&first)
}

/// What a form says, or what is amiss with it.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    pub(crate) text: Option<String>,
    pub(crate) ask: Option<(CompanionId, Plan)>,
}

/// Reads the form. `now`: nobody can be met in the past.
pub(crate) fn read(asked: &Asked, first: bool, now: DateTime) -> Result<Filled, Faults> {
    let fields = &asked.fields;
    let mut faults = Faults::none();
    let text = fields.get("text");
    if text.chars().count() > MOST_TEXT {
        faults.add("text", asked.say("answer-text-long"));
    }
    let picked = fields.get("companion");
    if text.is_empty() && (first || matches!(picked, "" | "none")) {
        faults.add("text", asked.say("answer-text-missing"));
    }
    let mut ask = None;
    if !matches!(picked, "" | "none") {
        let starts = read_time(asked, now, &mut faults);
        let place = fields.get("place");
        if place.is_empty() {
            faults.add("place", asked.say("answer-place-missing"));
        } else if place.chars().count() > MOST_PLACE {
            faults.add("place", asked.say("answer-place-long"));
        }
        let note = fields.get("note");
        if note.chars().count() > MOST_NOTE {
            faults.add("note", asked.say("answer-note-long"));
        }
        ask = CompanionId::from_text(picked)
            .zip(starts)
            .map(|(who, starts)| {
                let note = (!note.is_empty()).then(|| note.to_owned());
                let place = place.to_owned();
                (
                    who,
                    Plan {
                        starts,
                        place,
                        note,
                    },
                )
            });
    }
    if faults.any() {
        return Err(faults);
    }
    Ok(Filled {
        text: (!text.is_empty()).then(|| text.to_owned()),
        ask,
    })
}

/// The time chosen: one of the community's, or another day.
pub(crate) fn read_time(asked: &Asked, now: DateTime, faults: &mut Faults) -> Option<DateTime> {
    let fields = &asked.fields;
    let (field, chosen) = match fields.get("time") {
        "other" | "" => (
            "date",
            DateTime::strptime(
                "%Y-%m-%d %H:%M",
                format!("{} {}", fields.get("date"), fields.get("clock")),
            ),
        ),
        time => ("time", DateTime::strptime("%Y-%m-%dT%H:%M", time)),
    };
    match chosen {
        Ok(at) if at > now => Some(at),
        Ok(_) => {
            faults.add(field, asked.say("answer-time-past"));
            None
        }
        Err(_) => {
            faults.add(field, asked.say("answer-time-missing"));
            None
        }
    }
}

/// Empty, ordinary, longest, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let none = Fields::default();
    let fine = Faults::none();
    let mut faults = Faults::none();
    faults.add("text", asked.say("answer-text-missing"));
    faults.add("place", asked.say("answer-place-missing"));
    let typed = Fields::of(&[
        ("companion", "companion-mette"),
        ("time", "other"),
        ("date", "2027-03-03"),
        ("place", ""),
    ]);
    let open = |stored: Stored, people: bool| sample::opened(asked, stored, people);
    let first = sample::first(asked);
    let page = |opened: &Opened, fields: &Fields, faults: &Faults| {
        Answer::of(asked, opened, fields, faults)
    };
    Ok(vec![
        Sample::of(
            "answer",
            "empty",
            &page(&open(first.clone(), false), &none, &fine),
        )?,
        Sample::of(
            "answer",
            "ordinary",
            &page(&open(first.clone(), true), &none, &fine),
        )?,
        Sample::of(
            "answer",
            "longest",
            &page(&open(sample::longest(asked), true), &none, &fine),
        )?,
        Sample::of(
            "answer",
            "error",
            &page(&open(first, true), &typed, &faults),
        )?,
    ])
}
