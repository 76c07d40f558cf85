//! Statements about ways.

kit_store::statements! {
    /// A new way; nothing if the thread is known.
    pub(crate) INSERT_CROSSING = "INSERT INTO crossing
        (id, room_id, thread, community_id, community_name, association, coordinator, phone, asked_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (thread) DO NOTHING";
    /// Every way of a room, newest first.
    pub(crate) CROSSINGS = "SELECT id, thread, community_id, community_name, association, coordinator, phone
        FROM crossing WHERE room_id = $1 ORDER BY asked_ms DESC, id DESC";
    /// Whose way a thread is.
    pub(crate) OF_THREAD = "SELECT id FROM crossing WHERE thread = $1";
    /// What happened on a way.
    pub(crate) STEPS = "SELECT side, kind, fields, at_ms FROM step WHERE crossing_id = $1 ORDER BY place";
    /// Notes what happened; nothing if the same form has noted it before.
    pub(crate) INSERT_STEP = "INSERT INTO step (id, crossing_id, place, side, kind, fields, at_ms)
        SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3, $4, $5, $6 FROM step WHERE crossing_id = $2
        ON CONFLICT (id) DO NOTHING";
}
