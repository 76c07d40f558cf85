-- Work that waits in the database, and what guests chose to be reminded of.
-- lease_no grows with every taking, so that whoever lost a job to another cannot finish it.
CREATE TABLE job (
    id {text} PRIMARY KEY,
    kind {text} NOT NULL,
    subject_id {text} NOT NULL,
    guest_id {text} REFERENCES guest (id),
    slot {int} NOT NULL,
    due_ms {int} NOT NULL,
    tries {int} NOT NULL,
    lease_no {int} NOT NULL,
    lease_ms {int},
    handed_ms {int},
    done_ms {int},
    outcome {text}
) {strict};
CREATE INDEX job_due ON job (due_ms);
-- A guest's own choice: the way, the words, and the link that stops it. stopped_ms ends it.
CREATE TABLE reminder_choice (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    way {text} NOT NULL,
    address {blob} NOT NULL,
    style {text} NOT NULL,
    line {blob},
    early {text} NOT NULL,
    stop {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    chosen_ms {int} NOT NULL,
    stopped_ms {int}
) {strict};
CREATE INDEX reminder_choice_guest ON reminder_choice (guest_id);
-- The link in every message, so that a link that nobody has asks no person's table.
CREATE TABLE reminder_link (
    stop_hash {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    made_ms {int} NOT NULL
) {strict};
-- "Not this time": no more about one appointment.
CREATE TABLE reminder_skip (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    subject_id {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    undone_ms {int}
) {strict};
CREATE INDEX reminder_skip_guest ON reminder_skip (guest_id);
