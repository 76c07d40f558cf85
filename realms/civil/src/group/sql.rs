//! Statements about groups.

kit_store::statements! {
    /// A new programme.
    pub(crate) ADD_PROGRAMME = "INSERT INTO programme (id, association_id, title, meetings, made_ms)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    /// An association's programmes.
    pub(crate) PROGRAMMES = "SELECT id, association_id, title, meetings FROM programme WHERE association_id = $1 ORDER BY title, id";
    /// One programme.
    pub(crate) PROGRAMME = "SELECT id, association_id, title, meetings FROM programme WHERE id = $1";
    /// A page of the manual, typed.
    pub(crate) ADD_PAGE = "INSERT INTO manual_page (id, programme_id, number, version, title, body, made_ms)
        SELECT $1, $2, $3, COALESCE(MAX(version), 0) + 1, $4, $5, $6 FROM manual_page WHERE programme_id = $2
        ON CONFLICT (id) DO NOTHING";
    /// The newest page of each meeting.
    pub(crate) PAGES = "SELECT number, version, title, body FROM manual_page AS p WHERE programme_id = $1
        AND version = (SELECT MAX(q.version) FROM manual_page AS q WHERE q.programme_id = p.programme_id AND q.number = p.number)
        ORDER BY number";
    /// A new run.
    pub(crate) ADD_COHORT = "INSERT INTO cohort (id, programme_id, place, first_leader_id, second_leader_id, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    /// An association's runs, the newest first.
    pub(crate) COHORTS = "SELECT c.id, c.programme_id, p.title, c.place, c.first_leader_id, c.second_leader_id
        FROM cohort AS c JOIN programme AS p ON p.id = c.programme_id WHERE p.association_id = $1 ORDER BY c.made_ms DESC, c.id";
    /// When a meeting is.
    pub(crate) ADD_TIME = "INSERT INTO cohort_time (id, cohort_id, number, turn, starts, at_ms)
        SELECT $1, $2, $3, COALESCE(MAX(turn), 0) + 1, $4, $5 FROM cohort_time WHERE cohort_id = $2 AND number = $3
        ON CONFLICT (id) DO NOTHING";
    /// When a run's meetings are.
    pub(crate) TIMES = "SELECT number, starts FROM cohort_time AS t WHERE cohort_id = $1
        AND turn = (SELECT MAX(u.turn) FROM cohort_time AS u WHERE u.cohort_id = t.cohort_id AND u.number = t.number)
        ORDER BY number";
    /// How a meeting was, by the manual as it is now.
    pub(crate) ADD_HELD = "INSERT INTO cohort_held (id, cohort_id, number, turn, came, how, version, at_ms)
        SELECT $1, $2, $3, COALESCE(MAX(turn), 0) + 1, $4, $5,
            (SELECT COALESCE(MAX(m.version), 0) FROM manual_page AS m JOIN cohort AS c ON c.programme_id = m.programme_id WHERE c.id = $2), $6
        FROM cohort_held WHERE cohort_id = $2 AND number = $3
        ON CONFLICT (id) DO NOTHING";
    /// How a run's meetings were.
    pub(crate) HELD = "SELECT number, came, how, version FROM cohort_held AS h WHERE cohort_id = $1
        AND turn = (SELECT MAX(i.turn) FROM cohort_held AS i WHERE i.cohort_id = h.cohort_id AND i.number = h.number)
        ORDER BY number";
    /// How many caught up on a meeting.
    pub(crate) ADD_CATCH_UP = "INSERT INTO cohort_catch_up (id, cohort_id, number, turn, came, at_ms)
        SELECT $1, $2, $3, COALESCE(MAX(turn), 0) + 1, $4, $5 FROM cohort_catch_up WHERE cohort_id = $2 AND number = $3
        ON CONFLICT (id) DO NOTHING";
    /// How many caught up on each of a run's meetings.
    pub(crate) CAUGHT_UP = "SELECT number, came FROM cohort_catch_up AS h WHERE cohort_id = $1
        AND turn = (SELECT MAX(i.turn) FROM cohort_catch_up AS i WHERE i.cohort_id = h.cohort_id AND i.number = h.number)
        ORDER BY number";
}
