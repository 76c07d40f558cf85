-- What a guest writes about the people around her, and the meetings that she calls. One sealed text a row: what is a tie,
-- a meeting or a pause is told inside the seal only. The newest text of a thing counts; older ones are erased.
CREATE TABLE network (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    place {int} NOT NULL,
    told {blob} NOT NULL,
    UNIQUE (room_id, place)
) {strict};
-- A link that is open just now. `page` is what it shows and `said` what was answered with it, both under a key that only
-- the link itself gives. A link that may not be open has no row.
CREATE TABLE invitation (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    finder {text} NOT NULL UNIQUE,
    page {blob} NOT NULL,
    said {blob} NOT NULL,
    ends_ms {int} NOT NULL
) {strict};
CREATE INDEX invitation_room ON invitation (room_id);
-- What came back by a link, sealed to the room; made with the link, so that the table does not tell who has answered.
CREATE TABLE invitation_answer (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    told {blob} NOT NULL
) {strict};
CREATE INDEX invitation_answer_room ON invitation_answer (room_id);
