//! A value as it is read: the words of closed lists have names, a date is a date, and a sheet that is kept as it was sent is
//! told as its sentences. The file for another program has the words as they are kept.

use kit_web::Asked;
use kit_words::{key, when};

use super::rules::{Reason, What};
use super::store::Value;
use crate::advice::rules::Outcome;
use crate::course::after::{self, CameAfter, Stands, Way};
use crate::course::rules::{Hat, Offer};
use crate::course::story::{Clock, Longer, Wish};
use crate::course::support;
use crate::door::rules::Errand;
use crate::goal::rules::Agency;
use crate::handover::rules::Part;
use crate::house::Mode;
use crate::instrument::Moment;

/// A value as it is read.
pub(crate) fn value(asked: &Asked, of: &str, column: &str, value: &Value) -> String {
    match value {
        Value::Moment(at) => when::moment(asked.lang(), asked.web.given.zoned(*at).datetime()),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text_value(asked, of, column, text),
    }
}

fn text_value(asked: &Asked, of: &str, column: &str, text: &str) -> String {
    if let Some(key) = named(of, column, text) {
        return asked.say(key);
    }
    if let Some(day) = crate::text::date(text) {
        return when::date(asked.lang(), day);
    }
    if matches!(
        (of, column),
        ("meeting_draft", "sheet") | ("answer_set", "answers")
    ) {
        return sentences(asked, text);
    }
    if is_closed(of, column) {
        // A word from a list that this program does not know any more is no word for a reader.
        return asked.say("own-word-unknown");
    }
    text.to_owned()
}

/// What somebody wrote or answered, one after the other; the names of the fields are the program's.
fn sentences(asked: &Asked, json: &str) -> String {
    fn leaves(of: &serde_json::Value, all: &mut Vec<String>) {
        match of {
            serde_json::Value::String(text) if !text.is_empty() => all.push(text.clone()),
            serde_json::Value::Number(number) => all.push(number.to_string()),
            serde_json::Value::Array(inner) => inner.iter().for_each(|one| leaves(one, all)),
            serde_json::Value::Object(inner) => inner.values().for_each(|one| leaves(one, all)),
            serde_json::Value::String(_) | serde_json::Value::Bool(_) | serde_json::Value::Null => {
            }
        }
    }
    let Ok(mut read) = serde_json::from_str::<serde_json::Value>(json) else {
        return asked.say("own-word-unknown");
    };
    // A sheet names who takes part and which review it is by the program's own words; the sentences are enough here.
    if let Some(sheet) = read.as_object_mut() {
        sheet.remove("with");
        sheet.remove("review");
        let lines = sheet
            .get_mut("lines")
            .and_then(|lines| lines.as_array_mut());
        for line in lines
            .into_iter()
            .flatten()
            .filter_map(|line| line.as_object_mut())
        {
            line.remove("who");
            if let Some(day) = line
                .get("until")
                .and_then(|day| day.as_str())
                .and_then(crate::text::date)
            {
                line.insert("until".to_owned(), when::date(asked.lang(), day).into());
            }
        }
    }
    let mut all = Vec::new();
    leaves(&read, &mut all);
    if all.is_empty() {
        return asked.say("own-nothing");
    }
    all.join(" · ")
}

/// Whether a column holds words of a closed list, and nothing that was typed.
pub(crate) fn is_closed(of: &str, column: &str) -> bool {
    !matches!((of, column), ("expected", "group_name"))
        && matches!(
            column,
            "agency"
                | "basis"
                | "hat"
                | "with_hat"
                | "kind"
                | "word"
                | "reason"
                | "next"
                | "help"
                | "stands"
                | "came_after"
                | "what"
                | "outcome"
                | "receiver"
                | "part"
                | "mode"
                | "moment"
                | "left_why"
                | "said"
                | "why"
                | "way"
                | "enquiry_id"
        )
        && !is_typed(of, column)
}

/// Columns of the same names that hold what was typed.
fn is_typed(of: &str, column: &str) -> bool {
    matches!(
        (of, column),
        ("course_note", "next") | ("meeting_line" | "expected", "what")
    )
}

