//! The page of a meeting's sheet.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::MeetingId;
use super::rules::{Draft, LINES, Line, Meeting};
use crate::course::GuestId;
use crate::course::store::Course;
use crate::goal::rules::{Agency, Sheet};
use crate::house::{GuestWords, House};

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Meetings {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) course: Course,
    pub(crate) open: bool,
    /// Name and address are protected.
    pub(crate) protected: bool,
    /// The guest's goals, and to whom the guest has said yes.
    pub(crate) goals: Sheet,
    /// Today's sheet, and whether it is agreed.
    pub(crate) draft: Option<(MeetingId, Draft, bool)>,
    pub(crate) meetings: Vec<Meeting>,
}

/// A row of the form.
pub(crate) struct Row {
    what: Field,
    who: Choice,
    until: Field,
}

/// An agreed line as the page shows it.
pub(crate) struct AgreedLine {
    id: String,
    line: String,
    done: bool,
    label: String,
}

/// A meeting that ended in something agreed.
pub(crate) struct Card {
    heading: String,
    with: String,
    lines: Vec<AgreedLine>,
    /// The meeting's number and the button's name, where it was a review.
    review: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "meeting.html")]
pub(crate) struct MeetingPage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    goals_at: String,
    form: String,
    /// What was typed, where its form stands here no more.
    typed: Vec<String>,
    writes: bool,
    /// The agreed sheet of today, to be printed and copied: the guest's words, then the lines.
    agreed: Option<(String, Vec<String>)>,
    copy: String,
    yours: String,
    goals: Vec<String>,
    words: Field,
    with: Choice,
    rows: Vec<Row>,
    /// The reviews that wait; none where none does.
    review: Option<Choice>,
    tick: Choice,
    cards: Vec<Card>,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
}

/// "Jobcenteret: Venter med praktik (senest den 1. maj 2027)".
fn told(
    asked: &Asked,
    words: &GuestWords,
    who: Agency,
    what: &str,
    until: Option<jiff::civil::Date>,
) -> String {
    let name = asked.tell(who.name(), &words.with(&[]));
    let line = asked.tell(
        "meeting-line",
        &[("name", name.into()), ("line", what.into())],
    );
    match until {
        Some(day) => {
            let day = when::date(asked.lang(), day);
            asked.tell(
                "meeting-until-line",
                &[("line", line.into()), ("day", day.into())],
            )
        }
        None => line,
    }
}

fn card(asked: &Asked, words: &GuestWords, meeting: &Meeting) -> Card {
    let names: Vec<String> = meeting
        .with
        .iter()
        .map(|one| asked.tell(one.name(), &words.with(&[])))
        .collect();
    let day = when::date(asked.lang(), meeting.on);
    let undo = asked.tell("meeting-review-undo", &[("day", day.as_str().into())]);
    Card {
        review: meeting.review.then(|| (meeting.id.to_string(), undo)),
        heading: asked.tell("meeting-of", &[("day", day.into())]),
        with: names.join(", "),
        lines: meeting
            .lines
            .iter()
            .map(|one| {
                let line = told(asked, words, one.who, &one.what, one.until);
                let key = if one.done { "goal-undo" } else { "goal-over" };
                AgreedLine {
                    id: one.id.to_string(),
                    label: asked.tell(key, &[("line", line.as_str().into())]),
                    done: one.done,
                    line,
                }
            })
            .collect(),
    }
}

fn row(asked: &Asked, n: usize, line: &Line, who: Vec<Opt>, back: &Back) -> Row {
    let number = i64::try_from(n).unwrap_or(0);
    let say = |key: &str| asked.tell(key, &[("n", number.into())]);
    let keep = |field: Field| field.keep(&back.fields, &back.faults);
    Row {
        what: keep(Field::new(&format!("what-{n}"), say("meeting-what")).value(line.what.clone())),
        who: Choice::one(&format!("who-{n}"), say("meeting-who"), who)
            .chosen(&line.who)
            .keep(&back.fields, &back.faults),
        until: keep(
            Field::new(&format!("until-{n}"), say("meeting-until"))
                .kind("date")
                .value(line.until.map_or_else(String::new, |day| day.to_string())),
        ),
    }
}

