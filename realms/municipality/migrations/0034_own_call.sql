-- A call that a guest asked for on her own page was noted by no worker: by_id is none there.
CREATE TABLE call_back_noted (
    id {text} PRIMARY KEY,
    day {text} NOT NULL,
    guest_id {text} NOT NULL REFERENCES guest (id),
    worker_id {text} NOT NULL REFERENCES worker (id),
    line {blob} NOT NULL,
    by_id {text} REFERENCES worker (id),
    at_ms {int} NOT NULL,
    done_ms {int}
) {strict};
INSERT INTO call_back_noted (id, day, guest_id, worker_id, line, by_id, at_ms, done_ms)
SELECT b.id, b.day, b.guest_id, b.worker_id, b.line, b.by_id, b.at_ms, b.done_ms FROM call_back b;
DROP TABLE call_back;
ALTER TABLE call_back_noted RENAME TO call_back;
CREATE INDEX call_back_day ON call_back (day);
-- A sheet that was agreed on the day of a review: which review it was, and the day that it was planned for.
ALTER TABLE meeting ADD COLUMN review_id {text} REFERENCES goal_review (id);
ALTER TABLE meeting ADD COLUMN review_day {text};
