//! From two texts to an instrument, or every fault in them.

use std::fmt;

use super::fhir::Questionnaire;
use super::rules::Instrument;
use super::scoring::File;

/// What is amiss, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    at: String,
    what: String,
}

impl Fault {
    pub(super) fn of(at: &str, what: String) -> Self {
        Self {
            at: at.to_owned(),
            what,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.at, self.what)
    }
}

/// An instrument with the two texts it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    pub(crate) instrument: Instrument,
    pub(super) questionnaire: String,
    pub(super) scoring: String,
}

impl Loaded {
    /// What it is, in a line: title, version, questions, licence.
    #[must_use]
    pub fn line(&self) -> String {
        let one = &self.instrument;
        format!(
            "{} ({}), {} questions, asked at: {}. Licence: {}",
            one.title,
            one.key(),
            one.items.len(),
            one.moment.key(),
            one.licence
        )
    }
}

/// Reads a FHIR R4 Questionnaire and its scoring file.
///
/// # Errors
/// Every fault in both files at once; nothing is half read.
pub fn load(questionnaire: &str, scoring: &str) -> Result<Loaded, Vec<Fault>> {
    let mut faults = Vec::new();
    let asked: Option<Questionnaire> = serde_json::from_str(questionnaire)
        .map_err(|error| faults.push(Fault::of("questionnaire", error.to_string())))
        .ok();
    let rules: Option<File> = toml::from_str(scoring)
        .map_err(|error| faults.push(Fault::of("scoring", error.to_string().trim().to_owned())))
        .ok();
    let items = asked
        .as_ref()
        .map(|asked| asked.items(&mut faults))
        .unwrap_or_default();
    let (Some(asked), Some(rules)) = (asked, rules) else {
        return Err(faults);
    };
    if items.is_empty() && faults.is_empty() {
        faults.push(Fault::of("item", "there is no question".to_owned()));
    }
    if asked.url != rules.instrument {
        faults.push(Fault::of(
            "instrument",
            format!(
                "the scoring file is for {:?} and the questionnaire is {:?}",
                rules.instrument, asked.url
            ),
        ));
    }
    if asked.version != rules.version {
        faults.push(Fault::of(
            "version",
            format!(
                "the scoring file is for version {:?} and the questionnaire has {:?}",
                rules.version, asked.version
            ),
        ));
    }
    if asked.url.is_empty()
        || asked.url.starts_with("own-")
        || asked.url.contains(char::is_whitespace)
    {
        faults.push(Fault::of(
            "url",
            "a questionnaire needs an address of its own, without blanks".to_owned(),
        ));
    }
    let title = [&rules.title, &asked.title]
        .into_iter()
        .map(|title| title.trim())
        .find(|title| !title.is_empty())
        .unwrap_or_default();
    if title.is_empty() {
        faults.push(Fault::of("title", "neither file has a title".to_owned()));
    }
    let scored = rules.rules(&items, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let licence = [
        rules.licence.trim(),
        rules.source.trim(),
        asked.copyright.trim(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" · ");
    Ok(Loaded {
        instrument: Instrument {
            url: asked.url,
            version: asked.version,
            title: title.to_owned(),
            licence,
            moment: rules.moment,
            items,
            scoring: scored,
            repeat_weeks: rules.repeat_weeks,
        },
        questionnaire: questionnaire.to_owned(),
        scoring: scoring.to_owned(),
    })
}
