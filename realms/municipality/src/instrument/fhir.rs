//! The part of a FHIR R4 Questionnaire that is needed: what is asked, and which numbers may be answered.

use serde::Deserialize;

use super::load::Fault;
use super::rules::{Ask, Item};

/// The address of the extension that gives a coded answer its number.
const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const LEAST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MOST: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// A scale with more buttons than this does not fit on a screen.
const MOST_STEPS: i32 = 101;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Questionnaire {
    resource_type: String,
    #[serde(default)]
    pub(super) url: String,
    #[serde(default)]
    pub(super) version: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) copyright: String,
    #[serde(default)]
    item: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    #[serde(default)]
    link_id: String,
    #[serde(default)]
    text: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    item: Vec<Entry>,
    #[serde(default)]
    answer_option: Vec<Choice>,
    #[serde(default)]
    extension: Vec<Extension>,
    #[serde(default)]
    enable_when: Vec<serde_json::Value>,
    #[serde(default)]
    repeats: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Choice {
    value_integer: Option<i32>,
    value_coding: Option<Coding>,
    #[serde(default)]
    extension: Vec<Extension>,
}

#[derive(Debug, Deserialize)]
struct Coding {
    #[serde(default)]
    code: String,
    #[serde(default)]
    display: String,
    #[serde(default)]
    extension: Vec<Extension>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Extension {
    url: String,
    value_integer: Option<i32>,
    value_decimal: Option<f64>,
}

impl Questionnaire {
    /// Every question in its order; what cannot be asked is a fault each.
    pub(super) fn items(&self, faults: &mut Vec<Fault>) -> Vec<Item> {
        let mut items = Vec::new();
        if self.resource_type != "Questionnaire" {
            faults.push(Fault::of(
                "resourceType",
                format!(
                    "this is a {:?}, and a Questionnaire is needed",
                    self.resource_type
                ),
            ));
            return items;
        }
        let mut open: Vec<&Entry> = self.item.iter().rev().collect();
        while let Some(entry) = open.pop() {
            entry.read(&mut items, faults);
            open.extend(entry.item.iter().rev());
        }
        let mut keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
        keys.sort_unstable();
        for pair in keys.windows(2) {
            if let [one, other] = pair
                && one == other
            {
                faults.push(Fault::of(
                    &format!("item {one}"),
                    "this linkId stands twice: every question needs its own".to_owned(),
                ));
            }
        }
        items
    }
}

impl Entry {
    fn read(&self, items: &mut Vec<Item>, faults: &mut Vec<Fault>) {
        let at = format!("item {}", self.link_id);
        let mut fault = |what: String| faults.push(Fault::of(&at, what));
        // What is only shown asks nothing; a group is read through its own questions.
        if self.kind == "group" || self.kind == "display" {
            return;
        }
        if self.link_id.is_empty() {
            fault("a question needs a linkId, by which the scoring file names it".to_owned());
        }
        if self.text.trim().is_empty() {
            fault("a question needs its text".to_owned());
        }
        if !self.enable_when.is_empty() {
            fault("enableWhen is not understood: a question is always asked, and may always be skipped".to_owned());
        }
        if self.repeats {
            fault("repeats is not understood: a question has one answer".to_owned());
        }
        let ask = match self.kind.as_str() {
            "string" | "text" => Ok(Ask::Words),
            "integer" => self.numbers(),
            "choice" => self.choices(),
            other => Err(format!(
                "the type {other:?} is not understood: use integer, choice, string, text, group or display"
            )),
        };
        match ask {
            Ok(ask) => items.push(Item {
                key: self.link_id.clone(),
                text: self.text.trim().to_owned(),
                ask,
            }),
            Err(what) => fault(what),
        }
    }

    fn numbers(&self) -> Result<Ask, String> {
        if !self.answer_option.is_empty() {
            return self.choices();
        }
        let end = |url: &str| number(&self.extension, url);
        let (Some(least), Some(most)) = (end(LEAST), end(MOST)) else {
            return Err(
                "a whole number needs the extensions minValue and maxValue, or answerOption"
                    .to_owned(),
            );
        };
        if least >= most || most.saturating_sub(least) >= MOST_STEPS {
            return Err(format!(
                "from {least} to {most} is no scale: the first must be lower, with at most {MOST_STEPS} steps"
            ));
        }
        Ok(Ask::Scale(
            (least..=most).map(|value| (value, String::new())).collect(),
        ))
    }

    fn choices(&self) -> Result<Ask, String> {
        let steps: Option<Vec<(i32, String)>> =
            self.answer_option.iter().map(Choice::step).collect();
        let Some(steps) = steps else {
            return Err("every answerOption needs a number: valueInteger, the extension ordinalValue, or a whole number as its code".to_owned());
        };
        let mut values: Vec<i32> = steps.iter().map(|(value, _)| *value).collect();
        values.sort_unstable();
        values.dedup();
        if values.len() < 2 || values.len() != steps.len() {
            return Err("a choice needs at least two answers, each with its own number".to_owned());
        }
        Ok(Ask::Scale(steps))
    }
}

impl Choice {
    fn step(&self) -> Option<(i32, String)> {
        if let Some(value) = self.value_integer {
            return Some((value, String::new()));
        }
        let coding = self.value_coding.as_ref()?;
        let value = number(&self.extension, ORDINAL)
            .or_else(|| number(&coding.extension, ORDINAL))
            .or_else(|| coding.code.parse().ok())?;
        Some((value, coding.display.trim().to_owned()))
    }
}

/// The whole number of an extension; FHIR writes an ordinal value as a decimal.
fn number(extensions: &[Extension], url: &str) -> Option<i32> {
    let found = extensions.iter().find(|one| one.url == url)?;
    found.value_integer.or_else(|| {
        let text = format!("{}", found.value_decimal?);
        text.parse().ok()
    })
}
