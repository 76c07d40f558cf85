//! Statements about what is told of groups. None names a guest's table: `series_taken` is a view of numbers.

kit_store::statements! {
    pub(crate) NOTICE = "SELECT about, for_whom, spot, words, shown_ms FROM series_notice WHERE series_id = $1 ORDER BY place DESC LIMIT 1";
    pub(crate) PUT_NOTICE = "INSERT INTO series_notice (id, series_id, place, about, for_whom, spot, words, shown_ms, by_id, at_ms)
        VALUES ($1, $2, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM series_notice l WHERE l.series_id = $2), $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) TAKEN = "SELECT sitting, waiting FROM series_taken WHERE series_id = $1";
}
