//! Statements about health.

kit_store::statements! {
    pub(crate) INSERT_SHEET = "INSERT INTO health_sheet (id, offer_id, from_on, sheet, by_id, at_ms, place) VALUES ($1, $2, $3, $4, $5, $6,
        (SELECT COALESCE(MAX(l.place), 0) + 1 FROM health_sheet l WHERE l.offer_id = $2)) ON CONFLICT (id) DO NOTHING";
    pub(crate) SHEETS = "SELECT from_on, sheet FROM health_sheet WHERE offer_id = $1 ORDER BY from_on, place";
    pub(crate) INSERT_TRAINING = "INSERT INTO team_training (id, team_id, topic, held_on, lapses_on, by_id, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    pub(crate) TRAININGS = "SELECT topic, lapses_on FROM team_training WHERE team_id = $1 AND held_on <= $2 ORDER BY held_on, id";
    pub(crate) INSERT_RATING = "INSERT INTO health_rating (id, offer_id, day, handles, finds, by_id, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    pub(crate) RATINGS = "SELECT day, handles, finds FROM health_rating WHERE offer_id = $1 ORDER BY day DESC, at_ms DESC, id DESC";
}
