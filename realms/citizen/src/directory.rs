//! What the room may know about communities: public facts, handed in by the program (SAFETY.md §1.1).

/// A community as anybody can read about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicCommunity {
    /// Its published id.
    pub id: String,
    /// The last part of its address, `/f/<slug>`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The association behind it.
    pub association: String,
    /// First name of the coordinator who answers; empty where the directory names none.
    pub coordinator_first_name: String,
    /// The coordinator's telephone number; empty where the directory gives none.
    pub coordinator_phone: String,
    /// How to get there, in words; empty where the directory says nothing.
    pub where_words: String,
    /// "Sådan er første gang", step by step.
    pub first_time: Vec<String>,
    /// Where anybody can tell how it went there; empty where the directory says nothing.
    pub tell: String,
}

/// The public directory, as far as the room needs it.
pub trait Directory: Send + Sync {
    /// The community with this published id, if there is one.
    fn community(&self, id: &str) -> Option<PublicCommunity>;
}
