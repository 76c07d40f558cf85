//! A question, understood once: its words with every word of the directory that meets them, its wishes, its time.

use std::collections::HashMap;

use crate::fold::{Word, words};
use crate::meet::{Met, tells};
use crate::reason::{Relaxed, Understood};
use crate::segment::Segment;
use crate::times::{self, Wanted};
use crate::{Company, Question, Synonyms};

/// More words than this say nothing more.
const MOST_WORDS: usize = 40;

/// A question with its words taken apart.
pub(crate) struct Asked<'q> {
    pub(crate) question: &'q Question,
    pub(crate) words: Vec<AskedWord>,
    pub(crate) understood: Vec<Understood>,
    pub(crate) wanted: Wanted,
    pub(crate) times: Vec<String>,
    /// The parts of the question that a place may not meet, as bits of [`Relaxed`].
    pub(crate) parts: u16,
}

/// One word of a question, or two that were written apart.
pub(crate) struct AskedWord {
    pub(crate) said: String,
    /// The directory's words that meet it.
    pub(crate) meets: HashMap<u32, Met>,
    /// Whether a place that meets no other word is found by this one: a day of the week is not what is looked for.
    pub(crate) finds: bool,
}

impl<'q> Asked<'q> {
    pub(crate) fn new(question: &'q Question, synonyms: &Synonyms, known: &[&Segment]) -> Self {
        let mut all = question.text.as_deref().map(words).unwrap_or_default();
        all.truncate(MOST_WORDS);
        let understood = synonyms.understand(&all);
        let (said_time, time_at) = times::understand(&all);
        let alone = all.len() == 1;
        let mut asked_words: Vec<AskedWord> = all
            .iter()
            .enumerate()
            .filter(|(_, word)| alone || tells(word))
            .map(|(at, word)| AskedWord {
                said: word.said.clone(),
                meets: meets(word, synonyms, known),
                finds: !time_at.contains(&at),
            })
            .collect();
        asked_words.extend(all.windows(2).filter_map(|pair| joined(pair, known)));
        let time = question.day_part.map_or(Wanted::ANY, Wanted::part);
        let mut asked = Self {
            question,
            words: asked_words,
            understood,
            wanted: time.and(said_time),
            times: time_at
                .iter()
                .filter_map(|at| all.get(*at))
                .map(|word| word.said.clone())
                .collect(),
            parts: 0,
        };
        asked.parts = asked.bits();
        asked
    }

    fn bits(&self) -> u16 {
        let question = self.question;
        let asks = [
            (Relaxed::Distance, question.near.is_some()),
            (Relaxed::Time, self.wanted != Wanted::ANY),
            (Relaxed::Text, self.says_something()),
            (Relaxed::Small, question.small),
            (Relaxed::Quiet, question.quiet),
            (Relaxed::Free, question.free),
            (Relaxed::Newcomers, question.newcomers),
            (
                Relaxed::Company,
                question.company == Some(Company::WithSomebody),
            ),
            (Relaxed::Wish, !question.wishes.is_empty()),
            (Relaxed::Age, question.age.is_some()),
            (Relaxed::StepFree, question.step_free),
        ];
        let asked = asks.into_iter().filter(|(_, asked)| *asked);
        asked.fold(0, |bits, (part, _)| bits | part.bit())
    }

    /// Whether the guest's own words look for anything; a day of the week does not.
    fn says_something(&self) -> bool {
        !self.understood.is_empty() || self.words.iter().any(|word| word.finds)
    }
}

/// Every word of the directory that answers an asked one. A slip is looked for only where nothing else is met.
fn meets(word: &Word, synonyms: &Synonyms, known: &[&Segment]) -> HashMap<u32, Met> {
    let mut meets = meet(word, known);
    for other in synonyms.like(word) {
        for (number, how) in meet(other, known) {
            if how >= Met::Beginning {
                let met = meets.entry(number).or_insert(Met::Alike);
                *met = (*met).max(Met::Alike);
            }
        }
    }
    if meets.is_empty() {
        return slips(word, known);
    }
    meets
}

/// The words of all segments have numbers of their own.
fn meet(word: &Word, known: &[&Segment]) -> HashMap<u32, Met> {
    known.iter().flat_map(|one| one.meet(word)).collect()
}

fn slips(word: &Word, known: &[&Segment]) -> HashMap<u32, Met> {
    known.iter().flat_map(|one| one.slips(word)).collect()
}

/// "gå tur" for "gåtur": two words that are one in the directory, perhaps with a slip.
fn joined(pair: &[Word], known: &[&Segment]) -> Option<AskedWord> {
    let [one, other] = pair else { return None };
    let whole = Word::of(&format!("{}{}", one.said, other.said));
    let mut meets = meet(&whole, known);
    meets.retain(|_, met| *met >= Met::Beginning);
    if meets.is_empty() {
        meets = slips(&whole, known);
    }
    (!meets.is_empty()).then(|| AskedWord {
        said: format!("{} {}", one.said, other.said),
        meets,
        finds: true,
    })
}
