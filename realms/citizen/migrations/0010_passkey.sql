-- A passkey as a way in: the secret that only the key gives proves the way and wraps the room's key, as words do. `device`
-- is what its signature is held against, sealed to the room: nothing open tells which device it was.
ALTER TABLE way_in ADD COLUMN device {blob};
-- A question that a passkey is to answer, for minutes. `room_id` stands where a new key is made.
CREATE TABLE key_question (
    id_hash {text} PRIMARY KEY,
    room_id {text} REFERENCES room (id),
    state {text} NOT NULL,
    ends_ms {int} NOT NULL
) {strict};
CREATE INDEX key_question_room ON key_question (room_id);
