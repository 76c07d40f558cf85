//! Statements about codes.

kit_store::statements! {
    /// When codes were asked for on an account.
    pub(crate) ASKED = "SELECT asked_ms FROM code WHERE account = $1 AND asked_ms > $2";
    /// The account's codes die.
    pub(crate) KILL = "UPDATE code SET ends_ms = $2 WHERE account = $1 AND ends_ms > $2";
    /// Somebody asks.
    pub(crate) ASK = "INSERT INTO code (browser_hash, account, lang, asked_ms, tries_left, ends_ms) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Who has asked and has no code yet, the first first.
    pub(crate) PENDING = "SELECT browser_hash, account, lang FROM code WHERE made_ms IS NULL AND ends_ms > $1 ORDER BY asked_ms, browser_hash";
    /// The code of an asking.
    pub(crate) MAKE = "UPDATE code SET made_ms = $2, salt = $3, proof = $4, link_hash = $5, ends_ms = $6
        WHERE browser_hash = $1 AND made_ms IS NULL AND ends_ms > $2";
    /// The account of an asking, whatever became of it.
    pub(crate) ACCOUNT = "SELECT account FROM code WHERE browser_hash = $1";
    /// One of the tries goes.
    pub(crate) TRY = "UPDATE code SET tries_left = tries_left - 1
        WHERE browser_hash = $1 AND made_ms IS NOT NULL AND tries_left > 0 AND ends_ms > $2";
    /// What a code is tried against.
    pub(crate) KEPT = "SELECT salt, proof, link_hash FROM code WHERE browser_hash = $1";
    /// A code is used: it dies with it.
    pub(crate) USE = "UPDATE code SET ends_ms = $2, tries_left = 0 WHERE browser_hash = $1 AND ends_ms > $2";
    /// Askings of earlier days go.
    pub(crate) SWEEP = "DELETE FROM code WHERE asked_ms < $1";
}
