//! Statements about enquiries.

kit_store::statements! {
    pub(crate) INSERT_ENQUIRY = "INSERT INTO enquiry (id, offer_id, day, at_ms, called, said, way, reach, came_by, had_been, door, due_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING";
    pub(crate) OPEN_ENQUIRIES = "SELECT e.id, e.at_ms, e.called, e.said, e.way, e.reach, e.came_by, e.had_been, e.door, e.due_on
        FROM enquiry e WHERE e.offer_id = $1
        AND COALESCE((SELECT s.kind FROM enquiry_step s WHERE s.enquiry_id = e.id
            AND s.kind IN ('helped', 'course', 'elsewhere', 'again') ORDER BY s.place DESC LIMIT 1), 'again') = 'again'
        ORDER BY e.due_on, e.at_ms, e.id";
    pub(crate) CLOSED_ENQUIRIES = "SELECT e.id, e.at_ms, e.called, e.said, e.way, e.reach, e.came_by, e.had_been, e.door, e.due_on
        FROM enquiry e WHERE e.offer_id = $1 AND e.day >= $2
        AND (SELECT s.kind FROM enquiry_step s WHERE s.enquiry_id = e.id
            AND s.kind IN ('helped', 'course', 'elsewhere', 'again') ORDER BY s.place DESC LIMIT 1) <> 'again'
        ORDER BY e.day DESC, e.at_ms DESC, e.id";
    pub(crate) ONE_ENQUIRY = "SELECT e.id, e.at_ms, e.called, e.said, e.way, e.reach, e.came_by, e.had_been, e.door, e.due_on
        FROM enquiry e WHERE e.id = $1 AND e.offer_id = $2";
    pub(crate) ENQUIRY_STEPS = "SELECT s.kind, s.worker_id, s.reason, s.by_id, s.at_ms FROM enquiry_step s
        WHERE s.enquiry_id = $1 ORDER BY s.place";
    pub(crate) OFFER_OF_ENQUIRY = "SELECT offer_id FROM enquiry WHERE id = $1";
    pub(crate) INSERT_ENQUIRY_STEP = "INSERT INTO enquiry_step (id, enquiry_id, kind, worker_id, reason, by_id, at_ms, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM enquiry_step l WHERE l.enquiry_id = $2))
        ON CONFLICT (id) DO NOTHING";
}
