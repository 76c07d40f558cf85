-- Who comes, under the name they want, and the course they have chosen. No number, no address, no history.
CREATE TABLE guest (
    id {text} PRIMARY KEY,
    called {blob} NOT NULL,
    made_ms {int} NOT NULL
) {strict};
CREATE TABLE course (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    basis {text} NOT NULL,
    start_on {text} NOT NULL,
    end_on {text},
    goal {blob} NOT NULL,
    afterwards {blob},
    contact_id {text} NOT NULL REFERENCES worker (id),
    decided_by {text} NOT NULL REFERENCES worker (id),
    hat {text} NOT NULL,
    opened_ms {int} NOT NULL
) {strict};
CREATE INDEX course_guest ON course (guest_id);
-- What happened in the course, one row each: opened, talk, contact, ended, goes_on.
CREATE TABLE course_step (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    kind {text} NOT NULL,
    line {blob},
    contact_id {text} REFERENCES worker (id),
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (course_id, place)
) {strict};
