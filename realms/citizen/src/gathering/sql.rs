//! Statements about links to meetings, and what came back by them.

kit_store::statements! {
    /// The links of a room that are open.
    pub(crate) LINKS = "SELECT id FROM invitation WHERE room_id = $1";
    /// Opens a link, or shows something newer behind it.
    pub(crate) OPEN_LINK = "INSERT INTO invitation (id, room_id, finder, page, said, ends_ms)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET page = excluded.page, ends_ms = excluded.ends_ms";
    /// Closes a link.
    pub(crate) CLOSE_LINK = "DELETE FROM invitation WHERE id = $1 AND room_id = $2";
    /// What a link shows, and the slot of the room that it answers to.
    pub(crate) BEHIND_LINK = "SELECT invitation.id, room.id, room.public_key, invitation.page, invitation.said
        FROM invitation JOIN room ON room.id = invitation.room_id
        WHERE invitation.finder = $1 AND invitation.ends_ms > $2";
    /// Keeps what was answered, for the link itself.
    pub(crate) SAY = "UPDATE invitation SET said = $2 WHERE id = $1";
    /// What came back to a room.
    pub(crate) ANSWERS = "SELECT id, told FROM invitation_answer WHERE room_id = $1";
    /// Keeps what came back.
    pub(crate) KEEP_ANSWER = "INSERT INTO invitation_answer (id, room_id, told) VALUES ($1, $2, $3)
        ON CONFLICT (id) DO UPDATE SET told = excluded.told";
    /// Erases what came back to a meeting that is gone.
    pub(crate) ERASE_ANSWER = "DELETE FROM invitation_answer WHERE id = $1 AND room_id = $2";
    /// Erases a room's links.
    pub(crate) ERASE_LINKS = "DELETE FROM invitation WHERE room_id = $1";
    /// Erases what came back to a room.
    pub(crate) ERASE_ANSWERS = "DELETE FROM invitation_answer WHERE room_id = $1";
}
