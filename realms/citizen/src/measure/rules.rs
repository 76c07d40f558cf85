//! Questions that a guest chooses, answers from 0 to 10, and the curve of each. The questions are our own.

use jiff::civil::Date;
use kit_report::{TakeHome, TakenMark};
use kit_words::key;

use crate::own::rules::{Entry, LINE, Mark, What};

/// At most so many questions: it shall take less than a minute.
pub(crate) const MOST: usize = 4;
/// The greatest answer, in tenths; the least is 0.
pub(crate) const TOP: i32 = 100;

/// Our questions: the mark they are kept under, and their words. A guest's own question begins with no such mark.
pub(crate) const OURS: [(&str, &str); 6] = [
    ("#soevn", key!("ask-sleep")),
    ("#kraefter", key!("ask-strength")),
    ("#andre", key!("ask-others")),
    ("#ud", key!("ask-out")),
    ("#ro", key!("ask-calm")),
    ("#lyst", key!("ask-joy")),
];

/// What is amiss with the choice of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// None is chosen.
    None,
    /// More than [`MOST`].
    Many,
    /// One is longer than a line.
    Long,
}

/// The questions of a form: ours that were chosen, and her own, one on each line.
pub(crate) fn chosen(ours: &[&str], own: &str) -> Result<Vec<String>, Wrong> {
    let known = OURS
        .iter()
        .map(|(mark, _)| *mark)
        .filter(|mark| ours.contains(mark));
    let mut all: Vec<String> = known.map(str::to_owned).collect();
    for line in own.lines() {
        let line = line.trim().trim_start_matches('#').trim();
        if line.chars().count() > LINE {
            return Err(Wrong::Long);
        }
        if !line.is_empty() && !all.iter().any(|there| there == line) {
            all.push(line.to_owned());
        }
    }
    match all.len() {
        0 => Err(Wrong::None),
        more if more > MOST => Err(Wrong::Many),
        _ => Ok(all),
    }
}

/// An answer of a form: a whole number from 0 to 10, or skipped.
pub(crate) fn answer(typed: &str) -> Result<Option<i32>, ()> {
    match typed.trim() {
        "" => Ok(None),
        said => match said.parse::<i32>() {
            Ok(number) if (0..=TOP / 10).contains(&number) => Ok(Some(number * 10)),
            _ => Err(()),
        },
    }
}

/// What was answered on a day; none where every question was skipped and nothing was written.
pub(crate) fn measure(day: Date, answers: &[(String, Option<i32>)], words: &str) -> Option<What> {
    let marks: Vec<Mark> = answers
        .iter()
        .filter_map(|(question, tenths)| {
            Some(Mark {
                question: question.clone(),
                tenths: (*tenths)?,
                least: 0,
                most: TOP,
                taken: false,
            })
        })
        .collect();
    let words = words.trim().to_owned();
    (!marks.is_empty() || !words.is_empty()).then(|| What::Measure {
        day: day.to_string(),
        marks,
        words,
    })
}

/// What a code brings, as it is kept: the title is the question, with a mark of ours taken off.
pub(crate) fn taken(home: &TakeHome) -> What {
    let mark = |mark: &TakenMark| Mark {
        question: mark.title.trim_start_matches('#').trim().to_owned(),
        tenths: mark.tenths.into(),
        least: mark.least.into(),
        most: mark.most.into(),
        taken: true,
    };
    What::Measure {
        day: home.day.to_string(),
        marks: home.marks.iter().map(mark).collect(),
        words: String::new(),
    }
}

/// Whether the same numbers of the same day are there already.
pub(crate) fn is_there(all: &[Entry], what: &What) -> bool {
    let What::Measure { day, marks, .. } = what else {
        return false;
    };
    let day: Option<Date> = day.parse().ok();
    days(all)
        .iter()
        .any(|there| Some(there.on) == day && there.marks == marks.as_slice())
}

/// A day on which something was answered.
#[derive(Debug, Clone)]
pub(crate) struct Day<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) on: Date,
    pub(crate) marks: &'a [Mark],
    pub(crate) words: &'a str,
}

/// Every day with an answer that is there, oldest first.
pub(crate) fn days(all: &[Entry]) -> Vec<Day<'_>> {
    let mut days: Vec<Day<'_>> = all
        .iter()
        .filter(|entry| entry.told.gone_ms.is_none())
        .filter_map(|entry| match &entry.told.what {
            What::Measure { day, marks, words } => Some(Day {
                entry,
                on: day.parse().ok()?,
                marks,
                words,
            }),
            _ => None,
        })
        .collect();
    days.sort_by_key(|day| day.on);
    days
}

/// The answers to one question, from the first on; a gap on a day when it was skipped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Curve {
    pub(crate) question: String,
    pub(crate) least: i32,
    pub(crate) most: i32,
    pub(crate) marks: Vec<(Date, Option<i32>)>,
}

/// A curve for each question that was ever answered, in the order in which they first were.
pub(crate) fn curves(days: &[Day<'_>]) -> Vec<Curve> {
    let mut curves: Vec<Curve> = Vec::new();
    for mark in days.iter().flat_map(|day| day.marks) {
        if !curves.iter().any(|curve| curve.question == mark.question) {
            curves.push(Curve {
                question: mark.question.clone(),
                least: mark.least,
                most: mark.most,
                marks: Vec::new(),
            });
        }
    }
    for curve in &mut curves {
        let answers = days.iter().map(|day| {
            let mark = day
                .marks
                .iter()
                .find(|mark| mark.question == curve.question);
            (day.on, mark.map(|mark| mark.tenths))
        });
        curve.marks = answers.skip_while(|(_, answer)| answer.is_none()).collect();
    }
    curves
}
