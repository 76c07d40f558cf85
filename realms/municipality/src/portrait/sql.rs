//! Statements about pictures.

kit_store::statements! {
    pub(crate) KNOWN = "SELECT id FROM portrait WHERE id = $1";
    pub(crate) INSERT = "INSERT INTO portrait (id, worker_id, entry_root, jpeg, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) OF_WORKERS = "SELECT worker_id, id FROM portrait WHERE worker_id IS NOT NULL AND gone_ms IS NULL";
    pub(crate) OF_VISITORS = "SELECT entry_root, id, gone_ms FROM portrait WHERE entry_root IS NOT NULL
        ORDER BY CASE WHEN gone_ms IS NULL THEN 1 ELSE 0 END, at_ms, id";
    pub(crate) LAST_OF_WORKER = "SELECT id, gone_ms FROM portrait WHERE worker_id = $1
        ORDER BY CASE WHEN gone_ms IS NULL THEN 0 ELSE 1 END, at_ms DESC, id DESC LIMIT 1";
    pub(crate) LAST_OF_VISITOR = "SELECT id, gone_ms FROM portrait WHERE entry_root = $1
        ORDER BY CASE WHEN gone_ms IS NULL THEN 0 ELSE 1 END, at_ms DESC, id DESC LIMIT 1";
    pub(crate) OF = "SELECT worker_id, entry_root, gone_ms FROM portrait WHERE id = $1";
    pub(crate) JPEG = "SELECT worker_id, entry_root, jpeg FROM portrait WHERE id = $1 AND gone_ms IS NULL";
    pub(crate) AWAY = "UPDATE portrait SET gone_ms = $2 WHERE id = $1 AND gone_ms IS NULL";
    pub(crate) BACK = "UPDATE portrait SET gone_ms = NULL WHERE id = $1";
    pub(crate) WORKERS_AWAY = "UPDATE portrait SET gone_ms = $2 WHERE worker_id = $1 AND gone_ms IS NULL";
    pub(crate) VISITORS_AWAY = "UPDATE portrait SET gone_ms = $2 WHERE entry_root = $1 AND gone_ms IS NULL";
    pub(crate) CONTACT = "SELECT contact_id FROM course WHERE guest_id = $1 ORDER BY start_on DESC, id DESC LIMIT 1";
}
