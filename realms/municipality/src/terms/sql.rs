//! Statements about terms.

kit_store::statements! {
    pub(crate) PAIRS = "SELECT social_code, social, health_code, health FROM term_pair ORDER BY place";
    pub(crate) EMPTY_PAIRS = "DELETE FROM term_pair";
    pub(crate) INSERT_PAIR = "INSERT INTO term_pair (place, social_code, social, health_code, health, loaded_ms) VALUES ($1, $2, $3, $4, $5, $6)";
}
