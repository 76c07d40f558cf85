-- Rows for the measured page: one group's visits in the order of their time, found through the index.
CREATE TABLE visit (
    id {text} PRIMARY KEY,
    group_id {int} NOT NULL,
    at {text} NOT NULL,
    guest {text} NOT NULL,
    place {text} NOT NULL
) {strict};
CREATE INDEX visit_group ON visit (group_id, at);
-- Rows for the measured writes.
CREATE TABLE note (
    id {text} PRIMARY KEY,
    writer {int} NOT NULL,
    at_ms {int} NOT NULL,
    body {text} NOT NULL
) {strict};
