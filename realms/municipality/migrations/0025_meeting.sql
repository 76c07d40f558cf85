-- A sheet while several parts of the municipality write it with the guest. It lapses at the day's end, agreed or not: the
-- guest has the paper, and only what was agreed stays. It refers to no row, since it is gone sooner than any course.
CREATE TABLE meeting_draft (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL,
    sheet {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL,
    lapses_ms {int} NOT NULL,
    closed_ms {int}
) {strict};
CREATE INDEX meeting_draft_course ON meeting_draft (course_id);
-- A meeting that ended in something agreed.
CREATE TABLE meeting (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    on_day {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    closed_ms {int} NOT NULL
) {strict};
CREATE INDEX meeting_course ON meeting (course_id);
-- Who took part, by function.
CREATE TABLE meeting_agency (
    meeting_id {text} NOT NULL REFERENCES meeting (id),
    agency {text} NOT NULL,
    PRIMARY KEY (meeting_id, agency)
) {strict};
-- What was agreed: what, who, until when.
CREATE TABLE meeting_line (
    id {text} PRIMARY KEY,
    meeting_id {text} NOT NULL REFERENCES meeting (id),
    place {int} NOT NULL,
    what {blob} NOT NULL,
    agency {text} NOT NULL,
    until_on {text},
    done_ms {int}
) {strict};
CREATE INDEX meeting_line_meeting ON meeting_line (meeting_id);
-- An information-and-advice talk with a caseworker and a worker together. About one of three: a guest, an enquiry, or
-- somebody at the door. enquiry_id and walk_in_id name rows that may be gone before this one.
CREATE TABLE advice (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    guest_id {text} REFERENCES guest (id),
    enquiry_id {text},
    walk_in_id {text},
    day {text} NOT NULL,
    at_min {int} NOT NULL,
    worker_id {text} NOT NULL REFERENCES worker (id),
    adviser_id {text} NOT NULL REFERENCES worker (id),
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL,
    outcome {text},
    help {text},
    decided_by {text} REFERENCES worker (id),
    hat {text},
    decided_ms {int},
    cancelled_ms {int}
) {strict};
CREATE INDEX advice_offer ON advice (offer_id, day);
