//! Statements about people and communities.

kit_store::statements! {
    /// Every association, the first first.
    pub(crate) ASSOCIATIONS = "SELECT id, name, phone, answer_days FROM association ORDER BY place, id";
    /// One association.
    pub(crate) ASSOCIATION = "SELECT id, name, phone, answer_days FROM association WHERE id = $1";
    /// Everybody who coordinates in an association, whoever has left too: old rows name them.
    pub(crate) COORDINATORS_OF = "SELECT id, association_id, first_name, phone, away_at_ms, left_at_ms FROM coordinator
        WHERE association_id = $1 ORDER BY place, id";
    /// One coordinator.
    pub(crate) COORDINATOR = "SELECT id, association_id, first_name, phone, away_at_ms, left_at_ms FROM coordinator
        WHERE id = $1";
    /// Everybody who comes along in an association, whoever has left too.
    pub(crate) COMPANIONS_OF = "SELECT id, association_id, first_name, kind, age, interests, max_load, sign, paused_at_ms, left_at_ms, languages, area, pause_from, pause_until
        FROM companion WHERE association_id = $1 ORDER BY id";
    /// One companion.
    pub(crate) COMPANION = "SELECT id, association_id, first_name, kind, age, interests, max_load, sign, paused_at_ms, left_at_ms, languages, area, pause_from, pause_until
        FROM companion WHERE id = $1";
    /// When an association's companions have time.
    pub(crate) COMPANION_TIMES_OF = "SELECT t.companion_id, t.weekday, t.from_min, t.to_min FROM companion_time AS t
        JOIN companion AS c ON c.id = t.companion_id WHERE c.association_id = $1 ORDER BY t.companion_id, t.weekday, t.from_min";
    /// One community.
    pub(crate) COMMUNITY = "SELECT id, association_id, name, meeting_place, wishes, duty_coordinator_id FROM community WHERE id = $1";
    /// An association's communities.
    pub(crate) COMMUNITIES_OF = "SELECT id, association_id, name, meeting_place, wishes, duty_coordinator_id FROM community
        WHERE association_id = $1 ORDER BY id";
    /// When an association's communities meet.
    pub(crate) COMMUNITY_TIMES_OF = "SELECT t.community_id, t.weekday, t.from_min, t.to_min, t.rhythm, t.begins, t.until FROM community_time AS t
        JOIN community AS c ON c.id = t.community_id WHERE c.association_id = $1 ORDER BY t.community_id, t.weekday, t.from_min";
    /// A new association.
    pub(crate) INSERT_ASSOCIATION = "INSERT INTO association (id, place, name, phone, answer_days) VALUES ($1, $2, $3, $4, $5)";
    /// A new coordinator.
    pub(crate) INSERT_COORDINATOR = "INSERT INTO coordinator (id, association_id, place, first_name, phone) VALUES ($1, $2, $3, $4, $5)";
    /// A new companion.
    pub(crate) INSERT_COMPANION = "INSERT INTO companion (id, association_id, first_name, kind, age, interests, max_load, sign)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// When a companion has time.
    pub(crate) INSERT_COMPANION_TIME = "INSERT INTO companion_time (companion_id, weekday, from_min, to_min) VALUES ($1, $2, $3, $4)";
    /// A new community.
    pub(crate) INSERT_COMMUNITY = "INSERT INTO community (id, association_id, name, meeting_place, wishes, duty_coordinator_id)
        VALUES ($1, $2, $3, $4, $5, $6)";
    /// One steward.
    pub(crate) STEWARD = "SELECT id, first_name FROM steward WHERE id = $1";
    /// Every steward, the first first.
    pub(crate) STEWARDS = "SELECT id, first_name FROM steward ORDER BY made_ms, id";
    /// A new steward.
    pub(crate) INSERT_STEWARD = "INSERT INTO steward (id, first_name, made_ms) VALUES ($1, $2, $3)";
    /// How many coordinators an association has had.
    pub(crate) COUNT_COORDINATORS = "SELECT COUNT(*) FROM coordinator WHERE association_id = $1";
    /// How many people there are.
    pub(crate) COUNT_PEOPLE = "SELECT (SELECT COUNT(*) FROM coordinator) + (SELECT COUNT(*) FROM companion)";
    /// A coordinator is away: enquiries go to the next on duty.
    pub(crate) SET_AWAY = "UPDATE coordinator SET away_at_ms = $2 WHERE id = $1 AND left_at_ms IS NULL";
    /// A companion pauses: is not suggested meanwhile (VH-18).
    pub(crate) SET_PAUSED = "UPDATE companion SET paused_at_ms = $2 WHERE id = $1 AND left_at_ms IS NULL";
    /// A coordinator leaves, who answers for nothing any more. The condition stands here too, so that no other way in
    /// can leave a crossing without its owner (BR-6).
    pub(crate) COORDINATOR_LEAVES = "UPDATE coordinator SET left_at_ms = $2 WHERE id = $1 AND left_at_ms IS NULL
        AND NOT EXISTS (SELECT 1 FROM crossing WHERE coordinator_id = $1 OR owner_coordinator_id = $1)";
    /// A companion leaves, who owns nothing and is asked for nothing any more.
    pub(crate) COMPANION_LEAVES = "UPDATE companion SET left_at_ms = $2 WHERE id = $1 AND left_at_ms IS NULL
        AND NOT EXISTS (SELECT 1 FROM crossing WHERE owner_companion_id = $1 OR companion_id = $1)";
    /// Nobody is asked at a community's door who has left.
    pub(crate) END_DUTY = "UPDATE community SET duty_coordinator_id = NULL WHERE duty_coordinator_id = $1";
}
