//! Statements about hand-overs. What is released is changed by none of them but to be taken back or carried away.

kit_store::statements! {
    pub(crate) INSERT_HANDOVER = "INSERT INTO handover (id, course_id, receiver, by_id, made_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_PART = "INSERT INTO handover_part (id, handover_id, part) VALUES ($1, $2, $3)";
    pub(crate) NEWEST_HANDOVER = "SELECT id, receiver, guest_words, released_ms, withdrawn_ms, carried_ms FROM handover WHERE course_id = $1 ORDER BY made_ms DESC, id DESC LIMIT 1";
    pub(crate) PARTS = "SELECT id, part, line FROM handover_part WHERE handover_id = $1 ORDER BY id";
    pub(crate) WRITE_PART = "UPDATE handover_part SET line = $3 WHERE id = $1 AND handover_id = $2 AND EXISTS (SELECT 1 FROM handover h
        WHERE h.id = $2 AND h.released_ms IS NULL AND h.withdrawn_ms IS NULL)";
    pub(crate) WRITE_WORDS = "UPDATE handover SET guest_words = $2 WHERE id = $1 AND released_ms IS NULL AND withdrawn_ms IS NULL";
    pub(crate) RELEASE = "UPDATE handover SET released_ms = $2 WHERE id = $1 AND released_ms IS NULL AND withdrawn_ms IS NULL";
    pub(crate) WITHDRAW = "UPDATE handover SET withdrawn_ms = $2, guest_words = NULL WHERE id = $1 AND withdrawn_ms IS NULL AND carried_ms IS NULL";
    pub(crate) FORGET_PARTS = "UPDATE handover_part SET line = NULL WHERE handover_id = $1";
    pub(crate) CARRY = "UPDATE handover SET carried_ms = $2 WHERE id = $1 AND released_ms IS NOT NULL AND withdrawn_ms IS NULL AND carried_ms IS NULL";
}
