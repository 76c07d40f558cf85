//! Statements about those who would like to come along.

kit_store::statements! {
    /// Somebody tells.
    pub(crate) INSERT = "INSERT INTO interest (id, association_id, token_hash, first_name, reach, words, kind, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Whether it is there.
    pub(crate) KNOWN = "SELECT COUNT(*) FROM interest WHERE id = $1";
    /// An association's, those without an answer first, the oldest of them first.
    pub(crate) OF_ASSOCIATION = "SELECT id, association_id, first_name, reach, words, kind, made_ms, answer, answered_ms, outcome
        FROM interest WHERE association_id = $1
        ORDER BY CASE WHEN outcome IS NULL AND answered_ms IS NULL THEN 0 ELSE 1 END, made_ms, id";
    /// One.
    pub(crate) ONE = "SELECT id, association_id, first_name, reach, words, kind, made_ms, answer, answered_ms, outcome
        FROM interest WHERE id = $1";
    /// The one that an address follows.
    pub(crate) FOLLOWED = "SELECT id, association_id, first_name, reach, words, kind, made_ms, answer, answered_ms, outcome
        FROM interest WHERE token_hash = $1";
    /// An answer; a later one takes its place.
    pub(crate) ANSWER = "UPDATE interest SET answer = $2, answered_ms = $3, by_coordinator_id = $4 WHERE id = $1";
    /// What became of it, or that it is open again.
    pub(crate) OUTCOME = "UPDATE interest SET outcome = $2 WHERE id = $1";
}
