//! Statements about advice talks.

kit_store::statements! {
    pub(crate) INSERT_ADVICE = "INSERT INTO advice (id, offer_id, guest_id, enquiry_id, walk_in_id, day, at_min, worker_id, adviser_id, by_id, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING";
    pub(crate) ADVICE = "SELECT id, guest_id, enquiry_id, walk_in_id, day, at_min, worker_id, adviser_id, outcome, help, decided_by, hat, cancelled_ms
        FROM advice WHERE id = $1 AND offer_id = $2";
    pub(crate) ADVICE_SINCE = "SELECT id, guest_id, enquiry_id, walk_in_id, day, at_min, worker_id, adviser_id, outcome, help, decided_by, hat, cancelled_ms
        FROM advice WHERE offer_id = $1 AND (day >= $2 OR (outcome IS NULL AND cancelled_ms IS NULL)) ORDER BY day, at_min, id";
    pub(crate) DECIDE_ADVICE = "UPDATE advice SET outcome = $2, help = $3, decided_by = $4, hat = $5, decided_ms = $6
        WHERE id = $1 AND outcome IS NULL AND cancelled_ms IS NULL";
    pub(crate) CANCEL_ADVICE = "UPDATE advice SET cancelled_ms = $2 WHERE id = $1 AND outcome IS NULL";
}
