//! Statements about hours.

kit_store::statements! {
    /// Hours set aside.
    pub(crate) ADD = "INSERT INTO hours_aim (id, association_id, starts, week_min, meeting_min, less, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// An association's, in the order in which they were set.
    pub(crate) AIMS = "SELECT starts, week_min, meeting_min, less FROM hours_aim WHERE association_id = $1 ORDER BY at_ms, id";
    /// When an association's people have met guests since then, or have promised to. Not whom, and not who.
    pub(crate) VISITS = "SELECT v.starts, c.community_id, CAST(CASE WHEN v.outcome = 'met' THEN 1 ELSE 0 END AS BIGINT)
        FROM visit AS v JOIN crossing AS c ON c.id = v.crossing_id WHERE c.association_id = $1 AND v.starts >= $2
        AND (v.outcome = 'met' OR (v.accepted_ms IS NOT NULL AND v.ended_ms IS NULL))";
    /// When an association's groups have met since then.
    pub(crate) MEETINGS = "SELECT t.starts FROM cohort_time AS t JOIN cohort AS c ON c.id = t.cohort_id
        JOIN programme AS p ON p.id = c.programme_id WHERE p.association_id = $1 AND t.starts >= $2
        AND t.turn = (SELECT MAX(u.turn) FROM cohort_time AS u WHERE u.cohort_id = t.cohort_id AND u.number = t.number)
        AND EXISTS (SELECT 1 FROM cohort_held AS h WHERE h.cohort_id = t.cohort_id AND h.number = t.number)";
}
