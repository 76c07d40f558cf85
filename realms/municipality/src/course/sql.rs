//! Statements about guests and their courses.

kit_store::statements! {
    pub(crate) INSERT_GUEST = "INSERT INTO guest (id, called, made_ms) VALUES ($1, $2, $3)";
    pub(crate) GUEST = "SELECT called FROM guest WHERE id = $1";
    pub(crate) INSERT_COURSE = "INSERT INTO course (id, guest_id, basis, start_on, end_on, goal, afterwards, contact_id, decided_by, hat, opened_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    pub(crate) GUEST_OF_COURSE = "SELECT guest_id FROM course WHERE id = $1";
    pub(crate) NEWEST = "SELECT c.id, c.basis, c.start_on, c.end_on, c.goal, c.afterwards, c.contact_id, c.decided_by, c.hat
        FROM course c
        WHERE c.guest_id = $1 ORDER BY c.start_on DESC, c.opened_ms DESC, c.id DESC LIMIT 1";
    pub(crate) INSERT_STEP = "INSERT INTO course_step (id, course_id, kind, line, contact_id, by_id, at_ms, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM course_step l WHERE l.course_id = $2)) ON CONFLICT (id) DO NOTHING";
    pub(crate) HAS_STEP = "SELECT COUNT(*) FROM course_step WHERE id = $1";
    pub(crate) SET_CONTACT = "UPDATE course SET contact_id = $2 WHERE id = $1";
    pub(crate) STEPS = "SELECT s.id, c.guest_id, s.kind, s.line, s.contact_id, s.by_id, s.at_ms FROM course_step s
        JOIN course c ON c.id = s.course_id WHERE s.course_id = $1 ORDER BY s.place";
    pub(crate) RUNNING = "SELECT g.id, g.called, c.basis, c.start_on, c.end_on, c.contact_id FROM guest g
        JOIN course c ON c.guest_id = g.id
        WHERE (c.end_on IS NULL OR c.end_on >= $1)
        AND COALESCE((SELECT s.kind FROM course_step s WHERE s.course_id = c.id AND s.kind IN ('ended', 'goes_on')
            ORDER BY s.place DESC LIMIT 1), '') <> 'ended'
        ORDER BY c.end_on NULLS LAST, g.id";
}