/// Which of the planned reviews the meeting is, if it is one.
fn review(asked: &Asked, all: &Meetings, draft: &Draft, back: &Back) -> Option<Choice> {
    let waits: Vec<Opt> = all
        .goals
        .reviews
        .iter()
        .filter(|one| one.agreed.is_none())
        .map(|one| {
            let day = when::date(asked.lang(), one.day);
            let label = asked.tell("meeting-review-of", &[("day", day.into())]);
            Opt::new(one.id.as_str(), label)
        })
        .collect();
    let none = Opt::new("", asked.say("meeting-review-none"));
    (!waits.is_empty()).then(|| {
        let options = std::iter::once(none).chain(waits).collect();
        Choice::one("review", asked.say("meeting-review"), options)
            .chosen(&draft.review)
            .keep(&back.fields, &back.faults)
    })
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn meeting_page(asked: &Asked, all: &Meetings, form: &str, back: Back) -> MeetingPage {
    let words = GuestWords::of(&all.house, asked.lang());
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let today = all.draft.as_ref().filter(|(.., closed)| *closed);
    let written = all.draft.as_ref().filter(|(.., closed)| !*closed);
    let fresh = Draft {
        with: all
            .goals
            .partners()
            .map(|one| one.key().to_owned())
            .collect(),
        ..Draft::default()
    };
    let draft = written.map_or(&fresh, |(_, draft, _)| draft);
    let partners = || -> Vec<Opt> {
        let name = |one: Agency| Opt::new(one.key(), tell(one.name()));
        all.goals.partners().map(name).collect()
    };
    let blank = Line::default();
    let rows = (1..=LINES)
        .map(|n| {
            let line = draft.lines.get(n - 1).unwrap_or(&blank);
            row(asked, n, line, partners(), &back)
        })
        .collect();
    let agreed = today.map(|(_, sheet, _)| {
        let lines: Vec<String> = sheet
            .lines
            .iter()
            .filter_map(|one| {
                let who = Agency::from_key(&one.who)?;
                Some(told(asked, &words, who, &one.what, one.until))
            })
            .collect();
        (sheet.words.clone(), lines)
    });
    let copy = agreed.as_ref().map_or_else(String::new, |(own, lines)| {
        let own = std::iter::once(own.as_str()).filter(|own| !own.is_empty());
        own.chain(lines.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join("\n")
    });
    let on: Vec<(&str, &str)> = draft
        .with
        .iter()
        .map(|one| ("with", one.as_str()))
        .collect();
    let with = Choice::many("with", asked.say("meeting-with"), partners())
        .hint(tell("meeting-with-hint"))
        .keep(&Fields::of(&on), &Faults::none());
    let writes = all.open && today.is_none();
    MeetingPage {
        frame: asked
            .frame(asked.say("meeting-title"))
            .back(format!("/gaest/{}", all.guest)),
        heading: asked.tell("meeting-heading", &[("name", all.called.as_str().into())]),
        lead: tell("meeting-lead"),
        receipt: back.receipt.clone(),
        here: format!("/gaest/{}/moede", all.guest),
        goals_at: format!("/gaest/{}/maal", all.guest),
        form: written.map_or_else(|| form.to_owned(), |(id, ..)| id.to_string()),
        typed: if writes { Vec::new() } else { asked.typed() },
        writes,
        copy,
        yours: tell("meeting-yours"),
        agreed,
        goals: all.goals.goals.iter().map(|one| one.line.clone()).collect(),
        words: Field::new("words", tell("meeting-words"))
            .hint(tell("meeting-words-hint"))
            .value(draft.words.clone())
            .keep(&back.fields, &back.faults),
        with: with.keep(&back.fields, &back.faults),
        rows,
        review: review(asked, all, draft, &back),
        tick: Choice::many(
            "agreed",
            asked.say("meeting-agreed-legend"),
            vec![Opt::new("yes", tell("meeting-agreed"))],
        )
        .keep(&back.fields, &back.faults),
        cards: all
            .meetings
            .iter()
            .map(|one| card(asked, &words, one))
            .collect(),
        faults: back.faults,
    }
}
