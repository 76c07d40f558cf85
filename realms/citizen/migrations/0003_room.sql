-- The guest's own rooms. Whatever tells of her is sealed to the room's public key; its secret key lies only in `way_in`,
-- once per way in, under a key that is made from the words or the code. Open is what carries letters to their room.
CREATE TABLE room (
    id {text} PRIMARY KEY,
    public_key {blob} NOT NULL,
    name {blob} NOT NULL,
    made_on {text} NOT NULL
) {strict};
-- How one comes in: `words` (found by two of them) or `code` (one of a paper card, found by its proof, used once).
CREATE TABLE way_in (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    kind {text} NOT NULL,
    finder {text} UNIQUE,
    salt {text},
    proof {text} NOT NULL,
    wrapped {blob},
    made_ms {int} NOT NULL,
    used_ms {int}
) {strict};
CREATE INDEX way_in_room ON way_in (room_id);
CREATE INDEX way_in_proof ON way_in (proof);
-- What happened to the ways in: signed in, a card made, a file taken along. Told on the guest's page.
CREATE TABLE notice (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    place {int} NOT NULL,
    told {blob} NOT NULL,
    UNIQUE (room_id, place)
) {strict};
-- The end date that the guest has typed from a slip of paper; the newest counts, older ones stay. Sealed even where
-- there is none, so that the table does not tell which.
CREATE TABLE end_note (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    ends_on {blob} NOT NULL,
    said_ms {int} NOT NULL
) {strict};
CREATE INDEX end_note_room ON end_note (room_id, said_ms);
-- One way to one community. `target` is what it leads to: copies of public facts, so that the room can speak when the
-- directory cannot. The thread stays open: it brings letters to their room.
CREATE TABLE crossing (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    thread {text} NOT NULL UNIQUE,
    target {blob} NOT NULL
) {strict};
CREATE INDEX crossing_room ON crossing (room_id);
-- Everything that happened on a way, in its order: letters sent, letters got, and what only the room knows.
CREATE TABLE step (
    id {text} PRIMARY KEY,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    place {int} NOT NULL,
    what {blob} NOT NULL,
    UNIQUE (crossing_id, place)
) {strict};
-- Wrong words and codes, counted in the database so that a restart forgets nothing. `scope` is a mark of the first two
-- words, of the first two letters of a code, or `everybody`.
CREATE TABLE wrong_words (
    scope {text} PRIMARY KEY,
    wrong {int} NOT NULL,
    since_ms {int} NOT NULL,
    next_ms {int} NOT NULL
) {strict};
