//! `/min/hvordan` and the choice of its questions.

use jiff::civil::Date;
use kit_report::{NotTaken, TAKE_HOME_DAYS, TakeHome, plot, plot_dots, plot_lines};
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::when;

use super::rules::{Curve, Day, MOST, OURS, TOP, Wrong, answer, curves, days, measure};
use crate::form::{AskPage, Button, Item, TellPage, fresh_id};
use crate::own::act::asks;
use crate::own::pages::{Undo, day_words, undo};
use crate::own::rules::{Entry, LINE, Mark, What};

/// A question as the form asks it.
#[derive(Debug, Clone)]
pub(crate) struct ScaleView {
    pub(crate) name: String,
    pub(crate) question: String,
    pub(crate) steps: Vec<Opt>,
    pub(crate) fault: Option<String>,
}

/// A curve as the page shows it.
#[derive(Debug, Clone)]
pub(crate) struct CurveView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) sentence: String,
    /// What its top and its bottom are.
    pub(crate) span: String,
    pub(crate) lines: Vec<String>,
    pub(crate) dots: Vec<(String, String)>,
    pub(crate) rows: Vec<(String, String)>,
}

/// A day in the list: what was written, and the way to change it.
#[derive(Debug, Clone)]
pub(crate) struct DayView {
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) edit: Link,
}

/// `/min/hvordan`, and the form of one day.
#[derive(Debug, askama::Template)]
#[template(path = "measure.html")]
pub(crate) struct MeasurePage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lead: Vec<String>,
    pub(crate) undo: Option<Undo>,
    pub(crate) action: String,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) scales: Vec<ScaleView>,
    pub(crate) words: Field,
    pub(crate) faults: Faults,
    /// Whether skipping is a button: it is, but not on a day that is there already.
    pub(crate) skip: bool,
    /// Takes the day away; none on a new one.
    pub(crate) remove: Option<String>,
    pub(crate) curves: Vec<CurveView>,
    pub(crate) days: Vec<DayView>,
    pub(crate) choose: Option<Link>,
}

/// A question in words: ours in the reader's language, her own as she wrote it.
pub(crate) fn question_words(asked: &Asked, question: &str) -> String {
    OURS.iter()
        .find(|(mark, _)| *mark == question)
        .map_or_else(|| question.to_owned(), |(_, words)| asked.say(words))
}

/// A number in tenths as one reads it.
pub(crate) fn number(asked: &Asked, tenths: i32) -> String {
    let (whole, rest) = (tenths / 10, (tenths % 10).abs());
    if rest == 0 {
        return whole.to_string();
    }
    match asked.lang() {
        kit_words::Lang::Da => format!("{whole},{rest}"),
        kit_words::Lang::En => format!("{whole}.{rest}"),
    }
}

fn sentence(asked: &Asked, curve: &Curve) -> String {
    let mut answers = curve.marks.iter().rev().filter_map(|(_, answer)| *answer);
    let (Some(now), before) = (answers.next(), answers.next()) else {
        return String::new();
    };
    let now_words = ("now", number(asked, now).into());
    match before {
        None => asked.tell("measure-first", &[now_words]),
        Some(before) if before == now => asked.tell("measure-same", &[now_words]),
        Some(before) => asked.tell(
            "measure-then",
            &[now_words, ("before", number(asked, before).into())],
        ),
    }
}

fn drawn(asked: &Asked, nth: usize, curve: &Curve) -> CurveView {
    let marks: Vec<Option<f64>> = curve
        .marks
        .iter()
        .map(|(_, answer)| answer.map(f64::from))
        .collect();
    let runs = plot(f64::from(curve.least), f64::from(curve.most), &marks);
    let rows = curve.marks.iter().rev().map(|(day, answer)| {
        let said = answer.map_or_else(
            || asked.say("measure-skipped"),
            |answer| number(asked, answer),
        );
        (day_words(asked, *day), said)
    });
    CurveView {
        id: format!("curve-{nth}"),
        title: question_words(asked, &curve.question),
        sentence: sentence(asked, curve),
        span: asked.tell(
            "measure-span",
            &[
                ("most", number(asked, curve.most).into()),
                ("least", number(asked, curve.least).into()),
            ],
        ),
        lines: plot_lines(&runs),
        dots: plot_dots(&runs),
        rows: rows.collect(),
    }
}

