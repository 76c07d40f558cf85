//! The door to the engine.

use crate::rank::rank;
use crate::text::PlaceWords;
use crate::{Answer, Place, Question, Synonyms};

/// All places, prepared once so that many questions are cheap.
#[derive(Debug, Clone)]
pub struct Directory {
    places: Vec<(Place, PlaceWords)>,
    synonyms: Synonyms,
}

impl Directory {
    /// Prepares the places; a [`crate::Fit`]'s index is a position in this list.
    #[must_use]
    pub fn new(places: Vec<Place>, synonyms: Synonyms) -> Self {
        let places = places
            .into_iter()
            .map(|place| {
                let words = PlaceWords::of(&place.text);
                (place, words)
            })
            .collect();
        Self { places, synonyms }
    }

    /// The place at a [`crate::Fit`]'s index.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<&Place> {
        self.places.get(index).map(|(place, _)| place)
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The best places for a question, at most `limit`, each with why.
    #[must_use]
    pub fn find(&self, question: &Question, limit: usize) -> Answer {
        rank(
            self.places.iter().map(|(place, words)| (place, words)),
            question,
            &self.synonyms,
            limit,
        )
    }
}

/// [`Directory::find`] for places that are asked once.
#[must_use]
pub fn find(places: &[Place], question: &Question, synonyms: &Synonyms, limit: usize) -> Answer {
    let words: Vec<PlaceWords> = places
        .iter()
        .map(|place| PlaceWords::of(&place.text))
        .collect();
    rank(places.iter().zip(&words), question, synonyms, limit)
}
