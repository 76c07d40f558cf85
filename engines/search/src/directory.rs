//! The door to the engine.

use std::sync::Arc;

use crate::asked::Asked;
use crate::rank::{Shown, answer, first};
use crate::segment::Segment;
use crate::{Answer, Place, Question, Synonyms};

/// All places, laid out so that questions are cheap. A clone shares what does not change.
///
/// Most of them lie as they were first laid out. Those that have come since lie beside, and those that have gone are
/// marked, so that a change costs little; answers are the same as if all were laid out anew.
#[derive(Debug, Clone)]
pub struct Directory {
    base: Segment,
    /// What has come since the base was laid out.
    fresh: Segment,
    synonyms: Arc<Synonyms>,
}

impl Directory {
    /// Lays out the places; a [`crate::Fit`]'s index is a position in this list. At most four thousand million.
    #[must_use]
    pub fn new(places: Vec<Place>, synonyms: Synonyms) -> Self {
        let base = Segment::of(places, 0, 0);
        Self {
            fresh: Segment::of(Vec::new(), base.places.len(), base.index.vocabulary.end()),
            base,
            synonyms: Arc::new(synonyms),
        }
    }

    /// The same without the places at the positions `gone`, and with `added`, whose positions go on where the last one
    /// ended. All others keep theirs. A place that has changed is gone and added.
    ///
    /// This takes as long as laying out all that was added since [`Directory::new`], and a look at a few bytes of every
    /// other place. Where much has changed ([`Directory::beside`]) laying out anew makes questions faster again.
    #[must_use]
    pub fn changed(&self, gone: &[usize], added: Vec<Place>) -> Self {
        let fresh = if added.is_empty() {
            self.fresh.without(gone)
        } else {
            let mut places = Vec::clone(&self.fresh.places);
            let known = self.base.places.len() + places.len();
            places.extend(added);
            let mut all_gone: Vec<usize> = self.fresh.gone().collect();
            all_gone.extend(gone.iter().filter(|position| **position < known));
            let laid_out = Segment::of(
                places,
                self.base.places.len(),
                self.base.index.vocabulary.end(),
            );
            laid_out.without(&all_gone)
        };
        Self {
            base: self.base.without(gone),
            fresh,
            synonyms: Arc::clone(&self.synonyms),
        }
    }

    /// How many places were added since all was laid out.
    #[must_use]
    pub fn beside(&self) -> usize {
        self.fresh.places.len()
    }

    /// The same places at another moment: `next_in_min` tells for a position when it opens next, as
    /// [`Place::next_in_min`] does.
    #[must_use]
    pub fn at_moment(&self, next_in_min: impl Fn(usize) -> Option<i64>) -> Self {
        Self {
            base: self.base.at_moment(&next_in_min),
            fresh: self.fresh.at_moment(&next_in_min),
            synonyms: Arc::clone(&self.synonyms),
        }
    }

    /// The place at a [`crate::Fit`]'s index, as it was passed in.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<&Place> {
        self.base.place(index).or_else(|| self.fresh.place(index))
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.base.len() + self.fresh.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that questions read: rows, points, ranks and the lists of words, without the places' own texts and the
    /// words' spelling.
    #[must_use]
    pub fn index_bytes(&self) -> usize {
        self.base.bytes() + self.fresh.bytes()
    }

    /// The best places for a question, at most `limit`, each with why.
    #[must_use]
    pub fn find(&self, question: &Question, limit: usize) -> Answer {
        let segments = [&self.base, &self.fresh];
        let asked = Asked::new(question, &self.synonyms, &segments);
        let found = segments.map(|segment| segment.best(&asked, limit));
        let shown: Vec<Shown<'_>> = first(found.into_iter().flatten().collect(), limit);
        answer(&shown, asked)
    }
}

/// [`Directory::find`] for places that are asked once.
#[must_use]
pub fn find(places: &[Place], question: &Question, synonyms: &Synonyms, limit: usize) -> Answer {
    Directory::new(places.to_vec(), synonyms.clone()).find(question, limit)
}
