//! Statements about notes. None of them changes or removes one.

kit_store::statements! {
    pub(crate) INSERT_NOTE = "INSERT INTO course_note (id, course_id, on_day, basis, purpose, next, corrects, by_id, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING";
    pub(crate) NOTES = "SELECT id, on_day, basis, purpose, next, corrects, by_id, at_ms FROM course_note WHERE course_id = $1 ORDER BY at_ms, id";
}
