//! Statements about expenses.

/// The columns of an expense, in the order in which `store` reads them.
macro_rules! expense {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.companion_id, e.day, e.kind, e.km, e.ore, e.note, e.answer, e.why, e.payment_id FROM expense AS e ",
            $rest
        )
    };
}

kit_store::statements! {
    /// Writes one down.
    pub(crate) ADD = "INSERT INTO expense (id, association_id, companion_id, day, kind, km, ore, note, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING";
    /// Whether a form came before.
    pub(crate) IS_THERE = "SELECT COUNT(*) FROM expense WHERE id = $1";
    /// A companion's, the newest day first.
    pub(crate) OF_COMPANION = expense!("WHERE e.companion_id = $1 ORDER BY e.day DESC, e.made_ms DESC, e.id");
    /// What waits for an answer, or is approved and not paid, the oldest first.
    pub(crate) OPEN = expense!("WHERE e.association_id = $1 AND e.payment_id IS NULL AND (e.answer IS NULL OR e.answer = 'yes') ORDER BY e.day, e.made_ms, e.id");
    /// What was approved of these days, paid or not.
    pub(crate) APPROVED = expense!("WHERE e.association_id = $1 AND e.answer = 'yes' AND e.day >= $2 AND e.day <= $3 ORDER BY e.companion_id, e.day, e.made_ms, e.id");
    /// One of an association.
    pub(crate) ONE = expense!("WHERE e.id = $1 AND e.association_id = $2");
    /// Takes the own back; nothing once it is answered.
    pub(crate) TAKE_BACK = "DELETE FROM expense WHERE id = $1 AND companion_id = $2 AND answer IS NULL";
    /// Answers; nothing once it is paid.
    pub(crate) ANSWER = "UPDATE expense SET answer = $2, why = $3, answered_ms = $4 WHERE id = $1 AND payment_id IS NULL";
    /// A payment.
    pub(crate) PAYMENT = "INSERT INTO expense_payment (id, association_id, at_ms, undone_ms) VALUES ($1, $2, $3, NULL) ON CONFLICT (id) DO NOTHING";
    /// Pays everything that is approved.
    pub(crate) PAY = "UPDATE expense SET payment_id = $1 WHERE association_id = $2 AND answer = 'yes' AND payment_id IS NULL";
    /// Undoes a payment of an association.
    pub(crate) UNDO = "UPDATE expense_payment SET undone_ms = $3 WHERE id = $1 AND association_id = $2 AND undone_ms IS NULL";
    /// What was paid by it waits to be paid again.
    pub(crate) UNPAY = "UPDATE expense SET payment_id = NULL WHERE payment_id = $1";
    /// The payments of an association that stand, the newest first, with how many and how much.
    pub(crate) PAYMENTS = "SELECT p.id, p.at_ms, COUNT(e.id), CAST(COALESCE(SUM(e.ore), 0) AS BIGINT) FROM expense_payment AS p
        LEFT JOIN expense AS e ON e.payment_id = p.id WHERE p.association_id = $1 AND p.undone_ms IS NULL
        GROUP BY p.id, p.at_ms ORDER BY p.at_ms DESC, p.id LIMIT 5";
    /// Whether it is a payment of this association.
    pub(crate) IS_PAYMENT = "SELECT COUNT(*) FROM expense_payment WHERE id = $1 AND association_id = $2";
    /// Sets a rate.
    pub(crate) SET_RATE = "INSERT INTO mileage_rate (id, association_id, starts, ore, set_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    /// The rates of an association, as they were set.
    pub(crate) RATES = "SELECT starts, ore FROM mileage_rate WHERE association_id = $1 ORDER BY set_ms, id";
}
