-- One meeting of a guest and a companion. starts is what the clock on the wall shows.
CREATE TABLE visit (
    id {text} PRIMARY KEY,
    token {text} NOT NULL UNIQUE,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    companion_id {text} NOT NULL REFERENCES companion (id),
    number {int} NOT NULL,
    starts {sortable} NOT NULL,
    place {blob},
    note {blob},
    made_ms {int} NOT NULL,
    accepted_ms {int},
    guest_answer {text},
    ended_ms {int},
    outcome {text},
    went {blob},
    again {blob}
) {strict};
CREATE INDEX visit_crossing ON visit (crossing_id, number);
CREATE INDEX visit_companion ON visit (companion_id, starts);
-- What happened to a visit, with who and when.
CREATE TABLE visit_step (
    id {text} PRIMARY KEY,
    visit_id {text} NOT NULL REFERENCES visit (id),
    at_ms {int} NOT NULL,
    what {text} NOT NULL,
    by_coordinator_id {text} REFERENCES coordinator (id),
    by_companion_id {text} REFERENCES companion (id)
) {strict};
CREATE INDEX visit_step_of ON visit_step (visit_id, at_ms);
