//! Statements about who works here.

kit_store::statements! {
    pub(crate) PEOPLE = "SELECT id, first_name, role FROM researcher WHERE left_ms IS NULL ORDER BY id";
    pub(crate) PERSON = "SELECT id, first_name, role FROM researcher WHERE id = $1 AND left_ms IS NULL";
    pub(crate) INSERT_PERSON = "INSERT INTO researcher (id, first_name, role, made_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) SET_ROLE = "UPDATE researcher SET role = $2 WHERE id = $1 AND left_ms IS NULL";
    pub(crate) LEAVES = "UPDATE researcher SET left_ms = $2 WHERE id = $1 AND left_ms IS NULL";
}
