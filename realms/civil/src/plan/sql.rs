//! Statements about plans.

kit_store::statements! {
    /// A plan, written down.
    pub(crate) ADD = "INSERT INTO crossing_plan (id, crossing_id, turn, programme_id, starts, weekly, fortnightly, monthly, at_ms)
        SELECT $1, $2, COALESCE(MAX(turn), 0) + 1, $3, $4, $5, $6, $7, $8 FROM crossing_plan WHERE crossing_id = $2
        ON CONFLICT (id) DO NOTHING";
    /// The plan that holds.
    pub(crate) ONE = "SELECT crossing_id, starts, weekly, fortnightly, monthly, programme_id FROM crossing_plan
        WHERE crossing_id = $1 ORDER BY turn DESC LIMIT 1";
    /// The plans that hold in an association.
    pub(crate) ALL_OF = "SELECT p.crossing_id, p.starts, p.weekly, p.fortnightly, p.monthly, p.programme_id
        FROM crossing_plan AS p JOIN crossing AS c ON c.id = p.crossing_id WHERE c.association_id = $1
        AND p.turn = (SELECT MAX(q.turn) FROM crossing_plan AS q WHERE q.crossing_id = p.crossing_id)";
    /// How long company after a programme lasts at least.
    pub(crate) SET_LENGTH = "INSERT INTO programme_length (programme_id, weekly, fortnightly, monthly) VALUES ($1, $2, $3, $4)
        ON CONFLICT (programme_id) DO UPDATE SET weekly = excluded.weekly, fortnightly = excluded.fortnightly, monthly = excluded.monthly";
    /// The same, of every programme of an association.
    pub(crate) LENGTHS = "SELECT l.programme_id, l.weekly, l.fortnightly, l.monthly FROM programme_length AS l
        JOIN programme AS p ON p.id = l.programme_id WHERE p.association_id = $1 ORDER BY l.programme_id";
    /// When something last happened in each crossing of an association that runs.
    pub(crate) LAST_CONTACT = "SELECT c.id, MAX(s.at_ms) FROM crossing AS c JOIN crossing_step AS s ON s.crossing_id = c.id
        WHERE c.association_id = $1 AND c.state IN ('new', 'answered', 'asked', 'promised', 'call-wanted', 'between')
        AND s.what <> 'handed-over' GROUP BY c.id";
    /// When somebody last wrote in each.
    pub(crate) LAST_LINE = "SELECT c.id, MAX(l.at_ms) FROM crossing AS c JOIN line AS l ON l.crossing_id = c.id
        WHERE c.association_id = $1 AND c.state IN ('new', 'answered', 'asked', 'promised', 'call-wanted', 'between')
        GROUP BY c.id";
}
