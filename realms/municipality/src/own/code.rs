//! A code of the card: twelve consonants, drawn by chance, 51.9 bits; of each a slow proof is kept (SAFETY.md §6.2).

use kit_store::{Given, Store, StoreError};
use kit_web::Failed;
use kit_web::code::{Pepper, proof, proof_aside};

use crate::Municipality;

/// Codes on a card.
pub(crate) const CODES: usize = 10;
/// Letters of a code.
const LETTERS: usize = 12;
/// Letters that stand together on paper.
const TOGETHER: usize = 4;
/// Letters by which wrong tries are counted: any code that begins so waits, whether there is one or not.
const COUNTED: usize = 2;
/// No vowel, so that no word comes of it; nothing that is read as a number.
const ALPHABET: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// A code as somebody holds it. Not shown by `{:?}`: whoever has it has the page.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Code(String);

impl Code {
    /// A fresh one, each letter as likely as any other.
    pub(crate) fn draw(given: &Given) -> Self {
        let most = u64::try_from(ALPHABET.len()).unwrap_or(1);
        let letter = |_| {
            let at = usize::try_from(given.below(most)).unwrap_or(0);
            ALPHABET.get(at).map(|letter| char::from(*letter))
        };
        Self((0..LETTERS).filter_map(letter).collect())
    }

    /// What somebody typed, in any case, with blanks and dashes; none where it is no code.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let letters: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let fits = letters.len() == LETTERS && letters.bytes().all(|b| ALPHABET.contains(&b));
        fits.then_some(Self(letters))
    }

    /// As it stands on paper.
    pub(crate) fn written(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters
            .chunks(TOGETHER)
            .map(|four| four.iter().collect())
            .collect();
        groups.join("-")
    }

    /// The mark by which wrong tries are counted.
    pub(crate) fn counted(&self) -> String {
        self.0.chars().take(COUNTED).collect()
    }

    /// What is kept of it. Under the realm's own key, which does not lie in the database; takes a moment on purpose, the
    /// same whether there is such a code or not.
    pub(crate) async fn proof(&self, store: &Store<Municipality>) -> Result<String, Failed> {
        let (pepper, salt) = secrets(store)?;
        proof_aside(pepper, self.0.clone(), salt)
            .await
            .map_err(|fault| Failed::Page(fault.to_string()))
    }

    /// The same where nobody else waits: an empty house is being filled.
    pub(crate) fn proof_at_once(&self, store: &Store<Municipality>) -> Result<String, StoreError> {
        let (pepper, salt) = secrets(store)?;
        proof(pepper, &self.0, &salt)
            .ok()
            .ok_or(StoreError::Broken("a code of twelve letters has a proof"))
    }
}

/// Pepper and salt of every card of this house; neither lies in the database.
fn secrets(store: &Store<Municipality>) -> Result<(Pepper, String), StoreError> {
    let key = |what: &str| {
        let found = store.vault().finder("guest card", what);
        found.map_err(|fault| StoreError::Sealed {
            table: "card_code",
            column: "proof",
            fault,
        })
    };
    let salt = key("salt")?.iter().map(|b| format!("{b:02x}")).collect();
    Ok((Pepper(key("pepper")?), salt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_store::{FixedClock, SeededChance};
    use std::sync::Arc;

    #[test]
    fn a_code_is_read_as_it_was_printed_or_said() {
        let clock = FixedClock::at("2026-11-18T08:00:00Z".parse().expect("a moment"));
        let given = Given::new(Arc::new(clock), Arc::new(SeededChance::new(3)));
        let mut seen = std::collections::HashSet::new();
        for _ in 0..300 {
            let code = Code::draw(&given);
            let paper = code.written();
            for typed in [
                paper.clone(),
                paper.to_lowercase().replace('-', " "),
                paper.replace('-', ""),
            ] {
                assert!(Code::read(&typed) == Some(code.clone()), "{typed}");
            }
            assert!(seen.insert(paper));
        }
        for typed in [
            "",
            "BCDF",
            "BCDF-GHJK-LMNA",
            "BCDF-GHJK-LMNPQ",
            "ÆØÅÆ-ØÅÆØ-ÅÆØÅ",
        ] {
            assert!(Code::read(typed).is_none(), "{typed}");
        }
    }
}
