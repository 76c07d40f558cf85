//! The curve of one instrument: points, gaps, and the same in words. No colour says what is good, and nobody is compared.

use jiff::civil::Date;
use kit_report::{plot, plot_dots, plot_lines};
use kit_web::Asked;
use kit_words::{Lang, when};

use super::rules::Talk;
use crate::instrument::Instrument;
use crate::instrument::rules::Direction;

/// The scores of one instrument, talk for talk, oldest first; a gap where nothing was answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Curve<'a> {
    pub(crate) instrument: &'a Instrument,
    pub(crate) marks: Vec<(Date, Option<f64>)>,
}

/// The curves of every instrument that was ever answered, from the first answer on.
pub(crate) fn curves<'a>(talks: &[Talk], all: &'a [Instrument]) -> Vec<Curve<'a>> {
    all.iter()
        .filter_map(|instrument| {
            let key = instrument.key();
            let mark = |talk: &Talk| {
                let set = talk.sets.get(&instrument.moment);
                let score = set
                    .and_then(|set| set.filled.answers.get(&key))
                    .and_then(|answers| instrument.score(answers));
                (talk.day, score)
            };
            let marks: Vec<(Date, Option<f64>)> = talks
                .iter()
                .map(mark)
                .skip_while(|(_, score)| score.is_none())
                .collect();
            (!marks.is_empty()).then_some(Curve { instrument, marks })
        })
        .collect()
}

/// A point of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dot {
    pub(crate) x: String,
    pub(crate) y: String,
}

/// A curve as the page shows it.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) sentence: String,
    pub(crate) least: String,
    pub(crate) most: String,
    /// Lines between neighbours that were both answered: the line is broken at a gap.
    pub(crate) lines: Vec<String>,
    pub(crate) dots: Vec<Dot>,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) licence: String,
}

impl Curve<'_> {
    /// Where the points stand; a gap ends a line.
    pub(crate) fn points(&self) -> Vec<Vec<(f64, f64)>> {
        let Some((least, most)) = self.instrument.span() else {
            return Vec::new();
        };
        let scores: Vec<Option<f64>> = self.marks.iter().map(|(_, score)| *score).collect();
        plot(least, most, &scores)
    }

    /// The newest score against the one before, in words.
    pub(crate) fn in_words(&self, asked: &Asked) -> String {
        let lang = asked.lang();
        let mut scores = self.marks.iter().rev().filter_map(|(_, score)| *score);
        let gap = self.marks.last().is_some_and(|(_, score)| score.is_none());
        let Some(now) = scores.next() else {
            return asked.say("curve-none");
        };
        let mut words = vec![asked.tell("curve-now", &[("now", number(lang, now).into())])];
        if let Some(before) = scores.next() {
            let by = number(lang, (now - before).abs());
            let key = match () {
                () if by == "0" => "curve-same",
                () if now > before => "curve-higher",
                () => "curve-lower",
            };
            words.push(asked.tell(key, &[("by", by.into())]));
        }
        if gap {
            words.push(asked.say("curve-gap-last"));
        }
        match self.instrument.scoring.direction {
            Direction::HigherIsBetter => words.push(asked.say("curve-up")),
            Direction::LowerIsBetter => words.push(asked.say("curve-down")),
            Direction::Neither => {}
        }
        if let Some(sentence) = self.instrument.sentence(now) {
            words.push(sentence.to_owned());
        }
        words.join(" ")
    }

    /// As the page shows it; `nth` tells the drawings of one page apart.
    pub(crate) fn drawn(&self, asked: &Asked, nth: usize) -> Drawn {
        let lang = asked.lang();
        let runs = self.points();
        let (least, most) = self.instrument.span().unwrap_or_default();
        Drawn {
            id: format!("curve-{nth}"),
            title: self.instrument.title.clone(),
            sentence: self.in_words(asked),
            least: number(lang, least),
            most: number(lang, most),
            lines: plot_lines(&runs),
            dots: plot_dots(&runs)
                .into_iter()
                .map(|(x, y)| Dot { x, y })
                .collect(),
            rows: self
                .marks
                .iter()
                .rev()
                .map(|(day, score)| {
                    let score =
                        score.map_or_else(|| asked.say("curve-gap"), |score| number(lang, score));
                    (when::date(lang, *day), score)
                })
                .collect(),
            licence: self.instrument.licence.clone(),
        }
    }
}

/// Every curve of a guest as a page shows it.
pub(crate) fn drawn(asked: &Asked, talks: &[Talk], all: &[Instrument]) -> Vec<Drawn> {
    curves(talks, all)
        .iter()
        .enumerate()
        .map(|(nth, curve)| curve.drawn(asked, nth))
        .collect()
}

/// A number with at most one decimal, as the language writes it.
pub(crate) fn number(lang: Lang, value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    match lang {
        Lang::Da => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}