fn scale(asked: &Asked, nth: usize, question: &str, on: Option<i32>, faults: &Faults) -> ScaleView {
    let name = format!("a{nth}");
    let typed = (!asked.fields.is_empty()).then(|| asked.fields.get(&name).to_owned());
    let on =
        typed.unwrap_or_else(|| on.map_or_else(String::new, |tenths| (tenths / 10).to_string()));
    let step = |value: String, label: String| Opt {
        on: on == value,
        ..Opt::new(value, label)
    };
    let numbers = (0..=TOP / 10).map(|number| step(number.to_string(), number.to_string()));
    ScaleView {
        steps: numbers
            .chain([step(String::new(), asked.say("measure-skip-one"))])
            .collect(),
        question: question_words(asked, question),
        fault: faults.of(&name),
        name,
    }
}

fn words_field(asked: &Asked, said: &str, faults: &Faults) -> Field {
    Field::new("ord", asked.say("measure-words"))
        .hint(asked.say("measure-words-hint"))
        .value(said)
        .keep(&asked.fields, faults)
}

/// The questions that a form is about: those it was shown with, else those that are chosen.
fn questions(asked: &Asked, all: &[Entry]) -> Vec<String> {
    let shown: Vec<String> = asked
        .fields
        .all("q")
        .take(MOST)
        .map(str::to_owned)
        .collect();
    if !shown.is_empty() {
        return shown;
    }
    match asks(all).map(|entry| &entry.told.what) {
        Some(What::Asks { questions }) => questions.clone(),
        _ => Vec::new(),
    }
}

fn hidden(asked: &Asked, questions: &[String]) -> Vec<(String, String)> {
    let carried = questions.iter().map(|q| ("q".to_owned(), q.clone()));
    [fresh_id(asked)].into_iter().chain(carried).collect()
}

/// `/min/hvordan`.
pub(crate) fn page(asked: &Asked, all: &[Entry], faults: Faults) -> MeasurePage {
    let (days, questions) = (days(all), questions(asked, all));
    let scales = questions.iter().enumerate();
    let scales: Vec<ScaleView> = scales
        .map(|(nth, q)| scale(asked, nth, q, None, &faults))
        .collect();
    let choose = if questions.is_empty() {
        "measure-choose"
    } else {
        "measure-choose-other"
    };
    let list = days.iter().rev().map(|day| DayView {
        title: when::capital(&day_words(asked, day.on)),
        words: day.words.to_owned(),
        edit: Link::to(
            format!("/min/note/{}", day.entry.id),
            asked.tell("measure-edit", &[("day", day_words(asked, day.on).into())]),
        ),
    });
    MeasurePage {
        frame: asked.frame(asked.say("title-measure")).back("/min"),
        heading: asked.say("measure-heading"),
        lead: vec![asked.say("measure-lead"), asked.say("own-nobody")],
        undo: undo(asked, all),
        action: "/min/hvordan".to_owned(),
        hidden: hidden(asked, &questions),
        words: words_field(asked, "", &faults),
        scales,
        faults,
        skip: true,
        remove: None,
        curves: curves(&days)
            .iter()
            .enumerate()
            .map(|(nth, curve)| drawn(asked, nth, curve))
            .collect(),
        days: list.collect(),
        choose: Some(Link::to(
            "/min/hvordan/spoergsmaal",
            if choose == "measure-choose" {
                asked.say("measure-choose")
            } else {
                asked.say("measure-choose-other")
            },
        )),
    }
}

