//! Statements about groups.

kit_store::statements! {
    pub(crate) INSERT_PROGRAMME = "INSERT INTO programme (id, title, intro, made_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_PART = "INSERT INTO programme_part (programme_id, place, line) VALUES ($1, $2, $3)";
    pub(crate) PROGRAMMES = "SELECT p.id, p.title, (SELECT COUNT(*) FROM programme_part a WHERE a.programme_id = p.id)
        FROM programme p ORDER BY p.made_ms, p.id";
    pub(crate) PROGRAMME = "SELECT title, intro FROM programme WHERE id = $1";
    pub(crate) PARTS = "SELECT line FROM programme_part WHERE programme_id = $1 ORDER BY place";
    pub(crate) INSERT_SERIES = "INSERT INTO series (id, programme_id, name, room, mode, places, minutes, every_weeks, newcomers_weeks, lead_id, second_id, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_SESSION = "INSERT INTO group_session (id, series_id, place, day, at_min, instead_of) VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) ALL_SERIES = "SELECT id, programme_id, name, room, mode, places, minutes, every_weeks, newcomers_weeks, lead_id, second_id
        FROM series ORDER BY made_ms, id";
    pub(crate) SERIES = "SELECT id, programme_id, name, room, mode, places, minutes, every_weeks, newcomers_weeks, lead_id, second_id
        FROM series WHERE id = $1";
    pub(crate) SESSIONS = "SELECT id, place, day, at_min, instead_of FROM group_session WHERE series_id = $1 ORDER BY place";
    pub(crate) SERIES_OF_SESSION = "SELECT series_id FROM group_session WHERE id = $1";
    pub(crate) STEPS = "SELECT t.session_id, t.kind, t.day, t.at_min, t.worker_id, t.mode FROM session_step t
        JOIN group_session s ON s.id = t.session_id WHERE s.series_id = $1 ORDER BY t.session_id, t.place";
    pub(crate) INSERT_STEP = "INSERT INTO session_step (id, session_id, kind, day, at_min, worker_id, mode, by_id, at_ms, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM session_step l WHERE l.session_id = $2))
        ON CONFLICT (id) DO NOTHING";
    pub(crate) MOVE_EXPECTED = "UPDATE expected SET day = $2, at_min = $3 WHERE id = $1";
    pub(crate) HAS_EXPECTED = "SELECT COUNT(*) FROM expected WHERE id = $1";
    pub(crate) NO_EXPECTED = "DELETE FROM expected WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.expected_id = $1)";
    pub(crate) SEATS = "SELECT s.id, s.guest_id, g.called, s.queue_no, s.from_place, s.seated_ms, s.left_ms, s.left_why
        FROM group_seat s JOIN guest g ON g.id = s.guest_id WHERE s.series_id = $1 ORDER BY s.queue_no";
    pub(crate) SEAT = "SELECT series_id, guest_id, seated_ms, left_ms FROM group_seat WHERE id = $1";
    pub(crate) SEAT_OF_GUEST = "SELECT id FROM group_seat WHERE series_id = $1 AND guest_id = $2 AND left_ms IS NULL";
    pub(crate) COUNTS = "SELECT COUNT(*) FILTER (WHERE seated_ms IS NOT NULL AND left_ms IS NULL),
        COUNT(*) FILTER (WHERE seated_ms IS NULL AND left_ms IS NULL), COALESCE(MAX(queue_no), 0)
        FROM group_seat WHERE series_id = $1";
    pub(crate) INSERT_SEAT = "INSERT INTO group_seat (id, series_id, guest_id, queue_no, from_place, asked_ms, seated_ms, left_ms, left_why, by_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, $8)";
    pub(crate) LEAVE = "UPDATE group_seat SET left_ms = $2, left_why = $3 WHERE id = $1 AND left_ms IS NULL";
    pub(crate) COME_BACK = "UPDATE group_seat SET left_ms = NULL, left_why = NULL, seated_ms = $2 WHERE id = $1 AND left_ms IS NOT NULL";
    pub(crate) FIRST_WAITING = "SELECT id, guest_id FROM group_seat WHERE series_id = $1 AND seated_ms IS NULL AND left_ms IS NULL
        ORDER BY queue_no LIMIT 1";
    pub(crate) SIT = "UPDATE group_seat SET seated_ms = $2 WHERE id = $1 AND seated_ms IS NULL AND left_ms IS NULL";
    pub(crate) ATTENDANCE = "SELECT a.guest_id, a.said FROM attendance a WHERE a.session_id = $1 ORDER BY a.guest_id, a.place";
    pub(crate) INSERT_ATTENDANCE = "INSERT INTO attendance (id, session_id, guest_id, said, by_id, at_ms, place)
        VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM attendance l WHERE l.session_id = $2 AND l.guest_id = $3))
        ON CONFLICT (id) DO NOTHING";
    pub(crate) TIMES_CAME = "SELECT a.guest_id, COUNT(*) FROM attendance a JOIN group_session s ON s.id = a.session_id
        WHERE s.series_id = $1 AND a.said = 'came'
        AND a.place = (SELECT MAX(l.place) FROM attendance l WHERE l.session_id = a.session_id AND l.guest_id = a.guest_id)
        GROUP BY a.guest_id";
    pub(crate) INSERT_CALL_DUE = "INSERT INTO call_due (id, series_id, session_id, guest_id, why, made_ms, rung_ms, rung_by)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL) ON CONFLICT (id) DO NOTHING";
    pub(crate) CALLS_DUE = "SELECT c.id, c.session_id, c.guest_id, g.called, c.why FROM call_due c JOIN guest g ON g.id = c.guest_id
        WHERE c.series_id = $1 AND c.rung_ms IS NULL ORDER BY c.made_ms, c.id";
    pub(crate) CALLS_OWED = "SELECT c.series_id, s.name, COUNT(*) FROM call_due c JOIN series s ON s.id = c.series_id
        WHERE c.rung_ms IS NULL GROUP BY c.series_id, s.name ORDER BY s.name, c.series_id";
    pub(crate) CALL_DUE = "SELECT series_id, guest_id FROM call_due WHERE id = $1";
    pub(crate) RUNG = "UPDATE call_due SET rung_ms = $2, rung_by = $3 WHERE id = $1 AND rung_ms IS NULL";
}
