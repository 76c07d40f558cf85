//! Statements about lists that were brought.

kit_store::statements! {
    /// The pages that a list has made and that say nothing since and were never shown.
    pub(crate) MADE = "SELECT c.id FROM community AS c JOIN listing AS l ON l.community_id = c.id
        WHERE c.association_id = $1 AND l.published_at_ms IS NULL
        AND EXISTS (SELECT 1 FROM listing_fact AS f WHERE f.community_id = c.id AND f.save LIKE $2)
        AND NOT EXISTS (SELECT 1 FROM listing_fact AS f WHERE f.community_id = c.id AND f.save NOT LIKE $2)
        ORDER BY c.id";
    /// What such a page says.
    pub(crate) NO_FACTS = "DELETE FROM listing_fact WHERE community_id = $1";
    /// And itself.
    pub(crate) NO_LISTING = "DELETE FROM listing WHERE community_id = $1";
    /// And its community.
    pub(crate) NO_COMMUNITY = "DELETE FROM community WHERE id = $1";
}
