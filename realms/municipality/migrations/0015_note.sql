-- What the law asks to be noted, in five lines at most. A line that was wrong is set right by a new one.
CREATE TABLE course_note (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    on_day {text} NOT NULL,
    basis {text} NOT NULL,
    purpose {blob},
    next {blob},
    corrects {text},
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX course_note_course ON course_note (course_id);
-- What a guest hands over when moving on: written together, released by the guest, frozen then.
CREATE TABLE handover (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    receiver {text} NOT NULL,
    guest_words {blob},
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL,
    released_ms {int},
    withdrawn_ms {int},
    carried_ms {int}
) {strict};
CREATE INDEX handover_course ON handover (course_id);
CREATE TABLE handover_part (
    id {text} PRIMARY KEY,
    handover_id {text} NOT NULL REFERENCES handover (id),
    part {text} NOT NULL,
    line {blob},
    UNIQUE (handover_id, part)
) {strict};
