//! Statements about visits.

kit_store::statements! {
    /// A new visit.
    pub(crate) INSERT = "INSERT INTO visit (id, token, crossing_id, companion_id, number, starts, place, note, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// One visit.
    pub(crate) ONE = "SELECT id, token, crossing_id, companion_id, number, starts, place, note, accepted_ms, guest_answer, ended_ms, again
        FROM visit WHERE id = $1";
    /// The visit that a guest's room names.
    pub(crate) BY_TOKEN = "SELECT id, token, crossing_id, companion_id, number, starts, place, note, accepted_ms, guest_answer, ended_ms, again
        FROM visit WHERE token = $1";
    /// A crossing's visits, the last first.
    pub(crate) OF_CROSSING = "SELECT id, token, crossing_id, companion_id, number, starts, place, note, accepted_ms, guest_answer, ended_ms, again
        FROM visit WHERE crossing_id = $1 ORDER BY number DESC";
    /// The open visits of an association's running crossings.
    pub(crate) OPEN_OF_ASSOCIATION = "SELECT v.id, v.token, v.crossing_id, v.companion_id, v.number, v.starts, v.place, v.note, v.accepted_ms, v.guest_answer, v.ended_ms, v.again
        FROM visit AS v JOIN crossing AS c ON c.visit_id = v.id WHERE c.association_id = $1 ORDER BY v.starts, v.id";
    /// A companion's open visits, soonest first.
    pub(crate) OPEN_OF_COMPANION = "SELECT v.id, v.token, v.crossing_id, v.companion_id, v.number, v.starts, v.place, v.note, v.accepted_ms, v.guest_answer, v.ended_ms, v.again
        FROM visit AS v JOIN crossing AS c ON c.visit_id = v.id WHERE c.companion_id = $1 ORDER BY v.starts, v.id";
    /// The number of the next visit.
    pub(crate) NEXT_NUMBER = "SELECT COALESCE(MAX(number), 0) + 1 FROM visit WHERE crossing_id = $1";
    /// The companion has promised it.
    pub(crate) ACCEPT = "UPDATE visit SET accepted_ms = $2 WHERE id = $1";
    /// Another companion waits.
    pub(crate) MOVE = "UPDATE visit SET companion_id = $2 WHERE id = $1";
    /// It is over.
    pub(crate) END = "UPDATE visit SET ended_ms = $2, outcome = $3 WHERE id = $1 AND ended_ms IS NULL";
    /// What the guest says beforehand.
    pub(crate) GUEST_ANSWER = "UPDATE visit SET guest_answer = $2 WHERE id = $1";
    /// What the guest says afterwards.
    pub(crate) GUEST_TOLD = "UPDATE visit SET went = $2, again = $3 WHERE id = $1";
    /// Something happened.
    pub(crate) STEP = "INSERT INTO visit_step (id, visit_id, at_ms, what, by_coordinator_id, by_companion_id)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    /// The last visit of each of an association's companions that took place.
    pub(crate) LAST_OUT = "SELECT v.companion_id, MAX(v.starts) FROM visit AS v JOIN crossing AS c ON c.id = v.crossing_id
        WHERE c.association_id = $1 AND v.outcome = 'met' GROUP BY v.companion_id";
    /// What was noted for the companion goes when the guest takes the enquiry back.
    pub(crate) FORGET = "UPDATE visit SET place = NULL, note = NULL, went = NULL, again = NULL, guest_answer = NULL WHERE crossing_id = $1";
    /// A few words about a visit; touches no row if the same form came before.
    pub(crate) ADD_LINE = "INSERT INTO visit_line (id, visit_id, crossing_id, at_ms, by_companion_id, words)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    /// What was written about a visit, oldest first.
    pub(crate) VISIT_LINES = "SELECT id, crossing_id, at_ms, by_companion_id, words FROM visit_line WHERE visit_id = $1 ORDER BY at_ms, id";
    /// What was written about all visits of a crossing, oldest first.
    pub(crate) CROSSING_LINES = "SELECT id, crossing_id, at_ms, by_companion_id, words FROM visit_line WHERE crossing_id = $1 ORDER BY at_ms, id";
    /// The guest takes everything back.
    pub(crate) FORGET_VISIT_LINES = "DELETE FROM visit_line WHERE crossing_id = $1";
}
