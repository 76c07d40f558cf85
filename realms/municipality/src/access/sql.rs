//! Statements about corrections and erasure.

kit_store::statements! {
    pub(crate) HAS_CORRECTION = "SELECT COUNT(*) FROM correction WHERE id = $1";
    pub(crate) INSERT_CORRECTION = "INSERT INTO correction (id, guest_id, what, was, line, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) CORRECTIONS = "SELECT id, what, was, line, by_id, at_ms FROM correction WHERE guest_id = $1 ORDER BY at_ms DESC, id DESC";
    pub(crate) SET_CALLED = "UPDATE guest SET called = $2 WHERE id = $1";
    pub(crate) SET_GOAL = "UPDATE course SET goal = $2 WHERE id = $1";
    pub(crate) SET_ADDRESS = "UPDATE reminder_choice SET address = $2 WHERE id = $1";
    pub(crate) ASK = "INSERT INTO erasure (id, guest_no, reason, asked_by, asked_ms)
        SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM erasure e WHERE e.guest_no = $2 AND e.said IS NULL)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) OF_GUEST = "SELECT e.id, e.guest_no, e.reason, e.asked_by, e.asked_ms, e.said, e.said_ms, e.until FROM erasure e
        WHERE e.guest_no = $1 ORDER BY e.asked_ms DESC, e.id DESC";
    pub(crate) OPEN_OF_ALL = "SELECT e.id, e.guest_no, e.reason, e.asked_by, e.asked_ms, e.said, e.said_ms, e.until FROM erasure e
        WHERE e.said IS NULL ORDER BY e.asked_ms, e.id";
    pub(crate) OPEN_OF_LEADER = "SELECT e.id, e.guest_no, e.reason, e.asked_by, e.asked_ms, e.said, e.said_ms, e.until FROM erasure e
        JOIN worker w ON w.id = e.asked_by JOIN team_leader l ON l.team_id = w.team_id
        WHERE e.said IS NULL AND l.worker_id = $1 ORDER BY e.asked_ms, e.id";
    pub(crate) SAY = "UPDATE erasure SET said = $2, said_by = $3, said_ms = $4, until = $5 WHERE id = $1 AND said IS NULL";
    pub(crate) LAST_STEP = "SELECT MAX(s.at_ms) FROM course_step s JOIN course c ON c.id = s.course_id WHERE c.guest_id = $1";
}
