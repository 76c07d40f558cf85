//! Statements about a guest's card and page.

kit_store::statements! {
    pub(crate) INSERT_CODE = "INSERT INTO card_code (id, guest_id, proof, made_ms) VALUES ($1, $2, $3, $4)";
    pub(crate) FORGET_CARD = "DELETE FROM card_code WHERE guest_id = $1";
    pub(crate) CARD = "SELECT made_ms, used_ms FROM card_code WHERE guest_id = $1 ORDER BY made_ms, id";
    pub(crate) OF_PROOF = "SELECT guest_id FROM card_code WHERE proof = $1 AND used_ms IS NULL";
    pub(crate) USE_CODE = "UPDATE card_code SET used_ms = $2 WHERE proof = $1 AND used_ms IS NULL";
    pub(crate) ON_DUTY = "SELECT r.day, r.from_min, r.to_min FROM roster r
        WHERE r.worker_id = $1 AND r.kind = 'host' AND r.day >= $2 AND r.day <= $3 ORDER BY r.day, r.from_min, r.id";
    pub(crate) CALL_IS_OPEN = "SELECT COUNT(*) FROM call_back WHERE guest_id = $1 AND done_ms IS NULL";
}
