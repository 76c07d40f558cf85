//! Statements about what companions offer.

kit_store::statements! {
    /// What a companion says of herself.
    pub(crate) SAY = "UPDATE companion SET interests = $2, languages = $3, area = $4, age = $5, max_load = $6
        WHERE id = $1 AND left_at_ms IS NULL";
    /// When she has time in an ordinary week.
    pub(crate) ADD_TIME = "INSERT INTO companion_time (companion_id, weekday, from_min, to_min) VALUES ($1, $2, $3, $4)
        ON CONFLICT (companion_id, weekday, from_min) DO UPDATE SET to_min = excluded.to_min";
    /// No longer.
    pub(crate) REMOVE_TIME = "DELETE FROM companion_time WHERE companion_id = $1 AND weekday = $2 AND from_min = $3";
    /// When one companion has time.
    pub(crate) TIMES = "SELECT companion_id, weekday, from_min, to_min FROM companion_time WHERE companion_id = $1 ORDER BY weekday, from_min";
    /// How many each of an association has running.
    pub(crate) LOADS = "SELECT companion_id, COUNT(*) FROM crossing WHERE association_id = $1 AND companion_id IS NOT NULL GROUP BY companion_id";
    /// When somebody has met a guest since then, and at which community. Not whom.
    pub(crate) MET = "SELECT v.starts, c.community_id FROM visit AS v JOIN crossing AS c ON c.id = v.crossing_id
        WHERE v.companion_id = $1 AND v.outcome = 'met' AND v.starts >= $2";
    /// A pause of days, or none. What somebody else had noted of a pause goes with it: the own word is the newer one.
    pub(crate) PAUSE = "UPDATE companion SET pause_from = $2, pause_until = $3, paused_at_ms = NULL WHERE id = $1 AND left_at_ms IS NULL";
}
