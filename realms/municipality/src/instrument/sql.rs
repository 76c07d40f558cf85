//! Statements about instruments.

kit_store::statements! {
    pub(crate) INSERT = "INSERT INTO instrument (id, url, version, questionnaire, scoring, loaded_ms)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (url, version) DO NOTHING";
    pub(crate) ONE = "SELECT questionnaire, scoring FROM instrument WHERE url = $1 AND version = $2";
    pub(crate) EVERY = "SELECT questionnaire, scoring, loaded_ms FROM instrument ORDER BY url, loaded_ms, id";
}
