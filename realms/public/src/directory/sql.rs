//! Statements of the directory in memory.

kit_store::statements! {
    // Each of the three only grows, so any import and any change of the crisis numbers gives a higher sum.
    pub(crate) VERSION = "SELECT (SELECT COALESCE(MAX(id), 0) FROM import_run)
        + (SELECT COALESCE(MAX(id), 0) FROM crisis_number)
        + (SELECT COUNT(*) FROM crisis_number WHERE gone_at_ms IS NOT NULL)";
    pub(crate) SERVICES = "SELECT id, json FROM record WHERE kind = 'service'";
    pub(crate) ORGANIZATIONS = "SELECT id, json FROM record WHERE kind = 'organization'";
    pub(crate) TAXONOMIES = "SELECT id, json FROM record WHERE kind = 'taxonomy'";
    pub(crate) TERMS = "SELECT id, json FROM record WHERE kind = 'taxonomy_term'";
    pub(crate) SHOWN = "SELECT id, slug, source, added_at_ms, changed_at_ms FROM community
        WHERE hidden_at_ms IS NULL AND withheld_at_ms IS NULL ORDER BY sort_key, id";
    // Whoever asked not to be shown is not named either.
    pub(crate) GONE = "SELECT slug, CASE WHEN withheld_at_ms IS NULL THEN name END FROM community
        WHERE hidden_at_ms IS NOT NULL OR withheld_at_ms IS NOT NULL";
    pub(crate) WITHHELD = "SELECT id FROM community WHERE withheld_at_ms IS NOT NULL";
}
