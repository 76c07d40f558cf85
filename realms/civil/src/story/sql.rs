//! Statements about stories.

kit_store::statements! {
    /// A story.
    pub(crate) INSERT = "INSERT INTO story (id, association_id, community_id, token_hash, state, words, called, made_ms)
        VALUES ($1, $2, $3, $4, 'waits', $5, $6, $7)";
    /// Whether it is there.
    pub(crate) KNOWN = "SELECT COUNT(*) FROM story WHERE id = $1";
    /// An association's stories: first those that nobody has looked at, the oldest of them first; then the newest.
    pub(crate) OF_ASSOCIATION = "SELECT s.id, s.association_id, s.community_id, c.name, s.token_hash, s.state, s.words, s.called, s.answer, s.made_ms
        FROM story AS s JOIN community AS c ON c.id = s.community_id WHERE s.association_id = $1 AND s.state <> 'gone'
        ORDER BY CASE WHEN s.state = 'waits' THEN 0 ELSE 1 END, CASE WHEN s.state = 'waits' THEN s.made_ms ELSE -s.made_ms END, s.id";
    /// One story.
    pub(crate) ONE = "SELECT s.id, s.association_id, s.community_id, c.name, s.token_hash, s.state, s.words, s.called, s.answer, s.made_ms
        FROM story AS s JOIN community AS c ON c.id = s.community_id WHERE s.id = $1";
    /// The story that an address leads to.
    pub(crate) FOLLOWED = "SELECT s.id, s.association_id, s.community_id, c.name, s.token_hash, s.state, s.words, s.called, s.answer, s.made_ms
        FROM story AS s JOIN community AS c ON c.id = s.community_id WHERE s.token_hash = $1";
    /// What a coordinator decided; nothing where it was taken down before.
    pub(crate) SETTLE = "UPDATE story SET state = $2, answer = $3, settled_ms = $4, by_coordinator_id = $5 WHERE id = $1 AND state <> 'gone'";
    /// Taken down: nothing of it stays but that it was there, for its address.
    pub(crate) EMPTY = "UPDATE story SET state = 'gone', words = NULL, called = NULL, answer = NULL, settled_ms = $2 WHERE id = $1";
    /// What everybody reads.
    pub(crate) SHOW = "INSERT INTO story_shown (story_id, community_id, words, called, shown_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (story_id) DO NOTHING";
    /// Nobody reads it any more.
    pub(crate) HIDE = "DELETE FROM story_shown WHERE story_id = $1";
    /// Everything that everybody reads, the newest first.
    pub(crate) SHOWN = "SELECT story_id, community_id, words, called FROM story_shown ORDER BY shown_ms DESC, story_id";
}
