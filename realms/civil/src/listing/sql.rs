//! Statements about the communities' own pages.

kit_store::statements! {
    /// Every page, whose association ever.
    pub(crate) EVERY = "SELECT c.id, c.association_id, c.name, l.published_at_ms, l.taken_down_at_ms, l.confirmed_on
        FROM community AS c LEFT JOIN listing AS l ON l.community_id = c.id ORDER BY c.id";
    /// The pages of an association.
    pub(crate) OF_ASSOCIATION = "SELECT c.id, c.association_id, c.name, l.published_at_ms, l.taken_down_at_ms, l.confirmed_on
        FROM community AS c LEFT JOIN listing AS l ON l.community_id = c.id WHERE c.association_id = $1 ORDER BY c.id";
    /// One page.
    pub(crate) ONE = "SELECT c.id, c.association_id, c.name, l.published_at_ms, l.taken_down_at_ms, l.confirmed_on
        FROM community AS c LEFT JOIN listing AS l ON l.community_id = c.id WHERE c.id = $1";
    /// What all pages say, the newest last.
    pub(crate) EVERY_FACT = "SELECT community_id, field, words FROM listing_fact ORDER BY at_ms, save, field";
    /// What an association's pages say, the newest last.
    pub(crate) FACTS_OF_ASSOCIATION = "SELECT f.community_id, f.field, f.words FROM listing_fact AS f
        JOIN community AS c ON c.id = f.community_id WHERE c.association_id = $1 ORDER BY f.at_ms, f.save, f.field";
    /// What one page says, the newest last.
    pub(crate) FACTS = "SELECT community_id, field, words FROM listing_fact WHERE community_id = $1 ORDER BY at_ms, save, field";
    /// Whether a form was taken before.
    pub(crate) SAVED = "SELECT COUNT(*) FROM listing_fact WHERE save = $1";
    /// Whether a form said something in this field.
    pub(crate) SAID = "SELECT COUNT(*) FROM listing_fact WHERE save = $1 AND field = $2";
    /// A page says something.
    pub(crate) SAY = "INSERT INTO listing_fact (save, field, community_id, words, at_ms) VALUES ($1, $2, $3, $4, $5)";
    /// What was said by one form is taken back.
    pub(crate) TAKE_BACK = "DELETE FROM listing_fact WHERE save = $1 AND community_id = $2";
    /// A page that nobody sees yet.
    pub(crate) BEGIN = "INSERT INTO listing (community_id) VALUES ($1) ON CONFLICT (community_id) DO NOTHING";
    /// Everybody may read it, from now on and as confirmed today.
    pub(crate) SHOW = "UPDATE listing SET published_at_ms = COALESCE(published_at_ms, $2), taken_down_at_ms = NULL, confirmed_on = $3
        WHERE community_id = $1";
    /// Nobody may.
    pub(crate) TAKE_DOWN = "UPDATE listing SET taken_down_at_ms = $2 WHERE community_id = $1 AND taken_down_at_ms IS NULL";
    /// Everything still holds.
    pub(crate) CONFIRM = "UPDATE listing SET confirmed_on = $2 WHERE community_id = $1 AND published_at_ms IS NOT NULL";
    /// What the planning needs to know follows the page.
    pub(crate) COPY = "UPDATE community SET name = $2, meeting_place = $3, wishes = $4 WHERE id = $1";
    /// Its times too.
    pub(crate) NO_TIMES = "DELETE FROM community_time WHERE community_id = $1";
    /// One of them.
    pub(crate) TIME = "INSERT INTO community_time (community_id, weekday, from_min, to_min, rhythm, begins, until)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// The newest address for confirming is the only one.
    pub(crate) NO_LINK = "DELETE FROM listing_link WHERE community_id = $1";
    /// An address for confirming.
    pub(crate) LINK = "INSERT INTO listing_link (token_hash, community_id, made_ms) VALUES ($1, $2, $3)";
    /// Which page an address is for.
    pub(crate) LINKED = "SELECT community_id FROM listing_link WHERE token_hash = $1";
}
