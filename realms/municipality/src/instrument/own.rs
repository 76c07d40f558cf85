//! Our own instruments, in our own words: no test of anything, no cut-off, no verdict.

use super::rules::{Ask, Direction, Instrument, Item, Method, Moment, Scoring};

/// How the week has been.
pub(crate) const OWN_WEEK: &str = "own-week";
/// How the talk was.
pub(crate) const OWN_TALK: &str = "own-talk";
/// Raised with every change of a question, so that a curve never joins two that differ.
const VERSION: &str = "1";

/// Both, in the words of the reader.
pub(crate) fn own(say: &dyn Fn(&str) -> String) -> Vec<Instrument> {
    let scale = |key: &str, text: &str, low: &str, high: &str| Item {
        key: key.to_owned(),
        text: say(text),
        ask: Ask::Scale(
            (0..=10)
                .map(|value| {
                    let word = match value {
                        0 => say(low),
                        10 => say(high),
                        _ => String::new(),
                    };
                    (value, word)
                })
                .collect(),
        ),
    };
    let words = |key: &str, text: &str| Item {
        key: key.to_owned(),
        text: say(text),
        ask: Ask::Words,
    };
    let of = |url: &str, title: &str, moment, items: Vec<Item>| {
        let counted: Vec<String> = items
            .iter()
            .filter(|item| item.ask.span().is_some())
            .map(|item| item.key.clone())
            .collect();
        Instrument {
            url: url.to_owned(),
            version: VERSION.to_owned(),
            title: say(title),
            licence: say("own-licence"),
            moment,
            repeat_weeks: None,
            scoring: Scoring {
                missing: counted.len().saturating_sub(1),
                items: counted,
                method: Method::Mean,
                factor: 1.0,
                direction: Direction::HigherIsBetter,
                cuts: Vec::new(),
            },
            items,
        }
    };
    vec![
        of(
            OWN_WEEK,
            "own-week-title",
            Moment::Start,
            vec![
                scale(
                    "days",
                    "own-week-days",
                    "own-week-days-low",
                    "own-week-days-high",
                ),
                scale(
                    "rest",
                    "own-week-rest",
                    "own-week-rest-low",
                    "own-week-rest-high",
                ),
                scale(
                    "others",
                    "own-week-others",
                    "own-week-others-low",
                    "own-week-others-high",
                ),
                scale(
                    "glad",
                    "own-week-glad",
                    "own-week-glad-low",
                    "own-week-glad-high",
                ),
            ],
        ),
        of(
            OWN_TALK,
            "own-talk-title",
            Moment::End,
            vec![
                scale(
                    "heard",
                    "own-talk-heard",
                    "own-talk-heard-low",
                    "own-talk-heard-high",
                ),
                scale(
                    "sense",
                    "own-talk-sense",
                    "own-talk-sense-low",
                    "own-talk-sense-high",
                ),
                words("missing", "own-talk-missing"),
                words("different", "own-talk-different"),
            ],
        ),
    ]
}
