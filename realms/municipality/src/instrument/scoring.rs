//! The scoring file that stands beside a questionnaire.

use serde::Deserialize;

use super::load::Fault;
use super::rules::{Cut, Direction, Item, Method, Moment, Scoring};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// The questionnaire's url and version, so that a file is not scored by another's rules.
    pub(super) instrument: String,
    pub(super) version: String,
    #[serde(default)]
    pub(super) title: String,
    /// Who allows the use here.
    #[serde(default)]
    pub(super) licence: String,
    /// Where it comes from.
    #[serde(default)]
    pub(super) source: String,
    pub(super) moment: Moment,
    /// After how many weeks it is asked again.
    #[serde(default)]
    pub(super) repeat_weeks: Option<i64>,
    items: Vec<String>,
    method: Method,
    #[serde(default = "one")]
    factor: f64,
    #[serde(default)]
    missing: usize,
    direction: Direction,
    #[serde(default)]
    cut: Vec<Cut>,
}

fn one() -> f64 {
    1.0
}

impl File {
    /// The rules, checked against the questions.
    pub(super) fn rules(&self, items: &[Item], faults: &mut Vec<Fault>) -> Scoring {
        let mut fault = |at: &str, what: String| faults.push(Fault::of(at, what));
        if self.licence.trim().is_empty() {
            fault(
                "licence",
                "write who allows the use here: without a licence note nothing is loaded"
                    .to_owned(),
            );
        }
        if self.source.trim().is_empty() {
            fault("source", "write where the questions come from".to_owned());
        }
        if self.items.is_empty() {
            fault("items", "name at least one question that counts".to_owned());
        }
        for (place, key) in self.items.iter().enumerate() {
            let at = format!("items {key}");
            match items.iter().find(|item| item.key == *key) {
                None => fault(&at, "there is no question with this linkId".to_owned()),
                Some(item) if item.ask.span().is_none() => fault(
                    &at,
                    "this question is answered in words and cannot be added up".to_owned(),
                ),
                Some(_) => {}
            }
            if self.items.iter().take(place).any(|before| before == key) {
                fault(&at, "this question counts twice".to_owned());
            }
        }
        if !self.factor.is_finite() || self.factor <= 0.0 {
            fault("factor", "a factor is a number above zero".to_owned());
        }
        if !self.items.is_empty() && self.missing >= self.items.len() {
            fault(
                "missing",
                format!(
                    "with {} of {} missing nothing is left to score",
                    self.missing,
                    self.items.len()
                ),
            );
        }
        if self
            .repeat_weeks
            .is_some_and(|weeks| !(1..=520).contains(&weeks))
        {
            fault(
                "repeat_weeks",
                "a rhythm is from one week to ten years".to_owned(),
            );
        }
        for pair in self.cut.windows(2) {
            if let [one, other] = pair
                && one.up_to >= other.up_to
            {
                fault(
                    "cut",
                    format!(
                        "{} stands before {}: write the cuts from low to high",
                        one.up_to, other.up_to
                    ),
                );
            }
        }
        if self.cut.iter().any(|cut| cut.sentence.trim().is_empty()) {
            fault(
                "cut",
                "a cut is a sentence for the reader; write it".to_owned(),
            );
        }
        Scoring {
            items: self.items.clone(),
            method: self.method,
            factor: self.factor,
            missing: self.missing,
            direction: self.direction,
            cuts: self.cut.clone(),
        }
    }
}
