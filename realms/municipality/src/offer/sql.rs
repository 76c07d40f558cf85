//! Statements about offers.

kit_store::statements! {
    pub(crate) ALL_OFFERS = "SELECT id FROM offer ORDER BY made_ms, id";
    pub(crate) INSERT_OFFER = "INSERT INTO offer (id, made_ms) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    pub(crate) SETTINGS = "SELECT s.id, s.from_on, s.settings FROM offer_setting s WHERE s.offer_id = $1
        ORDER BY s.from_on, s.place";
    pub(crate) IN_FORCE = "SELECT s.settings FROM offer_setting s WHERE s.offer_id = $1 AND s.from_on <= $2
        ORDER BY s.from_on DESC, s.place DESC LIMIT 1";
    pub(crate) INSERT_SETTING = "INSERT INTO offer_setting (id, offer_id, from_on, settings, by_id, at_ms, place)
        VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(MAX(l.place), 0) + 1 FROM offer_setting l WHERE l.offer_id = $2))
        ON CONFLICT (id) DO NOTHING";
    pub(crate) OFFER_OF_WORKER = "SELECT t.offer_id FROM worker w JOIN team t ON t.id = w.team_id WHERE w.id = $1";
    pub(crate) OFFER_OF_TEAM = "SELECT offer_id FROM team WHERE id = $1";
    pub(crate) PUT_TEAM_OFFER = "UPDATE team SET offer_id = $2 WHERE id = $1";
    pub(crate) OFFER_OF_LEADER = "SELECT t.offer_id FROM team_leader l JOIN team t ON t.id = l.team_id
        WHERE l.worker_id = $1 ORDER BY t.name, t.id LIMIT 1";
}
