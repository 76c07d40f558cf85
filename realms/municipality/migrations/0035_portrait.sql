-- A picture of somebody who works here, brought by themselves (PS-3), or of a doctor or a nurse who comes (HE-5). It is never
-- written over: a new one takes its place, and the old one says since when.
CREATE TABLE portrait (
    id {text} PRIMARY KEY,
    worker_id {text} REFERENCES worker (id),
    entry_root {text},
    jpeg {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    gone_ms {int}
) {strict};
CREATE INDEX portrait_worker ON portrait (worker_id);
CREATE INDEX portrait_entry ON portrait (entry_root);
