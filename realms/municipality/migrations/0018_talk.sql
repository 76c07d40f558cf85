-- Talks with a guest, how they were held (RW-1), and what the guest answered before and after (FR-10).
CREATE TABLE talk (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    offer_id {text} REFERENCES offer (id),
    mode {text} NOT NULL,
    day {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX talk_guest ON talk (guest_id, at_ms);
CREATE INDEX talk_day ON talk (day);
-- One set of answers for each side of a talk: two windows are asked which one stays.
CREATE TABLE answer_set (
    id {text} PRIMARY KEY,
    talk_id {text} NOT NULL REFERENCES talk (id),
    moment {text} NOT NULL,
    answers {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    UNIQUE (talk_id, moment)
) {strict};
-- While the tablet is the guest's turn, the session that holds it may do nothing else.
CREATE TABLE turn (
    id {text} PRIMARY KEY,
    session {text} NOT NULL,
    guest_id {text} NOT NULL REFERENCES guest (id),
    talk_id {text} NOT NULL REFERENCES talk (id),
    moment {text} NOT NULL,
    worker_id {text} NOT NULL REFERENCES worker (id),
    opened_ms {int} NOT NULL,
    closed_ms {int}
) {strict};
CREATE INDEX turn_session ON turn (session);
-- A worker's own code that takes the tablet back; the pepper lies sealed, so a stolen table cannot even be tried.
CREATE TABLE turn_code (
    worker_id {text} PRIMARY KEY REFERENCES worker (id),
    salt {text} NOT NULL,
    pepper {blob} NOT NULL,
    proof {text} NOT NULL,
    made_ms {int} NOT NULL
) {strict};
