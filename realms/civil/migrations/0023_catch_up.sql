-- How many of those who were not at a meeting had it told another time. A number, as for the meeting itself; the highest turn
-- holds, the others were put right.
CREATE TABLE cohort_catch_up (
    id {text} PRIMARY KEY,
    cohort_id {text} NOT NULL REFERENCES cohort (id),
    number {int} NOT NULL,
    turn {int} NOT NULL,
    came {int} NOT NULL,
    at_ms {int} NOT NULL,
    UNIQUE (cohort_id, number, turn)
) {strict};
