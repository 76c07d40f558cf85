//! Statements about who is still there.

kit_store::statements! {
    /// What an association's communities have counted.
    pub(crate) COUNTS = "SELECT s.community_id, s.half, s.months, s.people FROM staying_count AS s
        JOIN community AS c ON c.id = s.community_id WHERE c.association_id = $1 ORDER BY s.community_id, s.half DESC, s.months";
    /// A count; a later one takes its place.
    pub(crate) PUT = "INSERT INTO staying_count (community_id, half, months, people, counted_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (community_id, half, months) DO UPDATE SET people = excluded.people, counted_ms = excluded.counted_ms";
    /// A count that was a slip.
    pub(crate) TAKE_BACK = "DELETE FROM staying_count WHERE community_id = $1 AND half = $2 AND months = $3";
}
