//! Statements about reminders.

kit_store::statements! {
    pub(crate) INSERT_CHOICE = "INSERT INTO reminder_choice (id, guest_id, way, address, style, line, early, stop, by_id, chosen_ms, stopped_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL) ON CONFLICT (id) DO NOTHING";
    pub(crate) HAS_CHOICE = "SELECT COUNT(*) FROM reminder_choice WHERE id = $1";
    pub(crate) CHOICE = "SELECT id, way, address, style, line, early, stop FROM reminder_choice
        WHERE guest_id = $1 AND stopped_ms IS NULL ORDER BY chosen_ms DESC, id DESC LIMIT 1";
    pub(crate) CHOSEN = "SELECT guest_id, early FROM reminder_choice WHERE stopped_ms IS NULL ORDER BY guest_id, chosen_ms";
    pub(crate) STOP = "UPDATE reminder_choice SET stopped_ms = $2 WHERE guest_id = $1 AND stopped_ms IS NULL";
    pub(crate) BY_STOP = "SELECT guest_id FROM reminder_link WHERE stop_hash = $1";
    pub(crate) INSERT_LINK = "INSERT INTO reminder_link (stop_hash, guest_id, made_ms) VALUES ($1, $2, $3) ON CONFLICT (stop_hash) DO NOTHING";
    /// What a guest has to come: own appointments, and the meetings of groups in which they have a place.
    pub(crate) COMING = "SELECT e.id, e.day, e.at_min, e.worker_id FROM expected e WHERE e.guest_id = $1 AND e.day >= $2 AND e.day <= $3
        ORDER BY e.day, e.at_min, e.id";
    pub(crate) SERIES_OF_GUEST = "SELECT series_id, from_place FROM group_seat WHERE guest_id = $1 AND seated_ms IS NOT NULL AND left_ms IS NULL
        ORDER BY series_id";
    pub(crate) NOT_TODAY = "SELECT a.session_id FROM attendance a WHERE a.guest_id = $1 AND a.said = 'not_today'
        AND a.place = (SELECT MAX(l.place) FROM attendance l WHERE l.session_id = a.session_id AND l.guest_id = a.guest_id)";
    pub(crate) SKIPPED = "SELECT subject_id FROM reminder_skip WHERE guest_id = $1 AND undone_ms IS NULL";
    pub(crate) SKIP = "INSERT INTO reminder_skip (id, guest_id, subject_id, by_id, at_ms, undone_ms) VALUES ($1, $2, $3, $4, $5, NULL)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) UNSKIP = "UPDATE reminder_skip SET undone_ms = $3 WHERE guest_id = $1 AND subject_id = $2 AND undone_ms IS NULL";
}
