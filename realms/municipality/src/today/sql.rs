//! Statements about the day in the house.

kit_store::statements! {
    pub(crate) EXPECTED = "SELECT e.id, e.at_min, e.guest_id, g.called, e.group_name, e.worker_id, e.what, a.at_ms, g.protected_ms
        FROM expected e LEFT JOIN guest g ON g.id = e.guest_id
        LEFT JOIN arrival a ON a.expected_id = e.id AND a.undone_ms IS NULL
        LEFT JOIN worker w ON w.id = e.worker_id LEFT JOIN team t ON t.id = w.team_id
        WHERE e.day = $1 AND COALESCE(t.offer_id, 'offer-house') = $2 ORDER BY e.at_min, e.id";
    pub(crate) EXPECTED_DAY = "SELECT day FROM expected WHERE id = $1";
    pub(crate) EXPECTED_GUEST = "SELECT guest_id FROM expected WHERE id = $1";
    pub(crate) COMING = "SELECT e.day, e.at_min, e.worker_id, e.what, e.id FROM expected e
        WHERE e.guest_id = $1 AND e.day >= $2 ORDER BY e.day, e.at_min, e.id";
    pub(crate) INSERT_EXPECTED = "INSERT INTO expected (id, day, at_min, guest_id, group_name, worker_id, what)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// Whoever has come stands there.
    pub(crate) GIVE_UP = "DELETE FROM expected WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.expected_id = $1)";
    pub(crate) HAS_ARRIVED = "SELECT COUNT(*) FROM arrival WHERE expected_id = $1 AND undone_ms IS NULL";
    pub(crate) INSERT_ARRIVAL = "INSERT INTO arrival (id, expected_id, at_ms, by_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) UNDO_ARRIVAL = "UPDATE arrival SET undone_ms = $2 WHERE expected_id = $1 AND undone_ms IS NULL";
    pub(crate) INSERT_WALK_IN = "INSERT INTO walk_in (id, day, wish, met_by, agreed, at_ms, left_ms, offer_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) WALK_INS = "SELECT i.id, i.wish, i.met_by, i.agreed, i.at_ms, i.left_ms FROM walk_in i
        WHERE i.day = $1 AND COALESCE(i.offer_id, 'offer-house') = $2 ORDER BY i.at_ms, i.id";
    pub(crate) WALK_IN = "SELECT wish, met_by, day FROM walk_in WHERE id = $1";
    pub(crate) WALK_IN_DAY = "SELECT day FROM walk_in WHERE id = $1";
    pub(crate) LEFT = "UPDATE walk_in SET left_ms = $2 WHERE id = $1 AND left_ms IS NULL";
    pub(crate) INSERT_CALL = "INSERT INTO phone_call (id, day, at_ms, taken_by, note, offer_id) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) CALLS = "SELECT c.at_ms, c.taken_by, c.note, c.id FROM phone_call c
        WHERE c.day = $1 AND COALESCE(c.offer_id, 'offer-house') = $2 ORDER BY c.at_ms DESC, c.id DESC";
}
