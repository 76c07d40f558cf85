//! Statements about remarks.

kit_store::statements! {
    /// A remark.
    pub(crate) INSERT = "INSERT INTO remark (id, association_id, community_id, kind, token_hash, words, made_ms, page)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Whether it is there.
    pub(crate) KNOWN = "SELECT COUNT(*) FROM remark WHERE id = $1";
    /// An association's remarks, those without an answer first, the oldest of them first.
    pub(crate) OF_ASSOCIATION = "SELECT r.id, r.association_id, c.name, r.kind, r.words, r.made_ms, r.answer, r.answered_ms, r.page
        FROM remark AS r LEFT JOIN community AS c ON c.id = r.community_id WHERE r.association_id = $1
        ORDER BY CASE WHEN r.answered_ms IS NULL THEN 0 ELSE 1 END, r.made_ms, r.id";
    /// One remark.
    pub(crate) ONE = "SELECT r.id, r.association_id, c.name, r.kind, r.words, r.made_ms, r.answer, r.answered_ms, r.page
        FROM remark AS r LEFT JOIN community AS c ON c.id = r.community_id WHERE r.id = $1";
    /// The remark that an address follows.
    pub(crate) FOLLOWED = "SELECT r.id, r.association_id, c.name, r.kind, r.words, r.made_ms, r.answer, r.answered_ms, r.page
        FROM remark AS r LEFT JOIN community AS c ON c.id = r.community_id WHERE r.token_hash = $1";
    /// How long remarks waited, since a day.
    pub(crate) WAITS = "SELECT association_id, made_ms, answered_ms FROM remark_wait WHERE made_ms >= $1 ORDER BY made_ms, remark_id";
    /// A remark waits.
    pub(crate) WAIT = "INSERT INTO remark_wait (remark_id, association_id, made_ms) VALUES ($1, $2, $3)";
    /// It waited until a day; a later answer changes nothing of that.
    pub(crate) WAITED = "UPDATE remark_wait SET answered_ms = $2 WHERE remark_id = $1 AND answered_ms IS NULL";
    /// The answer; a later one takes its place.
    pub(crate) ANSWER = "UPDATE remark SET answer = $2, answered_ms = $3, by_coordinator_id = $4 WHERE id = $1";
}
