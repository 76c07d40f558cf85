//! Statements about the ways in.

kit_store::statements! {
    pub(crate) INSERT_KEY = "INSERT INTO passkey (id, actor_id, handle, credential_hash, credential, kind, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential_hash) DO NOTHING";
    pub(crate) KEYS_OF = "SELECT id, handle, credential, kind, made_ms, used_ms FROM passkey WHERE actor_id = $1
        ORDER BY made_ms, id";
    pub(crate) KEY_BY_CREDENTIAL = "SELECT id, actor_id, handle, credential FROM passkey WHERE credential_hash = $1";
    /// The old text is kind too, so that two answers at once cannot both count the same counter up.
    pub(crate) KEY_USED = "UPDATE passkey SET credential = $3, used_ms = $4 WHERE id = $1 AND credential = $2";
    pub(crate) DELETE_KEY = "DELETE FROM passkey WHERE id = $1 AND actor_id = $2";
    pub(crate) INSERT_CEREMONY = "INSERT INTO ceremony (id_hash, purpose, actor_id, kind, handle, state, ends_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(crate) CEREMONY = "SELECT actor_id, kind, handle, state FROM ceremony WHERE id_hash = $1 AND purpose = $2 AND ends_ms > $3";
    pub(crate) DELETE_CEREMONY = "DELETE FROM ceremony WHERE id_hash = $1 AND purpose = $2";
    pub(crate) SWEEP_CEREMONIES = "DELETE FROM ceremony WHERE ends_ms < $1";
    pub(crate) INSERT_START = "INSERT INTO login_start (state_hash, browser_hash, provider, nonce, verifier, actor_id, ends_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(crate) START = "SELECT browser_hash, provider, nonce, verifier, actor_id FROM login_start
        WHERE state_hash = $1 AND ends_ms > $2";
    pub(crate) DELETE_START = "DELETE FROM login_start WHERE state_hash = $1";
    pub(crate) SWEEP_STARTS = "DELETE FROM login_start WHERE ends_ms < $1";
    pub(crate) INSERT_LOGIN = "INSERT INTO login (id, actor_id, provider, subject_hash, made_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (subject_hash) DO NOTHING";
    pub(crate) LOGIN = "SELECT id, actor_id FROM login WHERE subject_hash = $1";
    pub(crate) LOGINS_OF = "SELECT id, provider, made_ms, used_ms FROM login WHERE actor_id = $1 ORDER BY made_ms, id";
    pub(crate) LOGIN_USED = "UPDATE login SET used_ms = $2 WHERE id = $1";
    pub(crate) DELETE_LOGIN = "DELETE FROM login WHERE id = $1 AND actor_id = $2";
    pub(crate) COUNT_WAYS = "SELECT (SELECT COUNT(*) FROM passkey WHERE actor_id = $1) + (SELECT COUNT(*) FROM login WHERE actor_id = $1)";
    pub(crate) DELETE_KEYS_OF = "DELETE FROM passkey WHERE actor_id = $1";
    pub(crate) DELETE_LOGINS_OF = "DELETE FROM login WHERE actor_id = $1";
    pub(crate) DELETE_RECOVERIES_OF = "DELETE FROM recovery WHERE actor_id = $1";
    pub(crate) INSERT_RECOVERY = "INSERT INTO recovery (token_hash, actor_id, by_id, ends_ms) VALUES ($1, $2, $3, $4)";
    pub(crate) RECOVERY = "SELECT actor_id, by_id FROM recovery WHERE token_hash = $1 AND ends_ms > $2";
    pub(crate) SWEEP_RECOVERIES = "DELETE FROM recovery WHERE ends_ms < $1";
    pub(crate) INSERT_TOLD = "INSERT INTO way_told (id, actor_id, what, at_ms) VALUES ($1, $2, $3, $4)";
    pub(crate) TOLD = "SELECT what, at_ms FROM way_told WHERE actor_id = $1 ORDER BY at_ms DESC, id DESC LIMIT 20";
    pub(crate) SWEEP_TOLD = "DELETE FROM way_told WHERE at_ms < $1";
}
