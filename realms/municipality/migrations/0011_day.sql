-- What the door of each offer needs besides: whose day it is, short help without a course, heads, calls to make, a line to
-- a colleague, a closed house, and who may be asked about what.
ALTER TABLE walk_in ADD COLUMN offer_id {text} REFERENCES offer (id);
ALTER TABLE phone_call ADD COLUMN offer_id {text} REFERENCES offer (id);
ALTER TABLE roster ADD COLUMN offer_id {text} REFERENCES offer (id);
-- host, or shadow: somebody new who stands beside the host.
ALTER TABLE roster ADD COLUMN kind {text} NOT NULL DEFAULT 'host';
ALTER TABLE worker ADD COLUMN topics {blob};
ALTER TABLE worker ADD COLUMN also {blob};
-- Name and address are protected: the name stands on no list at the door.
ALTER TABLE guest ADD COLUMN protected_ms {int};
-- Small help without a course. It has no words, and a guest only where help came after the end of a course.
CREATE TABLE errand (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    day {text} NOT NULL,
    kind {text} NOT NULL,
    guest_id {text} REFERENCES guest (id),
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX errand_day ON errand (offer_id, day);
-- Heads of a day: a number, and nobody.
CREATE TABLE head (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    day {text} NOT NULL,
    n {int} NOT NULL
) {strict};
CREATE INDEX head_day ON head (offer_id, day);
CREATE TABLE call_back (
    id {text} PRIMARY KEY,
    day {text} NOT NULL,
    guest_id {text} NOT NULL REFERENCES guest (id),
    worker_id {text} NOT NULL REFERENCES worker (id),
    line {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    done_ms {int}
) {strict};
CREATE INDEX call_back_day ON call_back (day);
CREATE TABLE question (
    id {text} PRIMARY KEY,
    from_id {text} NOT NULL REFERENCES worker (id),
    to_id {text} NOT NULL REFERENCES worker (id),
    line {blob} NOT NULL,
    at_ms {int} NOT NULL,
    answer {blob},
    answered_ms {int}
) {strict};
CREATE INDEX question_to ON question (to_id, at_ms);
CREATE TABLE closed_house (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    from_on {text} NOT NULL,
    line {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    opened_ms {int}
) {strict};
CREATE INDEX closed_house_offer ON closed_house (offer_id, from_on);
