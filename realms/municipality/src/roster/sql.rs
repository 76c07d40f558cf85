//! Statements about the roster.

kit_store::statements! {
    pub(crate) SHIFTS = "SELECT r.id, r.day, r.from_min, r.to_min, r.worker_id, r.kind FROM roster r
        WHERE COALESCE(r.offer_id, 'offer-house') = $1 AND r.day >= $2 AND r.day <= $3 ORDER BY r.day, r.from_min, r.id";
    pub(crate) INSERT_SHIFT = "INSERT INTO roster (id, day, from_min, to_min, worker_id, offer_id, kind) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) DELETE_SHIFT = "DELETE FROM roster WHERE id = $1 AND COALESCE(offer_id, 'offer-house') = $2 AND day >= $3";
}
