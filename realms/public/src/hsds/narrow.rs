//! Which records a question leaves: everything that is asked must hold.

use engine_search::{fold, metres_between};
use kit_hsds::interface::{Amiss, Query};

use super::facts::Facts;
use crate::Directory;

/// A question made ready to be asked of many records.
pub(super) struct Narrow<'q> {
    query: &'q Query,
    words: Vec<String>,
    near: Near,
}

fn amiss(parameter: &str, message: &str) -> Amiss {
    Amiss {
        parameter: parameter.to_owned(),
        message: message.to_owned(),
    }
}

/// What a question asks of the place.
enum Near {
    Anywhere,
    /// At this postcode, folded.
    At(String),
    /// So many metres from this point at most.
    Within((f64, f64), f64),
}

impl<'q> Narrow<'q> {
    /// Makes a question ready.
    ///
    /// # Errors
    /// What is amiss where it asks for what is near something that nobody knows.
    pub(super) fn new(query: &'q Query, directory: &Directory) -> Result<Self, Amiss> {
        let near = match (&query.postcode, query.proximity_m) {
            (None, None) => Near::Anywhere,
            (Some(postcode), None) => Near::At(fold(postcode)),
            (None, Some(_)) => return Err(amiss("proximity", "needs a postcode to be near")),
            (Some(postcode), Some(metres)) => match directory.town(postcode) {
                Some(point) => Near::Within(point, metres),
                None => return Err(amiss("postcode", "is not known here")),
            },
        };
        Ok(Self {
            query,
            words: fold(&query.search)
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            near,
        })
    }

    /// Whether all the words are among these.
    pub(super) fn says(&self, words: &str) -> bool {
        self.words.iter().all(|word| words.contains(word.as_str()))
    }

    /// Whether a service, or a service at a place, is what was asked for.
    pub(super) fn keeps(&self, facts: &Facts) -> bool {
        let query = self.query;
        let all = |asked: &[String], has: &[String]| asked.iter().all(|one| has.contains(one));
        let organization = query.organization.as_ref();
        // What does not tell when it was changed may have been: a reader who asks for changes must not lose it.
        let since = query.modified_after.zip(facts.modified);
        all(&query.terms, &facts.terms)
            && all(&query.taxonomies, &facts.taxonomies)
            && organization.is_none_or(|one| facts.organization.as_ref() == Some(one))
            && since.is_none_or(|(asked, changed)| changed >= asked)
            && self.is_near(facts)
            && self.says(&facts.words)
    }

    fn is_near(&self, facts: &Facts) -> bool {
        match &self.near {
            Near::Anywhere => true,
            Near::At(postcode) => facts.postcodes.contains(postcode),
            Near::Within(point, metres) => facts.points.iter().any(|place| {
                metres_between(*point, *place).is_some_and(|away| f64::from(away) <= *metres)
            }),
        }
    }
}
