//! Statements about reminders.

kit_store::statements! {
    /// What a guest chose, and whether a link has stopped it.
    pub(crate) CHOICE = "SELECT told, stopped FROM reminder_choice WHERE room_id = $1";
    /// Keeps a choice in the place of the one before; it is on.
    pub(crate) KEEP_CHOICE = "INSERT INTO reminder_choice (room_id, told, stop_hash, stopped) VALUES ($1, $2, $3, 0)
        ON CONFLICT (room_id) DO UPDATE SET told = excluded.told, stop_hash = excluded.stop_hash, stopped = 0";
    /// Ends a choice.
    pub(crate) ERASE_CHOICE = "DELETE FROM reminder_choice WHERE room_id = $1";
    /// Whose reminders a link stops.
    pub(crate) BY_STOP = "SELECT room_id FROM reminder_choice WHERE stop_hash = $1";
    /// Stops them.
    pub(crate) STOP = "UPDATE reminder_choice SET stopped = 1 WHERE room_id = $1 AND stopped = 0";
    /// The reminders of a room that wait, the next one first.
    pub(crate) WAITING = "SELECT id, due_ms FROM reminder WHERE room_id = $1 ORDER BY due_ms, id";
    /// A reminder that waits; nothing if it is there.
    pub(crate) INSERT = "INSERT INTO reminder (id, room_id, visit, mark, told, due_ms, tries, handed_ms)
        VALUES ($1, $2, $3, $4, $5, $6, 0, NULL) ON CONFLICT (id) DO NOTHING";
    /// Erases one.
    pub(crate) ERASE = "DELETE FROM reminder WHERE id = $1";
    /// Erases all of a room.
    pub(crate) ERASE_ALL = "DELETE FROM reminder WHERE room_id = $1";
    /// A visit is at another time now, or not at all: what was to remind of it goes.
    pub(crate) MOVED = "DELETE FROM reminder WHERE visit = $1 AND mark <> $2";
    /// What is due, the longest due first.
    pub(crate) DUE = "SELECT id, told, tries, handed_ms FROM reminder WHERE due_ms <= $1 ORDER BY due_ms, id LIMIT $2";
    /// Marks one before it is handed over.
    pub(crate) HAND = "UPDATE reminder SET handed_ms = $2, tries = tries + 1 WHERE id = $1 AND handed_ms IS NULL";
    /// It was not taken, or is due later.
    pub(crate) LATER = "UPDATE reminder SET handed_ms = NULL, due_ms = $2 WHERE id = $1";
}