/// Key of a word's name.
pub(crate) fn named(of: &str, column: &str, text: &str) -> Option<&'static str> {
    if is_typed(of, column) {
        return None;
    }
    match (of, column) {
        ("advice", "outcome") => Outcome::from_key(text).map(Outcome::name),
        ("advice", "enquiry_id") => Some(key!("own-enquiry")),
        (_, "agency") => Agency::from_key(text).map(Agency::name),
        (_, "basis") => Offer::from_key(text).map(Offer::name),
        (_, "hat" | "with_hat") => Hat::from_key(text).map(Hat::name),
        ("other_support", "kind") | (_, "receiver" | "help") => {
            support::Kind::from_key(text).map(support::Kind::name)
        }
        ("talk", "mode") => Mode::from_key(text).map(Mode::name),
        (_, "moment") => Moment::from_key(text).map(|moment| match moment {
            Moment::Start => key!("own-moment-start"),
            Moment::End => key!("own-moment-end"),
            Moment::Health => key!("own-moment-health"),
        }),
        ("erasure", "reason") => Reason::from_key(text).map(Reason::name),
        ("correction", "what") => What::from_key(text).map(What::name),
        ("course_ending", "reason") => after::Reason::from_key(text).map(after::Reason::name),
        ("course_ending", "next") => Way::from_key(text).map(Way::name),
        (_, "stands") => Stands::from_key(text).map(Stands::name),
        (_, "came_after") => CameAfter::from_key(text).map(CameAfter::name),
        ("course_step", "word") => word_of_step(text),
        ("course_step", "kind") => step(text),
        ("handover_part", "part") => Part::from_key(text).map(Part::name),
        ("errand", "kind") => Errand::from_key(text).map(Errand::name),
        (_, "left_why" | "said" | "why" | "way" | "outcome") => short(of, column, text),
        _ => None,
    }
}

fn step(text: &str) -> Option<&'static str> {
    Some(match text {
        "opened" => key!("own-step-opened"),
        "talk" => key!("own-step-talk"),
        "visit" => key!("own-step-visit"),
        "spoke" => key!("own-step-spoke"),
        "said_back" => key!("own-step-said-back"),
        "contact" => key!("own-step-contact"),
        "taper" => key!("own-step-taper"),
        "planned" => key!("own-step-planned"),
        "too_short" => key!("own-step-too-short"),
        "paused" => key!("own-step-paused"),
        "resumed" => key!("own-step-resumed"),
        "ended" => key!("own-step-ended"),
        "goes_on" => key!("own-step-goes-on"),
        "withdrawn" => key!("own-step-withdrawn"),
        _ => return None,
    })
}

/// A step's word is of another list for each kind of step; no word is on two of them.
fn word_of_step(text: &str) -> Option<&'static str> {
    let clock = Clock::from_key(text).map(|clock| match clock {
        Clock::Runs => key!("own-clock-runs"),
        Clock::StandsStill => key!("own-clock-still"),
    });
    Wish::from_key(text)
        .map(Wish::name)
        .or_else(|| support::Kind::from_key(text).map(support::Kind::name))
        .or_else(|| Way::from_key(text).map(Way::name))
        .or_else(|| Longer::from_key(text).map(Longer::name))
        .or(clock)
}

/// Words that have no name on any other page.
fn short(of: &str, column: &str, text: &str) -> Option<&'static str> {
    Some(match (of, column, text) {
        (_, "left_why", "stopped") => key!("own-left-stopped"),
        (_, "left_why", "no_match") => key!("own-left-no-match"),
        ("attendance", "said", "came") => key!("own-said-came"),
        ("attendance", "said", "not_today") => key!("own-said-not-today"),
        ("attendance", "said", "unsaid") => key!("own-said-unsaid"),
        ("call_due", "why", "moved") => key!("own-why-moved"),
        ("call_due", "why", "cancelled") => key!("own-why-cancelled"),
        ("call_due", "why", "seat") => key!("own-why-seat"),
        ("reminder_choice", "way", "sms") => key!("own-way-sms"),
        ("reminder_choice", "way", "mail") => key!("own-way-mail"),
        ("erasure", "said", "all") => key!("own-erased-all"),
        ("erasure", "said", "part") => key!("own-erased-part"),
        ("erasure", "said", "refused") => key!("own-erased-refused"),
        ("job", "outcome", "sent") => key!("own-job-sent"),
        ("job", "outcome", "unsure") => key!("own-job-unsure"),
        ("job", "outcome", "refused" | "given up" | "no address") => key!("own-job-failed"),
        ("job", "outcome", _) => key!("own-job-dropped"),
        _ => return None,
    })
}
