//! Statements about events.

/// The columns of an event, in the order in which `store` reads them.
macro_rules! event {
    ($rest:literal) => {
        concat!(
            "SELECT id, association_id, kind, title, place, way_in, starts, ends, seats, talk_min, contact_name,
            contact_phone, bring, cancelled_ms, came FROM event ",
            $rest
        )
    };
}

kit_store::statements! {
    /// A new event.
    pub(crate) INSERT = "INSERT INTO event (id, association_id, kind, title, place, way_in, starts, ends, seats, talk_min,
        contact_name, contact_phone, bring, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO NOTHING";
    /// What was typed anew.
    pub(crate) CHANGE = "UPDATE event SET kind = $2, title = $3, place = $4, way_in = $5, starts = $6, ends = $7, seats = $8,
        talk_min = $9, contact_name = $10, contact_phone = $11, bring = $12 WHERE id = $1";
    /// One event.
    pub(crate) ONE = event!("WHERE id = $1");
    /// An association's events from a moment on.
    pub(crate) OF_ASSOCIATION = event!("WHERE association_id = $1 AND ends >= $2 ORDER BY starts, id");
    /// Everybody's events from a moment on.
    pub(crate) COMING = event!("WHERE ends >= $1 ORDER BY starts, id");
    /// It does not take place.
    pub(crate) CANCEL = "UPDATE event SET cancelled_ms = $2 WHERE id = $1 AND cancelled_ms IS NULL";
    /// It does after all.
    pub(crate) HOLD = "UPDATE event SET cancelled_ms = NULL WHERE id = $1";
    /// Heads.
    pub(crate) CAME = "UPDATE event SET came = $2 WHERE id = $1";
    /// A seat.
    pub(crate) TAKE = "INSERT INTO event_seat (id, event_id, talk, taken_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    /// The seats that are taken, with the times of the talks among them.
    pub(crate) TAKEN = "SELECT id, talk FROM event_seat WHERE event_id = $1 AND back_ms IS NULL ORDER BY talk, id";
    /// One seat.
    pub(crate) SEAT = "SELECT event_id, talk, back_ms FROM event_seat WHERE id = $1";
    /// It is given back.
    pub(crate) GIVE_BACK = "UPDATE event_seat SET back_ms = $2 WHERE id = $1 AND back_ms IS NULL";
    /// It is taken again.
    pub(crate) TAKE_AGAIN = "UPDATE event_seat SET back_ms = NULL WHERE id = $1";
    /// How many seats of each of an association's events are taken.
    pub(crate) COUNTS = "SELECT s.event_id, COUNT(*) FROM event_seat AS s JOIN event AS e ON e.id = s.event_id
        WHERE e.association_id = $1 AND s.back_ms IS NULL GROUP BY s.event_id";
    /// The address by which a calendar reads.
    pub(crate) SET_FEED = "INSERT INTO calendar_feed (person_id, role, token_hash, made_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, made_ms = excluded.made_ms";
    /// No longer.
    pub(crate) END_FEED = "DELETE FROM calendar_feed WHERE person_id = $1";
    /// Whose it is.
    pub(crate) FEED = "SELECT person_id, role FROM calendar_feed WHERE token_hash = $1";
    /// Whether somebody has one, and since when.
    pub(crate) FEED_OF = "SELECT made_ms FROM calendar_feed WHERE person_id = $1";
}
