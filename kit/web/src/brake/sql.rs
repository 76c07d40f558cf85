//! Statements about brakes.

kit_store::statements! {
    /// What is counted in a scope.
    pub(crate) COUNTED = "SELECT count, since_ms, next_ms FROM brake WHERE scope = $1";
    /// Keeps what is counted.
    pub(crate) KEEP = "INSERT INTO brake (scope, count, since_ms, next_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (scope) DO UPDATE SET count = excluded.count, since_ms = excluded.since_ms, next_ms = excluded.next_ms";
    /// Forgets a scope.
    pub(crate) FORGET = "DELETE FROM brake WHERE scope = $1";
    /// Takes one try back that proved right.
    pub(crate) TAKE_BACK = "UPDATE brake SET count = count - 1 WHERE scope = $1 AND count > 0";
    /// Forgets old counts.
    pub(crate) SWEEP = "DELETE FROM brake WHERE next_ms < $1";
    /// The salt of a day.
    pub(crate) SALT = "SELECT salt FROM brake_salt WHERE day = $1";
    /// A new day's salt; the first one stays.
    pub(crate) INSERT_SALT = "INSERT INTO brake_salt (day, salt) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING";
    /// Forgets the salts of other days.
    pub(crate) SWEEP_SALTS = "DELETE FROM brake_salt WHERE day <> $1";
}
