//! Statements about supervision and the handbook.

kit_store::statements! {
    /// Every day of an association's supervision.
    pub(crate) DAYS = "SELECT id, companion_id, day, held_ms FROM supervision WHERE association_id = $1 AND undone_ms IS NULL ORDER BY day, id";
    /// A day, once.
    pub(crate) ADD_DAY = "INSERT INTO supervision (id, association_id, companion_id, day, made_ms, held_ms) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING";
    /// It was held.
    pub(crate) HELD = "UPDATE supervision SET held_ms = $3 WHERE id = $1 AND association_id = $2 AND held_ms IS NULL AND undone_ms IS NULL";
    /// It was a slip, or does not take place.
    pub(crate) UNDO_DAY = "UPDATE supervision SET undone_ms = $3 WHERE id = $1 AND association_id = $2 AND undone_ms IS NULL";
    /// It does all the same.
    pub(crate) REDO_DAY = "UPDATE supervision SET undone_ms = NULL WHERE id = $1 AND association_id = $2 AND undone_ms IS NOT NULL";
    /// Whoever stops leaves no day of her own behind.
    pub(crate) FORGET_DAYS = "DELETE FROM supervision WHERE companion_id = $1";
    /// Whose it is.
    pub(crate) IS_OF = "SELECT COUNT(*) FROM supervision WHERE id = $1 AND association_id = $2";
    /// How often.
    pub(crate) INTERVAL = "SELECT months FROM supervision_rule WHERE association_id = $1";
    /// How often from now on.
    pub(crate) SET_INTERVAL = "INSERT INTO supervision_rule (association_id, months, set_ms) VALUES ($1, $2, $3)
        ON CONFLICT (association_id) DO UPDATE SET months = excluded.months, set_ms = excluded.set_ms";
    /// The handbook as it is now.
    pub(crate) SECTIONS = "SELECT s.number, s.version, s.title, s.body FROM handbook_section AS s WHERE s.association_id = $1
        AND s.version = (SELECT MAX(n.version) FROM handbook_section AS n WHERE n.association_id = s.association_id AND n.number = s.number)
        ORDER BY s.number";
    /// The newest version.
    pub(crate) NEWEST = "SELECT MAX(version) FROM handbook_section WHERE association_id = $1";
    /// A section as it was typed, once.
    pub(crate) ADD_SECTION = "INSERT INTO handbook_section (id, association_id, number, version, title, body, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
}
