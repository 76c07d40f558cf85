-- The guest's own rooms. What a guest writes stands in plain columns for now; sealing them by the room key comes later.
CREATE TABLE room (
    id {text} PRIMARY KEY,
    finder {text} NOT NULL UNIQUE,
    salt {text} NOT NULL,
    proof {text} NOT NULL,
    name {text} NOT NULL,
    made_on {text} NOT NULL
) {strict};
-- The end date that the guest has typed from a slip of paper; the newest counts, older ones stay.
CREATE TABLE end_note (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    ends_on {text},
    said_ms {int} NOT NULL
) {strict};
CREATE INDEX end_note_room ON end_note (room_id, said_ms);
-- One way to one community. The names are copies of public facts, so that the room can speak when the directory cannot.
CREATE TABLE crossing (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    thread {text} NOT NULL UNIQUE,
    community_id {text} NOT NULL,
    community_name {text} NOT NULL,
    association {text} NOT NULL,
    coordinator {text} NOT NULL,
    phone {text} NOT NULL,
    asked_ms {int} NOT NULL
) {strict};
CREATE INDEX crossing_room ON crossing (room_id);
-- Everything that happened on a way, in its order: letters sent, letters got, and what only the room knows.
CREATE TABLE step (
    id {text} PRIMARY KEY,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    place {int} NOT NULL,
    side {text} NOT NULL,
    kind {text} NOT NULL,
    fields {text} NOT NULL,
    at_ms {int} NOT NULL,
    UNIQUE (crossing_id, place)
) {strict};
-- Wrong words, counted in the database so that a restart forgets nothing. `scope` is a finder's mark or `everybody`.
CREATE TABLE wrong_words (
    scope {text} PRIMARY KEY,
    wrong {int} NOT NULL,
    since_ms {int} NOT NULL,
    next_ms {int} NOT NULL
) {strict};
