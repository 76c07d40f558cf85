//! Statements about meetings.

kit_store::statements! {
    pub(crate) PUT_DRAFT = "INSERT INTO meeting_draft (id, course_id, sheet, by_id, made_ms, lapses_ms) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET sheet = excluded.sheet
        WHERE meeting_draft.course_id = excluded.course_id AND meeting_draft.closed_ms IS NULL";
    pub(crate) DRAFT = "SELECT id, sheet, closed_ms FROM meeting_draft WHERE course_id = $1 AND lapses_ms > $2 ORDER BY made_ms DESC, id DESC LIMIT 1";
    pub(crate) CLOSE_DRAFT = "UPDATE meeting_draft SET closed_ms = $3 WHERE id = $1 AND course_id = $2 AND closed_ms IS NULL";
    pub(crate) INSERT_MEETING = "INSERT INTO meeting (id, course_id, on_day, by_id, closed_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_MEETING_AGENCY = "INSERT INTO meeting_agency (meeting_id, agency) VALUES ($1, $2) ON CONFLICT (meeting_id, agency) DO NOTHING";
    pub(crate) INSERT_MEETING_LINE = "INSERT INTO meeting_line (id, meeting_id, place, what, agency, until_on) VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) MEETINGS = "SELECT id, on_day, review_id FROM meeting WHERE course_id = $1 ORDER BY on_day DESC, closed_ms DESC, id";
    pub(crate) MEETING_REVIEW = "UPDATE meeting SET review_id = $3, review_day = $4 WHERE id = $1 AND course_id = $2";
    pub(crate) REVIEW_OF_MEETING = "SELECT review_id, review_day FROM meeting WHERE id = $1 AND course_id = $2 AND review_id IS NOT NULL";
    pub(crate) MEETING_AGENCIES = "SELECT agency FROM meeting_agency WHERE meeting_id = $1 ORDER BY agency";
    pub(crate) MEETING_LINES = "SELECT id, what, agency, until_on, done_ms FROM meeting_line WHERE meeting_id = $1 ORDER BY place";
    pub(crate) TICK_MEETING_LINE = "UPDATE meeting_line SET done_ms = $3 WHERE id = $1
        AND meeting_id IN (SELECT m.id FROM meeting m WHERE m.course_id = $2)";
}
