//! Statements about crossings.

/// The columns of a crossing, in the order in which `store` reads them.
macro_rules! crossing {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.thread, c.association_id, c.community_id, c.called, c.reach_kind, c.reach_text, c.company,
            c.about, c.when_suits, c.opened_ms, c.since_ms, c.state, c.coordinator_id, c.companion_id,
            c.last_companion_id, c.visit_id, c.answer_by, c.after, c.held FROM crossing AS c ",
            $rest
        )
    };
}

kit_store::statements! {
    /// A new crossing.
    pub(crate) INSERT = "INSERT INTO crossing (id, thread, association_id, community_id, called, reach_kind, reach_text, company, about,
        when_suits, opened_ms, since_ms, state, coordinator_id, answer_by, held, owner_coordinator_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (thread) DO NOTHING";
    /// One crossing.
    pub(crate) ONE = crossing!("WHERE c.id = $1");
    /// The crossing of a thread.
    pub(crate) BY_THREAD = crossing!("WHERE c.thread = $1");
    /// One crossing, for somebody of its association only.
    pub(crate) ONE_OF = crossing!("WHERE c.id = $1 AND c.association_id = $2");
    /// What waits for the coordinators of an association, oldest first.
    pub(crate) WAITING = crossing!("WHERE c.association_id = $1 AND c.state IN ('new', 'answered') ORDER BY c.opened_ms, c.id");
    /// Every crossing of an association that runs, by how long it has stood.
    pub(crate) RUNNING = crossing!("WHERE c.association_id = $1 AND c.state IN ('new', 'answered', 'asked', 'promised', 'call-wanted', 'between') ORDER BY c.since_ms, c.id");
    /// Every crossing of an association whose guest goes alone, the latest first.
    pub(crate) ARRIVED = crossing!("WHERE c.association_id = $1 AND c.state IN ('walks-alone', 'stayed') ORDER BY c.since_ms DESC, c.id");
    /// A companion's crossings.
    pub(crate) OF_COMPANION = crossing!("WHERE c.companion_id = $1 ORDER BY c.since_ms, c.id");
    /// Everything a coordinator answers for, ended or not.
    pub(crate) ANSWERED_FOR_BY = crossing!("WHERE c.coordinator_id = $1 ORDER BY c.opened_ms, c.id");
    /// Where a crossing stands now.
    pub(crate) MOVE = "UPDATE crossing SET since_ms = $2, state = $3, coordinator_id = $4, companion_id = $5, last_companion_id = $6,
        visit_id = $7, answer_by = $8, after = $9, held = $10, owner_coordinator_id = $11, owner_companion_id = $12 WHERE id = $1";
    /// The guest's company for the next time.
    pub(crate) WISH = "UPDATE crossing SET company = $2 WHERE id = $1";
    /// What the guest has told goes when the enquiry is taken back (HS-1).
    pub(crate) FORGET = "UPDATE crossing SET called = NULL, reach_kind = NULL, reach_text = NULL, about = NULL, when_suits = NULL WHERE id = $1";
    /// What was written goes too.
    pub(crate) FORGET_LINES = "DELETE FROM line WHERE crossing_id = $1";
    /// Something happened; touches no row if the same form came before.
    pub(crate) STEP = "INSERT INTO crossing_step (id, crossing_id, at_ms, what, by_coordinator_id, by_companion_id)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    /// What happened, oldest first.
    pub(crate) STEPS = "SELECT at_ms, what, by_coordinator_id, by_companion_id FROM crossing_step WHERE crossing_id = $1 ORDER BY at_ms, id";
    /// Whether a form came before.
    pub(crate) STEP_DONE = "SELECT id FROM crossing_step WHERE id = $1";
    /// Somebody has said no.
    pub(crate) SAY_NO = "INSERT INTO crossing_no (crossing_id, companion_id, at_ms) VALUES ($1, $2, $3) ON CONFLICT (crossing_id, companion_id) DO NOTHING";
    /// Who has said no.
    pub(crate) SAID_NO = "SELECT companion_id FROM crossing_no WHERE crossing_id = $1 ORDER BY companion_id";
    /// From one owner to the next.
    pub(crate) HANDOVER = "INSERT INTO handover (id, crossing_id, at_ms, from_coordinator_id, from_companion_id, to_coordinator_id, to_companion_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// A message.
    pub(crate) LINE = "INSERT INTO line (id, crossing_id, at_ms, by_coordinator_id, words) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    /// The messages, oldest first.
    pub(crate) LINES = "SELECT at_ms, by_coordinator_id, id, words FROM line WHERE crossing_id = $1 ORDER BY at_ms, id";
    /// How many crossings each companion of an association has running.
    pub(crate) LOADS = "SELECT companion_id, COUNT(*) FROM crossing WHERE association_id = $1 AND companion_id IS NOT NULL AND id <> $2 GROUP BY companion_id";
    /// Counts one answer.
    pub(crate) COUNT_ANSWER = "INSERT INTO still_there (months, answer, answers) VALUES ($1, $2, 1)
        ON CONFLICT (months, answer) DO UPDATE SET answers = still_there.answers + 1";
    /// The counted answers.
    pub(crate) ANSWERS = "SELECT answer, CAST(SUM(answers) AS BIGINT) FROM still_there GROUP BY answer ORDER BY answer";
}
