//! Statements about colleagues.

kit_store::statements! {
    pub(crate) TOPICS = "SELECT id, topics, also FROM worker WHERE left_ms IS NULL AND role <> 'volunteers'";
    pub(crate) PUT_TOPICS = "UPDATE worker SET topics = $2, also = $3 WHERE id = $1";
    pub(crate) ASK = "INSERT INTO question (id, from_id, to_id, line, at_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    pub(crate) QUESTIONS = "SELECT q.id, q.from_id, q.to_id, q.line, q.answer FROM question q
        WHERE q.from_id = $1 OR q.to_id = $1 ORDER BY q.at_ms DESC, q.id DESC";
    pub(crate) ANSWER = "UPDATE question SET answer = $3, answered_ms = $4 WHERE id = $1 AND to_id = $2";
    pub(crate) ASKED_BY = "SELECT from_id, answer FROM question WHERE id = $1 AND to_id = $2";
}