/// A day that is there already.
pub(crate) fn edit(asked: &Asked, entry: &Entry, faults: Faults) -> MeasurePage {
    let all = std::slice::from_ref(entry);
    let days = days(all);
    let (marks, words, on) = days.first().map_or((&[][..], "", None), |day| {
        (day.marks, day.words, Some(day.on))
    });
    // What came from a talk is kept as it was; only her own answers can be changed.
    let own = marks.iter().filter(|mark| !mark.taken);
    let scales: Vec<ScaleView> = own
        .clone()
        .enumerate()
        .map(|(nth, mark)| scale(asked, nth, &mark.question, Some(mark.tenths), &faults))
        .collect();
    let questions: Vec<String> = own.map(|mark| mark.question.clone()).collect();
    let on = on.map_or_else(String::new, |day| day_words(asked, day));
    MeasurePage {
        frame: asked
            .frame(asked.say("title-measure-day"))
            .back("/min/hvordan"),
        heading: asked.tell("measure-day", &[("day", on.into())]),
        lead: vec![asked.say("own-nobody")],
        undo: None,
        action: format!("/min/note/{}", entry.id),
        hidden: hidden(asked, &questions),
        words: words_field(asked, words, &faults),
        scales,
        faults,
        skip: false,
        remove: Some(format!("/min/note/{}/vaek", entry.id)),
        curves: Vec::new(),
        days: Vec::new(),
        choose: None,
    }
}

/// Reads the answers of a form about a day.
pub(crate) fn read(asked: &Asked, on: Date, questions: &[String]) -> Result<Option<What>, Faults> {
    let mut faults = Faults::none();
    let mut answers = Vec::new();
    for (nth, question) in questions.iter().enumerate() {
        let name = format!("a{nth}");
        match answer(asked.fields.get(&name)) {
            Ok(said) => answers.push((question.clone(), said)),
            Err(()) => faults.add(&name, asked.say("fault-measure")),
        }
    }
    let words = asked.fields.get("ord");
    let most = i64::try_from(LINE).unwrap_or(i64::MAX);
    if words.chars().count() > LINE {
        faults.add(
            "ord",
            asked.tell("fault-own-long", &[("most", most.into())]),
        );
    }
    if questions.iter().any(|q| q.chars().count() > LINE) {
        faults.add("a0", asked.say("fault-measure"));
    }
    if faults.any() {
        Err(faults)
    } else {
        Ok(measure(on, &answers, words))
    }
}

/// Reads the form of a new day; none where everything was left open.
pub(crate) fn read_new(asked: &Asked, all: &[Entry]) -> Result<Option<What>, Faults> {
    read(asked, asked.web.given.today(), &questions(asked, all))
}

/// Reads the form of a day that is there; it cannot be emptied, only taken away.
pub(crate) fn reread(asked: &Asked, entry: &Entry) -> Result<What, Faults> {
    let all = std::slice::from_ref(entry);
    let empty = || {
        let mut faults = Faults::none();
        faults.add("ord", asked.say("fault-measure-empty"));
        faults
    };
    let there: Vec<Day<'_>> = days(all);
    let day = there.first().ok_or_else(empty)?;
    let (taken, own): (Vec<Mark>, Vec<Mark>) =
        day.marks.iter().cloned().partition(|mark| mark.taken);
    let questions: Vec<String> = own.into_iter().map(|mark| mark.question).collect();
    match read(asked, day.on, &questions)? {
        Some(What::Measure { day, marks, words }) => Ok(What::Measure {
            day,
            marks: [taken, marks].concat(),
            words,
        }),
        _ if !taken.is_empty() => Ok(What::Measure {
            day: day.on.to_string(),
            marks: taken,
            words: String::new(),
        }),
        _ => Err(empty()),
    }
}

