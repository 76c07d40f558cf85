-- The day in the house. A walk-in has no name and no field for one (FR-3).
CREATE TABLE walk_in (
    id {text} PRIMARY KEY,
    day {text} NOT NULL,
    wish {blob} NOT NULL,
    met_by {text} NOT NULL REFERENCES worker (id),
    agreed {blob} NOT NULL,
    at_ms {int} NOT NULL,
    left_ms {int}
) {strict};
CREATE INDEX walk_in_day ON walk_in (day);
CREATE TABLE phone_call (
    id {text} PRIMARY KEY,
    day {text} NOT NULL,
    at_ms {int} NOT NULL,
    taken_by {text} NOT NULL REFERENCES worker (id),
    note {blob} NOT NULL
) {strict};
CREATE INDEX phone_call_day ON phone_call (day);
-- An appointment of the house with one guest or with a group.
CREATE TABLE expected (
    id {text} PRIMARY KEY,
    day {text} NOT NULL,
    at_min {int} NOT NULL,
    guest_id {text} REFERENCES guest (id),
    group_name {text},
    worker_id {text} NOT NULL REFERENCES worker (id),
    what {blob} NOT NULL
) {strict};
CREATE INDEX expected_day ON expected (day);
CREATE INDEX expected_guest ON expected (guest_id);
CREATE TABLE arrival (
    id {text} PRIMARY KEY,
    expected_id {text} NOT NULL REFERENCES expected (id),
    at_ms {int} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    undone_ms {int}
) {strict};
CREATE INDEX arrival_expected ON arrival (expected_id);
