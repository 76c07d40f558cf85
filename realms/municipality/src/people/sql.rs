//! Statements about who works here.

kit_store::statements! {
    pub(crate) INSERT_WORKER = "INSERT INTO worker (id, first_name, role, team_id, made_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_TEAM = "INSERT INTO team (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    pub(crate) INSERT_TEAM_LEADER = "INSERT INTO team_leader (team_id, worker_id) VALUES ($1, $2)
        ON CONFLICT (team_id, worker_id) DO NOTHING";
    pub(crate) PUT_LAST_NAME = "UPDATE worker SET last_name = $2 WHERE id = $1";
    pub(crate) SET_ROLE = "UPDATE worker SET role = $2 WHERE id = $1 AND left_ms IS NULL";
    pub(crate) WORKER_LEAVES = "UPDATE worker SET left_ms = $2 WHERE id = $1 AND left_ms IS NULL";
}
