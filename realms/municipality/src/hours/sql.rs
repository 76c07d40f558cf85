//! Statements about accompaniment time.

kit_store::statements! {
    pub(crate) INSERT_TIME = "INSERT INTO accompaniment_time (id, worker_id, team_id, day, minutes, part, extra_ore)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_TIME_STEP = "INSERT INTO time_step (id, time_id, kind, by_id, at_ms, place) VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) ONE_TIME = "SELECT t.worker_id, t.team_id, t.part, s.kind, s.place FROM accompaniment_time t
        JOIN time_step s ON s.time_id = t.id WHERE t.id = $1 ORDER BY s.place DESC LIMIT 1";
    pub(crate) TIMES_OF_WORKER = "SELECT t.id, t.day, t.minutes, t.part, t.extra_ore, s.kind FROM accompaniment_time t
        JOIN time_step s ON s.time_id = t.id AND s.place = (SELECT MAX(l.place) FROM time_step l WHERE l.time_id = t.id)
        WHERE t.worker_id = $1 AND t.day >= $2 ORDER BY t.day DESC, t.id DESC";
    pub(crate) TIMES_OF_TEAM = "SELECT t.id, t.day, t.minutes, t.part, t.extra_ore, s.kind FROM accompaniment_time t
        JOIN time_step s ON s.time_id = t.id AND s.place = (SELECT MAX(l.place) FROM time_step l WHERE l.time_id = t.id)
        WHERE t.team_id = $1 AND t.day >= $2 ORDER BY t.day, t.id";
    pub(crate) AIMS = "SELECT from_on, minutes FROM weekly_aim WHERE team_id = $1 ORDER BY from_on, made_ms, id";
    pub(crate) INSERT_AIM = "INSERT INTO weekly_aim (id, team_id, minutes, from_on, by_id, made_ms) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_LESS = "INSERT INTO less_of (id, team_id, line, made_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    pub(crate) LESS = "SELECT line, made_ms FROM less_of WHERE team_id = $1 ORDER BY made_ms DESC, id DESC";
}
