//! Statements about the door.

kit_store::statements! {
    pub(crate) INSERT_ERRAND = "INSERT INTO errand (id, offer_id, day, kind, guest_id, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) ERRANDS = "SELECT COUNT(*) FROM errand WHERE offer_id = $1 AND day >= $2 AND day <= $3";
    pub(crate) ERRANDS_OF_GUEST = "SELECT kind, day FROM errand WHERE guest_id = $1 ORDER BY day DESC, at_ms DESC";
    pub(crate) INSERT_HEADS = "INSERT INTO head (id, offer_id, day, n) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    pub(crate) HEADS = "SELECT n FROM head WHERE offer_id = $1 AND day = $2";
    pub(crate) CLOSE_HOUSE = "INSERT INTO closed_house (id, offer_id, from_on, line, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) OPEN_HOUSE = "UPDATE closed_house SET opened_ms = $2 WHERE offer_id = $1 AND opened_ms IS NULL";
    pub(crate) CLOSED_HOUSE = "SELECT line FROM closed_house WHERE offer_id = $1 AND opened_ms IS NULL AND from_on <= $2
        ORDER BY at_ms DESC, id DESC LIMIT 1";
    pub(crate) PROTECT = "UPDATE guest SET protected_ms = $2 WHERE id = $1";
    pub(crate) PROTECTED = "SELECT protected_ms FROM guest WHERE id = $1";
}
