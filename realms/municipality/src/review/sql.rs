//! Statements about what a leader is asked.

kit_store::statements! {
    pub(crate) EVERYBODY = "SELECT id, first_name, last_name, team_id FROM worker ORDER BY id";
    pub(crate) GUESTS = "SELECT id FROM guest";
    pub(crate) TIES = "SELECT c.contact_id FROM course c WHERE c.guest_id = $1
        UNION SELECT c.decided_by FROM course c WHERE c.guest_id = $1
        UNION SELECT e.worker_id FROM expected e WHERE e.guest_id = $1";
    pub(crate) WROTE = "SELECT s.kind, s.by_id, s.contact_id, s.at_ms FROM course_step s JOIN course c ON c.id = s.course_id
        WHERE c.guest_id = $1";
    pub(crate) CAME = "SELECT day FROM expected WHERE guest_id = $1 AND day >= $2";
    pub(crate) READ = "SELECT up_to FROM look_read WHERE id = 'house'";
    pub(crate) PUT_READ = "INSERT INTO look_read (id, up_to) VALUES ('house', $1) ON CONFLICT (id) DO UPDATE SET up_to = $1";
    pub(crate) DRAW_OF = "SELECT tried_ms, drawn_ms FROM look_draw WHERE team_id = $1 AND month = $2";
    pub(crate) DRAW_MISSED = "SELECT month FROM look_draw WHERE team_id = $1 AND month < $2 AND drawn_ms IS NULL ORDER BY month LIMIT 1";
    pub(crate) DRAWN_LAST = "SELECT month, drawn_ms, up_to, among FROM look_draw WHERE team_id = $1 AND drawn_ms IS NOT NULL
        ORDER BY drawn_ms DESC LIMIT 1";
    pub(crate) TRIED = "INSERT INTO look_draw (team_id, month, tried_ms, drawn_ms, up_to, among) VALUES ($1, $2, $3, NULL, 0, 0)
        ON CONFLICT (team_id, month) DO UPDATE SET tried_ms = $3";
    pub(crate) DRAWN = "UPDATE look_draw SET drawn_ms = $3, up_to = $4, among = $5
        WHERE team_id = $1 AND month = $2 AND drawn_ms IS NULL";
    pub(crate) INSERT_ITEM = "INSERT INTO look_item (id, team_id, why, worker_id, guest_no, day, look_no, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (why, worker_id, guest_no, day) DO NOTHING";
    pub(crate) SETTLED = "SELECT i.worker_id, i.guest_no, i.why FROM look_item i JOIN look_answer a ON a.item_id = i.id
        WHERE a.said = 'grounded' AND a.at_ms >= $1
        AND a.place = (SELECT MAX(l.place) FROM look_answer l WHERE l.item_id = i.id)";
    pub(crate) OF_TEAM = "SELECT i.id, i.why, i.worker_id, i.guest_no, i.look_no, a.id, a.said, a.note FROM look_item i
        LEFT JOIN look_answer a ON a.item_id = i.id AND a.place = (SELECT MAX(l.place) FROM look_answer l WHERE l.item_id = i.id)
        WHERE i.team_id = $1 AND i.worker_id <> $2
        AND (a.at_ms IS NULL OR a.said = 'taken_back' OR a.at_ms >= $3)
        ORDER BY i.made_ms DESC, i.look_no, i.id LIMIT $4";
    pub(crate) ONE = "SELECT i.team_id, i.worker_id, i.guest_no FROM look_item i WHERE i.id = $1";
    pub(crate) SAID_LAST = "SELECT said, place FROM look_answer WHERE item_id = $1 ORDER BY place DESC LIMIT 1";
    pub(crate) INSERT_ANSWER = "INSERT INTO look_answer (id, item_id, said, note, by_id, at_ms, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(crate) ASKED_OF = "SELECT i.look_no FROM look_item i JOIN look_answer a ON a.item_id = i.id
        WHERE i.worker_id = $1 AND a.said = 'asked' AND a.at_ms >= $2
        AND a.place = (SELECT MAX(l.place) FROM look_answer l WHERE l.item_id = i.id) ORDER BY i.look_no DESC";
}