/// "Vil du gemme disse tal?": what a code brings, and a press that keeps it.
pub(crate) fn fetched(asked: &Asked, home: Result<&TakeHome, NotTaken>, code: &str) -> TellPage {
    let back = Link::to("/min/hvordan", asked.say("measure-fetch-back"));
    let page = TellPage {
        frame: asked.frame(asked.say("title-fetch")).back("/min/hvordan"),
        heading: asked.say("measure-fetch-none"),
        lines: Vec::new(),
        press: None,
        hidden: Vec::new(),
        links: vec![back],
    };
    let days = TAKE_HOME_DAYS;
    match home {
        Ok(home) => {
            let on = day_words(asked, home.day);
            let mut lines = vec![asked.tell("measure-fetch-day", &[("day", on.into())])];
            lines.extend(home.marks.iter().map(|mark| {
                let args = [
                    ("now", number(asked, mark.tenths.into()).into()),
                    ("least", number(asked, mark.least.into()).into()),
                    ("most", number(asked, mark.most.into()).into()),
                ];
                format!(
                    "{}: {}",
                    mark.title,
                    asked.tell("measure-fetch-number", &args)
                )
            }));
            lines.push(asked.say("own-nobody"));
            TellPage {
                heading: asked.say("measure-fetch"),
                lines,
                press: Some(Link::to(
                    "/min/hvordan/hent",
                    asked.say("measure-fetch-keep"),
                )),
                hidden: vec![fresh_id(asked), ("k".to_owned(), code.to_owned())],
                ..page
            }
        }
        Err(NotTaken::Damaged) => TellPage {
            lines: vec![asked.say("fault-fetch")],
            ..page
        },
        Err(NotTaken::OldOrNew) => TellPage {
            lines: vec![asked.tell("fault-fetch-old", &[("days", days.into())])],
            ..page
        },
    }
}

/// The choice of questions.
pub(crate) fn choose(asked: &Asked, all: &[Entry], wrong: Option<Wrong>) -> AskPage {
    let now = match asks(all).map(|entry| &entry.told.what) {
        Some(What::Asks { questions }) => questions.clone(),
        _ => Vec::new(),
    };
    let mut faults = Faults::none();
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    match wrong {
        Some(Wrong::None) => faults.add("vores", asked.say("fault-ask-none")),
        Some(Wrong::Many) => faults.add(
            "vores",
            asked.tell("fault-ask-many", &[("most", most.into())]),
        ),
        Some(Wrong::Long) => faults.add(
            "egne",
            asked.tell(
                "fault-own-long",
                &[("most", i64::try_from(LINE).unwrap_or(i64::MAX).into())],
            ),
        ),
        None => {}
    }
    let options = OURS.iter().map(|(mark, words)| Opt {
        on: now.iter().any(|q| q == mark),
        ..Opt::new(*mark, asked.say(words))
    });
    let own: Vec<String> = now
        .iter()
        .filter(|q| !q.starts_with('#'))
        .cloned()
        .collect();
    let ours = Choice::many("vores", asked.say("ask-ours"), options.collect())
        .hint(asked.tell("ask-ours-hint", &[("most", most.into())]))
        .keep(&asked.fields, &faults);
    let field = Field::new("egne", asked.say("ask-own"))
        .hint(asked.say("ask-own-hint"))
        .value(own.join("\n"))
        .keep(&asked.fields, &faults);
    AskPage {
        frame: asked.frame(asked.say("title-ask")).back("/min/hvordan"),
        heading: asked.say("ask-heading"),
        lead: vec![asked.say("ask-lead")],
        action: "/min/hvordan/spoergsmaal".to_owned(),
        hidden: vec![fresh_id(asked)],
        items: vec![Item::Choice(ours), Item::Area(field)],
        faults,
        buttons: vec![Button::on(asked.say("own-save"))],
        below: String::new(),
        links: vec![Link::to("/min/hvordan", asked.say("own-leave"))],
    }
}
