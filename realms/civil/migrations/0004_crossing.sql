-- One guest's way into one community. Exactly one of the two owner columns is filled, always (BR-6). What the guest told
-- is sealed with a key of its own, whose number is the crossing's.
CREATE TABLE crossing (
    id {text} PRIMARY KEY,
    thread {text} NOT NULL UNIQUE,
    association_id {text} NOT NULL REFERENCES association (id),
    community_id {text} REFERENCES community (id),
    called {blob},
    reach_kind {text},
    reach_text {blob},
    company {text} NOT NULL,
    about {blob},
    when_suits {blob},
    opened_ms {int} NOT NULL,
    since_ms {int} NOT NULL,
    state {text} NOT NULL,
    coordinator_id {text} NOT NULL REFERENCES coordinator (id),
    companion_id {text} REFERENCES companion (id),
    last_companion_id {text} REFERENCES companion (id),
    visit_id {text},
    answer_by {text},
    after {text},
    held {int} NOT NULL,
    owner_coordinator_id {text} REFERENCES coordinator (id),
    owner_companion_id {text} REFERENCES companion (id),
    CHECK (CASE WHEN owner_coordinator_id IS NULL THEN 0 ELSE 1 END + CASE WHEN owner_companion_id IS NULL THEN 0 ELSE 1 END = 1)
) {strict};
CREATE INDEX crossing_association ON crossing (association_id, state);
CREATE INDEX crossing_companion ON crossing (companion_id);
-- What happened to a crossing: a row with who and when, never overwritten. The id is the form's nonce, so that a
-- double press acts once.
CREATE TABLE crossing_step (
    id {text} PRIMARY KEY,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    at_ms {int} NOT NULL,
    what {text} NOT NULL,
    by_coordinator_id {text} REFERENCES coordinator (id),
    by_companion_id {text} REFERENCES companion (id)
) {strict};
CREATE INDEX crossing_step_of ON crossing_step (crossing_id, at_ms);
-- Who has said no to this crossing, so that the same person is not suggested again (VH-17).
CREATE TABLE crossing_no (
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    companion_id {text} NOT NULL REFERENCES companion (id),
    at_ms {int} NOT NULL,
    PRIMARY KEY (crossing_id, companion_id)
) {strict};
-- From one owner to the next: who gave, who took, who wrote it down.
CREATE TABLE handover (
    id {text} PRIMARY KEY,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    at_ms {int} NOT NULL,
    from_coordinator_id {text} REFERENCES coordinator (id),
    from_companion_id {text} REFERENCES companion (id),
    to_coordinator_id {text} REFERENCES coordinator (id),
    to_companion_id {text} REFERENCES companion (id)
) {strict};
-- What guest and coordinator wrote to each other.
CREATE TABLE line (
    id {text} PRIMARY KEY,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    at_ms {int} NOT NULL,
    by_coordinator_id {text} REFERENCES coordinator (id),
    words {blob} NOT NULL
) {strict};
-- Answers to "are you still there", counted and never led back to anybody.
CREATE TABLE still_there (
    months {int} NOT NULL,
    answer {text} NOT NULL,
    answers {int} NOT NULL,
    PRIMARY KEY (months, answer)
) {strict};
-- Keys that go now that the data have gone; a random number each.
CREATE TABLE key_to_forget (
    id {text} PRIMARY KEY
) {strict};
