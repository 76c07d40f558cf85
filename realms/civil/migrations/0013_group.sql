-- What an association holds by a manual of its own (VH-4). Nobody who comes stands in any of it: attendance is a number.
CREATE TABLE programme (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    title {text} NOT NULL,
    meetings {int} NOT NULL,
    made_ms {int} NOT NULL
) {strict};
-- A page of the manual as it was typed. A later version of a page stands beside the earlier ones.
CREATE TABLE manual_page (
    id {text} PRIMARY KEY,
    programme_id {text} NOT NULL REFERENCES programme (id),
    number {int} NOT NULL,
    version {int} NOT NULL,
    title {text} NOT NULL,
    body {text} NOT NULL,
    made_ms {int} NOT NULL,
    UNIQUE (programme_id, version)
) {strict};
-- One run of a programme, and who leads it.
CREATE TABLE cohort (
    id {text} PRIMARY KEY,
    programme_id {text} NOT NULL REFERENCES programme (id),
    place {text} NOT NULL,
    first_leader_id {text} NOT NULL REFERENCES companion (id),
    second_leader_id {text} REFERENCES companion (id),
    made_ms {int} NOT NULL
) {strict};
-- When a meeting is: the highest turn holds, the others were before it was moved.
CREATE TABLE cohort_time (
    id {text} PRIMARY KEY,
    cohort_id {text} NOT NULL REFERENCES cohort (id),
    number {int} NOT NULL,
    turn {int} NOT NULL,
    starts {sortable} NOT NULL,
    at_ms {int} NOT NULL,
    UNIQUE (cohort_id, number, turn)
) {strict};
-- How a meeting was: how many came, whether it went as in the manual, and by which version. The highest turn holds.
CREATE TABLE cohort_held (
    id {text} PRIMARY KEY,
    cohort_id {text} NOT NULL REFERENCES cohort (id),
    number {int} NOT NULL,
    turn {int} NOT NULL,
    came {int} NOT NULL,
    how {text} NOT NULL,
    version {int} NOT NULL,
    at_ms {int} NOT NULL,
    UNIQUE (cohort_id, number, turn)
) {strict};
