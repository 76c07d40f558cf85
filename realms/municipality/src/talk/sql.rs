//! Statements about talks.

kit_store::statements! {
    pub(crate) INSERT_TALK = "INSERT INTO talk (id, guest_id, offer_id, mode, day, by_id, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    pub(crate) GUEST_OF_TALK = "SELECT guest_id FROM talk WHERE id = $1";
    pub(crate) TALKS = "SELECT id, mode, day, by_id, at_ms FROM talk WHERE guest_id = $1 ORDER BY at_ms, id";
    pub(crate) DROP_TURNS = "DELETE FROM turn WHERE talk_id = $1";
    /// The line that was noted with the talk goes with it.
    pub(crate) DROP_LINE = "DELETE FROM course_step WHERE id = $1 AND kind = 'talk'";
    pub(crate) DROP_TALK = "DELETE FROM talk WHERE id = $1 AND guest_id = $2";
    pub(crate) HAS_SETS = "SELECT COUNT(*) FROM answer_set WHERE talk_id = $1";
    pub(crate) SETS = "SELECT s.id, s.talk_id, s.moment, s.answers FROM answer_set s JOIN talk t ON t.id = s.talk_id
        WHERE t.guest_id = $1 ORDER BY s.at_ms, s.id";
    pub(crate) ONE_SET = "SELECT id, answers FROM answer_set WHERE talk_id = $1 AND moment = $2";
    pub(crate) INSERT_SET = "INSERT INTO answer_set (id, talk_id, moment, answers, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) DROP_SET = "DELETE FROM answer_set WHERE talk_id = $1 AND moment = $2 AND id = $3";
    pub(crate) SETS_OF_OFFER = "SELECT s.id, t.guest_id, s.answers FROM answer_set s JOIN talk t ON t.id = s.talk_id
        WHERE COALESCE(t.offer_id, '') = $1 AND t.day >= $2 AND t.day < $3 ORDER BY s.id";
    pub(crate) INSERT_TURN = "INSERT INTO turn (id, session, guest_id, talk_id, moment, worker_id, opened_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) OPEN_TURN = "SELECT id, guest_id, talk_id, moment, worker_id FROM turn WHERE session = $1 AND closed_ms IS NULL
        ORDER BY opened_ms DESC, id DESC LIMIT 1";
    pub(crate) CLOSE_TURNS = "UPDATE turn SET closed_ms = $2 WHERE session = $1 AND closed_ms IS NULL";
    pub(crate) PUT_CODE = "INSERT INTO turn_code (worker_id, salt, pepper, proof, made_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (worker_id) DO UPDATE SET salt = excluded.salt, pepper = excluded.pepper, proof = excluded.proof, made_ms = excluded.made_ms";
    pub(crate) CODE = "SELECT salt, pepper, proof FROM turn_code WHERE worker_id = $1";
}
