-- The goals of a course beside its first, in the guest's own words; who does what for each, and what is not agreed.
CREATE TABLE goal (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    line {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    reached_ms {int}
) {strict};
CREATE INDEX goal_course ON goal (course_id);
-- What one agency does for a goal, or sees otherwise. Without a goal_id it belongs to the goal that the course began with.
CREATE TABLE goal_part (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    goal_id {text} REFERENCES goal (id),
    agency {text} NOT NULL,
    kind {text} NOT NULL,
    line {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    over_ms {int}
) {strict};
CREATE INDEX goal_part_course ON goal_part (course_id);
-- The guest's yes to an agency, with its day; each yes is a row, and what was withdrawn stays to be asked about.
CREATE TABLE goal_agency (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    agency {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    yes_ms {int} NOT NULL,
    withdrawn_ms {int}
) {strict};
CREATE INDEX goal_agency_course ON goal_agency (course_id);
-- The days on which goals are looked at together, made when the course begins; what was agreed ends one.
CREATE TABLE goal_review (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    place {int} NOT NULL,
    day {text} NOT NULL,
    agreed {blob},
    by_id {text} REFERENCES worker (id),
    held_ms {int},
    UNIQUE (course_id, place)
) {strict};
CREATE INDEX goal_review_day ON goal_review (day);
-- A small thing to do stays between guest and house until the guest wants it on the sheet that others see.
ALTER TABLE course_todo ADD COLUMN shared_ms {int};
