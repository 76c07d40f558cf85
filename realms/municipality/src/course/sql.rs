//! Statements about guests and their courses.

kit_store::statements! {
    pub(crate) INSERT_GUEST = "INSERT INTO guest (id, called, made_ms) VALUES ($1, $2, $3)";
    pub(crate) GUEST = "SELECT called FROM guest WHERE id = $1";
    pub(crate) INSERT_COURSE = "INSERT INTO course (id, guest_id, basis, start_on, end_on, goal, afterwards, contact_id, decided_by, hat, opened_ms, with_id, with_hat, decided_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    pub(crate) GUEST_OF_COURSE = "SELECT guest_id FROM course WHERE id = $1";
    pub(crate) NEWEST = "SELECT c.id, c.basis, c.start_on, c.end_on, c.goal, c.afterwards, c.contact_id, c.decided_by, c.hat, c.with_id, c.with_hat, c.decided_at
        FROM course c
        WHERE c.guest_id = $1 AND NOT EXISTS (SELECT 1 FROM course_step w WHERE w.course_id = c.id AND w.kind = 'withdrawn')
        ORDER BY c.start_on DESC, c.opened_ms DESC, c.id DESC LIMIT 1";
    pub(crate) WAY = "SELECT c.basis, c.start_on, c.end_on, (SELECT CASE WHEN s.kind = 'ended' THEN s.at_ms ELSE NULL END FROM course_step s
            WHERE s.course_id = c.id AND s.kind IN ('ended', 'goes_on') ORDER BY s.place DESC LIMIT 1)
        FROM course c
        WHERE c.guest_id = $1 AND NOT EXISTS (SELECT 1 FROM course_step w WHERE w.course_id = c.id AND w.kind = 'withdrawn')
        ORDER BY c.start_on, c.opened_ms, c.id";
    pub(crate) CONTACT_OF_GUEST = "SELECT c.contact_id FROM course c
        WHERE c.guest_id = $1 AND NOT EXISTS (SELECT 1 FROM course_step w WHERE w.course_id = c.id AND w.kind = 'withdrawn')
        ORDER BY c.start_on DESC, c.opened_ms DESC, c.id DESC LIMIT 1";
    pub(crate) INSERT_STEP = "INSERT INTO course_step (id, course_id, kind, line, contact_id, by_id, at_ms, word, on_day, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM course_step l WHERE l.course_id = $2)) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_ENDING = "INSERT INTO course_ending (id, course_id, reason, next, next_on, help, stands, came_after)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";
    pub(crate) HAS_STEP = "SELECT COUNT(*) FROM course_step WHERE id = $1";
    pub(crate) COURSE_OF_STEP = "SELECT course_id FROM course_step WHERE id = $1 AND kind = 'ended'";
    pub(crate) SET_CONTACT = "UPDATE course SET contact_id = $2 WHERE id = $1";
    pub(crate) STEPS = "SELECT s.id, c.guest_id, s.kind, s.line, s.contact_id, s.by_id, s.at_ms, s.word, s.on_day,
            e.reason, e.next, e.next_on, e.help, e.stands, e.came_after
        FROM course_step s
        JOIN course c ON c.id = s.course_id LEFT JOIN course_ending e ON e.id = s.id WHERE s.course_id = $1 ORDER BY s.place";
    pub(crate) OPEN_COURSES = "SELECT g.id, g.called, c.basis, c.start_on, c.end_on, c.contact_id, c.id, c.goal, g.protected_ms FROM guest g
        JOIN course c ON c.guest_id = g.id
        WHERE COALESCE((SELECT s.kind FROM course_step s WHERE s.course_id = c.id AND s.kind IN ('ended', 'goes_on', 'withdrawn')
            ORDER BY s.place DESC LIMIT 1), '') NOT IN ('ended', 'withdrawn')
        ORDER BY c.end_on NULLS LAST, g.id";
    pub(crate) OPEN_COURSES_OF = "SELECT g.id, g.called, c.basis, c.start_on, c.end_on, c.contact_id, c.id, c.goal, g.protected_ms FROM guest g
        JOIN course c ON c.guest_id = g.id
        WHERE c.contact_id = $1 AND COALESCE((SELECT s.kind FROM course_step s WHERE s.course_id = c.id AND s.kind IN ('ended', 'goes_on', 'withdrawn')
            ORDER BY s.place DESC LIMIT 1), '') NOT IN ('ended', 'withdrawn')
        ORDER BY c.end_on NULLS LAST, g.id";
    pub(crate) TALKS_OF_COURSE = "SELECT COUNT(*) FROM talk t JOIN course c ON c.guest_id = t.guest_id WHERE c.id = $1 AND t.day >= c.start_on";
    pub(crate) TALKS_OF_COURSES = "SELECT c.id, COUNT(*) FROM talk t JOIN course c ON c.guest_id = t.guest_id WHERE t.day >= c.start_on GROUP BY c.id";
    pub(crate) TALKS_OF_CONTACT = "SELECT c.id, COUNT(*) FROM talk t JOIN course c ON c.guest_id = t.guest_id
        WHERE c.contact_id = $1 AND t.day >= c.start_on GROUP BY c.id";
    pub(crate) TEAM_OF = "SELECT team_id FROM worker WHERE id = $1";
    pub(crate) CLOCKS = "SELECT s.course_id, s.kind, s.by_id, s.at_ms, s.word, s.on_day, e.reason, e.next, e.next_on, e.help FROM course_step s
        LEFT JOIN course_ending e ON e.id = s.id
        WHERE s.kind NOT IN ('opened', 'visit', 'contact', 'talk') ORDER BY s.course_id, s.place";
    pub(crate) CLOCKS_OF = "SELECT s.course_id, s.kind, s.by_id, s.at_ms, s.word, s.on_day, e.reason, e.next, e.next_on, e.help FROM course_step s
        JOIN course c ON c.id = s.course_id LEFT JOIN course_ending e ON e.id = s.id
        WHERE c.contact_id = $1 AND s.kind NOT IN ('opened', 'visit', 'contact', 'talk') ORDER BY s.course_id, s.place";
    pub(crate) SUPPORT = "SELECT id, kind, from_on, to_on FROM other_support WHERE guest_id = $1 ORDER BY from_on, id";
    pub(crate) ALL_SUPPORT = "SELECT guest_id, kind, from_on FROM other_support ORDER BY guest_id, from_on, id";
    pub(crate) DECIDED_ENDS = "SELECT id, guest_id, end_on FROM course ORDER BY id";
    pub(crate) INSERT_SUPPORT = "INSERT INTO other_support (id, guest_id, kind, from_on, to_on, by_id, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    pub(crate) END_SUPPORT = "UPDATE other_support SET to_on = $3 WHERE id = $1 AND guest_id = $2 AND to_on IS NULL";
    pub(crate) TASKS = "SELECT id, line, done_ms, shared_ms FROM course_todo WHERE course_id = $1 ORDER BY made_ms, id";
    pub(crate) ADD_TASK = "INSERT INTO course_todo (id, course_id, line, by_id, made_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    pub(crate) TICK_TASK = "UPDATE course_todo SET done_ms = $3 WHERE id = $1 AND course_id = $2";
    pub(crate) SHARE_TASK = "UPDATE course_todo SET shared_ms = $3 WHERE id = $1 AND course_id = $2";
    pub(crate) INSERT_CARD = "INSERT INTO punch_card (id, course_id, talks, valid_to, by_id, made_ms) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    pub(crate) CARD = "SELECT id, talks, valid_to FROM punch_card WHERE course_id = $1 ORDER BY made_ms DESC, id DESC LIMIT 1";
    pub(crate) PUNCHES = "SELECT id, on_day FROM punch WHERE card_id = $1 AND undone_ms IS NULL ORDER BY on_day, id";
    pub(crate) INSERT_PUNCH = "INSERT INTO punch (id, card_id, on_day, by_id, made_ms)
        SELECT $1, $2, $3, $4, $5 WHERE (SELECT COUNT(*) FROM punch p WHERE p.card_id = $2 AND p.undone_ms IS NULL) < $6 ON CONFLICT (id) DO NOTHING";
    pub(crate) HAS_PUNCH = "SELECT COUNT(*) FROM punch WHERE id = $1";
    pub(crate) LOCK_CARD = "UPDATE punch_card SET talks = talks WHERE id = $1";
    pub(crate) UNDO_PUNCH = "UPDATE punch SET undone_ms = $3 WHERE id = $1 AND card_id = $2 AND undone_ms IS NULL";
    pub(crate) OPEN_AND_SPOKEN = "SELECT COUNT(*), COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM course_step t WHERE t.course_id = c.id AND t.kind = 'spoke'))
        FROM course c WHERE COALESCE((SELECT s.kind FROM course_step s WHERE s.course_id = c.id AND s.kind IN ('ended', 'goes_on', 'withdrawn')
            ORDER BY s.place DESC LIMIT 1), '') NOT IN ('ended', 'withdrawn')";
    pub(crate) ENDED_WITHOUT_TAPER = "SELECT COUNT(*), COUNT(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM course_step t WHERE t.course_id = c.id AND t.kind = 'taper'))
        FROM course c JOIN course_step s ON s.course_id = c.id
        WHERE s.kind = 'ended' AND s.at_ms >= $1
        AND NOT EXISTS (SELECT 1 FROM course_step l WHERE l.course_id = c.id AND l.kind IN ('ended', 'goes_on') AND l.place > s.place)";
    pub(crate) TOO_SHORT = "SELECT s.word, COUNT(*) FROM course_step s WHERE s.kind = 'too_short' AND s.at_ms >= $1 GROUP BY s.word ORDER BY s.word";
}
