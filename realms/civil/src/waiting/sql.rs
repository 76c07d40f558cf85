//! Statements about the waiting list.

kit_store::statements! {
    /// Puts an enquiry on the list; nothing if it stands there.
    pub(crate) PUT = "INSERT INTO waiting (crossing_id, since_ms) VALUES ($1, $2) ON CONFLICT (crossing_id) DO NOTHING";
    /// Takes it off.
    pub(crate) LEAVE = "DELETE FROM waiting WHERE crossing_id = $1";
    /// Asks: the link of an earlier question answers nothing any more.
    pub(crate) ASK = "UPDATE waiting SET number = $2, ask = $3, asked_ms = $4, answer_by = $5, said = NULL, said_ms = NULL WHERE crossing_id = $1";
    /// Writes an answer down.
    pub(crate) SAY = "UPDATE waiting SET said = $2, said_ms = $3 WHERE number = $1";
    /// One place.
    pub(crate) ONE = "SELECT crossing_id, since_ms, ask, answer_by, said, said_ms FROM waiting WHERE crossing_id = $1";
    /// The place whose link this is.
    pub(crate) BY_NUMBER = "SELECT crossing_id, since_ms, ask, answer_by, said, said_ms FROM waiting WHERE number = $1";
    /// Every place of an association, the longest waiting first.
    pub(crate) OF_ASSOCIATION = "SELECT w.crossing_id, w.since_ms, w.ask, w.answer_by, w.said, w.said_ms FROM waiting AS w
        JOIN crossing AS c ON c.id = w.crossing_id WHERE c.association_id = $1 ORDER BY w.since_ms, w.crossing_id";
}
