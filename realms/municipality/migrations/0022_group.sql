-- Programmes that are used again, series with their meetings, who has a place or waits for one, and who came.
CREATE TABLE programme (
    id {text} PRIMARY KEY,
    title {text} NOT NULL,
    intro {text} NOT NULL,
    made_ms {int} NOT NULL
) {strict};
-- One row for each meeting of a programme.
CREATE TABLE programme_part (
    programme_id {text} NOT NULL REFERENCES programme (id),
    place {int} NOT NULL,
    line {text} NOT NULL,
    PRIMARY KEY (programme_id, place)
) {strict};
-- A programme that is held: where, how often, for how many. newcomers_weeks is none where nobody comes in later.
CREATE TABLE series (
    id {text} PRIMARY KEY,
    programme_id {text} NOT NULL REFERENCES programme (id),
    name {text} NOT NULL,
    room {text} NOT NULL,
    mode {text} NOT NULL,
    places {int} NOT NULL CHECK (places > 0),
    minutes {int} NOT NULL CHECK (minutes > 0),
    every_weeks {int} NOT NULL CHECK (every_weeks > 0),
    newcomers_weeks {int},
    lead_id {text} NOT NULL REFERENCES worker (id),
    second_id {text} REFERENCES worker (id),
    made_ms {int} NOT NULL
) {strict};
-- A meeting as it was planned; instead_of is the closed day that it would have met.
CREATE TABLE group_session (
    id {text} PRIMARY KEY,
    series_id {text} NOT NULL REFERENCES series (id),
    place {int} NOT NULL,
    day {text} NOT NULL,
    at_min {int} NOT NULL,
    instead_of {text},
    UNIQUE (series_id, place)
) {strict};
CREATE INDEX group_session_day ON group_session (day);
-- moved, cancelled, stand_in, mode: the latest row of each kind is how it stands.
CREATE TABLE session_step (
    id {text} PRIMARY KEY,
    session_id {text} NOT NULL REFERENCES group_session (id),
    kind {text} NOT NULL,
    day {text},
    at_min {int},
    worker_id {text} REFERENCES worker (id),
    mode {text},
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (session_id, place)
) {strict};
-- A guest who wants to be in a series. queue_no is the order of asking; seated_ms is none while the guest waits.
CREATE TABLE group_seat (
    id {text} PRIMARY KEY,
    series_id {text} NOT NULL REFERENCES series (id),
    guest_id {text} NOT NULL REFERENCES guest (id),
    queue_no {int} NOT NULL,
    from_place {int} NOT NULL,
    asked_ms {int} NOT NULL,
    seated_ms {int},
    left_ms {int},
    left_why {text},
    by_id {text} NOT NULL REFERENCES worker (id),
    UNIQUE (series_id, queue_no)
) {strict};
CREATE INDEX group_seat_guest ON group_seat (guest_id);
-- came, not_today, unsaid: the latest row is what is noted.
CREATE TABLE attendance (
    id {text} PRIMARY KEY,
    session_id {text} NOT NULL REFERENCES group_session (id),
    guest_id {text} NOT NULL REFERENCES guest (id),
    said {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (session_id, guest_id, place)
) {strict};
-- Somebody whom the house owes a call: a meeting was moved or cancelled, or a place became free.
CREATE TABLE call_due (
    id {text} PRIMARY KEY,
    series_id {text} NOT NULL REFERENCES series (id),
    session_id {text} REFERENCES group_session (id),
    guest_id {text} NOT NULL REFERENCES guest (id),
    why {text} NOT NULL,
    made_ms {int} NOT NULL,
    rung_ms {int},
    rung_by {text} REFERENCES worker (id)
) {strict};
CREATE INDEX call_due_series ON call_due (series_id);
