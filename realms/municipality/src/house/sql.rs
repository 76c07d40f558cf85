//! Statements about the house.

kit_store::statements! {
    pub(crate) HOUSE = "SELECT name, word_one, word_the, word_many, evening_ore, weekend_ore FROM unit WHERE id = 'house'";
    pub(crate) PUT_HOUSE = "INSERT INTO unit (id, name, word_one, word_the, word_many, evening_ore, weekend_ore)
        VALUES ('house', $1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET name = $1, word_one = $2, word_the = $3,
        word_many = $4, evening_ore = $5, weekend_ore = $6";
    pub(crate) NAMES = "SELECT id, first_name FROM worker";
    pub(crate) WORKERS = "SELECT id, first_name, role, team_id FROM worker WHERE left_ms IS NULL AND role <> 'volunteers' ORDER BY id";
    pub(crate) EVERYBODY = "SELECT id, first_name, role, team_id FROM worker WHERE left_ms IS NULL ORDER BY id";
    pub(crate) WORKER = "SELECT id, first_name, role, team_id FROM worker WHERE id = $1 AND left_ms IS NULL";
    pub(crate) TEAMS = "SELECT id, name FROM team ORDER BY name, id";
    pub(crate) TEAMS_OF_LEADER = "SELECT t.id, t.name FROM team t JOIN team_leader l ON l.team_id = t.id
        WHERE l.worker_id = $1 ORDER BY t.name, t.id";
    pub(crate) WATCHES = "SELECT r.from_min, r.to_min, r.worker_id FROM roster r
        WHERE r.day = $1 AND COALESCE(r.offer_id, 'offer-house') = $2 AND r.kind = 'host' ORDER BY r.from_min, r.id";
    pub(crate) USE_FORM = "INSERT INTO form_used (id, day) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    pub(crate) SWEEP_FORMS = "DELETE FROM form_used WHERE day < $1";
}
