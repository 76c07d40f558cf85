//! Statements about the directory's copy and what was told.

kit_store::statements! {
    pub(crate) STAMP = "SELECT CAST(COALESCE(MAX(fetched_ms), 0) AS BIGINT), COUNT(*) FROM directory_copy";
    pub(crate) COPY = "SELECT json FROM directory_copy ORDER BY name, service_id";
    pub(crate) SAME = "SELECT service_id, slug, name, json FROM directory_copy ORDER BY service_id";
    pub(crate) EMPTY_COPY = "DELETE FROM directory_copy";
    pub(crate) INSERT_COPY = "INSERT INTO directory_copy (service_id, slug, name, json, fetched_ms) VALUES ($1, $2, $3, $4, $5)";
    pub(crate) TELL = "INSERT INTO told (community_id, day, times) VALUES ($1, $2, 1)
        ON CONFLICT (community_id, day) DO UPDATE SET times = told.times + 1";
    pub(crate) TIPS = "SELECT id, community_id, tip, by_id FROM community_tip WHERE gone_ms IS NULL ORDER BY at_ms, id";
    pub(crate) PUT_TIP = "INSERT INTO community_tip (id, community_id, tip, by_id, at_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
    pub(crate) TAKE_TIP = "UPDATE community_tip SET gone_ms = $2 WHERE id = $1";
    pub(crate) TOLD = "SELECT community_id, CAST(SUM(times) AS BIGINT) FROM told WHERE day >= $1 GROUP BY community_id ORDER BY community_id";
}
