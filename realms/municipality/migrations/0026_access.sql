-- What was wrong about a guest, as it stood and as it is right; and who asked that a guest be erased. The guest's number
-- stands there as in the log of looks, since the row outlives the guest. Both say why in words of closed lists.
CREATE TABLE correction (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    what {text} NOT NULL,
    was {blob} NOT NULL,
    line {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX correction_guest ON correction (guest_id);
CREATE TABLE erasure (
    id {text} PRIMARY KEY,
    guest_no {text} NOT NULL,
    reason {text} NOT NULL,
    asked_by {text} NOT NULL REFERENCES worker (id),
    asked_ms {int} NOT NULL,
    said {text},
    said_by {text},
    said_ms {int},
    until {text}
) {strict};
CREATE INDEX erasure_guest ON erasure (guest_no);
