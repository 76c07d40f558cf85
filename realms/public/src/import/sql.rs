//! Statements of the import.

kit_store::statements! {
    pub(crate) RECORDS = "SELECT kind, id, source, json FROM record";
    pub(crate) COMMUNITIES = "SELECT id, source, slug, name, assured_date, hidden_at_ms FROM community";
    pub(crate) PUT_PUBLISHER = "INSERT INTO publisher (source, url, imported_at_ms) VALUES ($1, $2, $3)
        ON CONFLICT (source) DO UPDATE SET imported_at_ms = EXCLUDED.imported_at_ms";
    pub(crate) PUT_RECORD = "INSERT INTO record (kind, id, source, json) VALUES ($1, $2, $3, $4)
        ON CONFLICT (kind, id) DO UPDATE SET source = EXCLUDED.source, json = EXCLUDED.json";
    pub(crate) DROP_RECORD = "DELETE FROM record WHERE kind = $1 AND id = $2";
    pub(crate) PUT_COMMUNITY = "INSERT INTO community (id, source, slug, name, sort_key, assured_date, added_at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO UPDATE SET source = EXCLUDED.source, name = EXCLUDED.name, sort_key = EXCLUDED.sort_key,
            assured_date = EXCLUDED.assured_date, hidden_at_ms = NULL";
    pub(crate) CHANGED_COMMUNITY = "UPDATE community SET changed_at_ms = $2 WHERE id = $1";
    pub(crate) HIDE_COMMUNITY = "UPDATE community SET hidden_at_ms = $2 WHERE id = $1 AND hidden_at_ms IS NULL";
    pub(crate) NEXT_RUN = "SELECT COALESCE(MAX(id), 0) + 1 FROM import_run";
    pub(crate) INSERT_RUN = "INSERT INTO import_run (id, source, at_ms, added, changed, unchanged, gone)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}
