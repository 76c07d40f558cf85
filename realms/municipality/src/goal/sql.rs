//! Statements about goals.

kit_store::statements! {
    pub(crate) INSERT_GOAL = "INSERT INTO goal (id, course_id, line, by_id, at_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    pub(crate) GOALS = "SELECT id, line, reached_ms FROM goal WHERE course_id = $1 ORDER BY at_ms, id";
    pub(crate) REACH_GOAL = "UPDATE goal SET reached_ms = $3 WHERE id = $1 AND course_id = $2";
    pub(crate) INSERT_GOAL_PART = "INSERT INTO goal_part (id, course_id, goal_id, agency, kind, line, by_id, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";
    pub(crate) GOAL_PARTS = "SELECT id, goal_id, agency, kind, line, over_ms FROM goal_part WHERE course_id = $1 ORDER BY at_ms, id";
    pub(crate) END_GOAL_PART = "UPDATE goal_part SET over_ms = $3 WHERE id = $1 AND course_id = $2";
    pub(crate) INSERT_YES = "INSERT INTO goal_agency (id, course_id, agency, by_id, yes_ms)
        SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM goal_agency a
            WHERE a.course_id = $2 AND a.agency = $3 AND a.withdrawn_ms IS NULL) ON CONFLICT (id) DO NOTHING";
    pub(crate) YESES = "SELECT agency, yes_ms FROM goal_agency WHERE course_id = $1 AND withdrawn_ms IS NULL ORDER BY yes_ms, id";
    pub(crate) WITHDRAW_YES = "UPDATE goal_agency SET withdrawn_ms = $3 WHERE course_id = $1 AND agency = $2 AND withdrawn_ms IS NULL";
    pub(crate) INSERT_REVIEW = "INSERT INTO goal_review (id, course_id, place, day)
        VALUES ($1, $2, (SELECT COALESCE(MAX(r.place), 0) + 1 FROM goal_review r WHERE r.course_id = $2), $3) ON CONFLICT (id) DO NOTHING";
    pub(crate) REVIEWS = "SELECT id, day, agreed FROM goal_review WHERE course_id = $1 ORDER BY day, place";
    pub(crate) HOLD_REVIEW = "UPDATE goal_review SET agreed = $3, by_id = $4, held_ms = $5 WHERE id = $1 AND course_id = $2 AND held_ms IS NULL";
    pub(crate) REVIEW_DAY = "SELECT day FROM goal_review WHERE id = $1 AND course_id = $2 AND held_ms IS NULL";
    pub(crate) GIVE_REVIEW_BACK = "UPDATE goal_review SET day = $3, agreed = NULL, by_id = NULL, held_ms = NULL WHERE id = $1 AND course_id = $2";
    pub(crate) MOVE_REVIEW = "UPDATE goal_review SET day = $3 WHERE id = $1 AND course_id = $2 AND held_ms IS NULL";
    pub(crate) DUE_REVIEWS = "SELECT g.id, g.called, c.id, c.start_on, c.end_on, MIN(r.day) FROM goal_review r
        JOIN course c ON c.id = r.course_id JOIN guest g ON g.id = c.guest_id
        WHERE c.contact_id = $1 AND r.held_ms IS NULL AND r.day <= $2
        AND COALESCE((SELECT s.kind FROM course_step s WHERE s.course_id = c.id AND s.kind IN ('ended', 'goes_on', 'withdrawn')
            ORDER BY s.place DESC LIMIT 1), '') NOT IN ('ended', 'withdrawn')
        GROUP BY g.id, g.called, c.id, c.start_on, c.end_on ORDER BY MIN(r.day), g.id";
}
