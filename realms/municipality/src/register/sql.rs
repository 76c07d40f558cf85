//! Statements about the register.

kit_store::statements! {
    pub(crate) CURRENT = "SELECT id, root, kind, by_id, at_ms, ended_ms, title, parent, offer_id, team_id, lead_id, deputy_id, topic, about, agreed, seam,
        who, contact, spot, times, question, summary, open_on, from_on, next_on, until_on, rhythm
        FROM register_entry WHERE replaced_ms IS NULL ORDER BY at_ms, id";
    pub(crate) KNOWN = "SELECT root FROM register_entry WHERE id = $1";
    pub(crate) INSERT = "INSERT INTO register_entry (id, root, kind, by_id, at_ms, title, parent, offer_id, team_id, lead_id, deputy_id, topic, about,
        agreed, seam, who, contact, spot, times, question, summary, open_on, from_on, next_on, until_on, rhythm)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)";
    pub(crate) REPLACE = "UPDATE register_entry SET replaced_ms = $2, ended_ms = $2 WHERE id = $1 AND root = $3 AND replaced_ms IS NULL";
    pub(crate) END = "UPDATE register_entry SET ended_ms = $2 WHERE root = $1 AND replaced_ms IS NULL AND ended_ms IS NULL";
    pub(crate) TAKE_UP = "UPDATE register_entry SET ended_ms = NULL WHERE root = $1 AND replaced_ms IS NULL";
}
