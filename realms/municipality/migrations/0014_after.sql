-- A second name beside who decided, what a step says besides its line, and how a course ended: never to nothing.
ALTER TABLE course ADD COLUMN with_id {text} REFERENCES worker (id);
ALTER TABLE course ADD COLUMN with_hat {text};
ALTER TABLE course_step ADD COLUMN word {text};
ALTER TABLE course_step ADD COLUMN on_day {text};
-- Beside the step that ended the course, under the same id. No place, no name of one: four words at most.
CREATE TABLE course_ending (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    reason {text} NOT NULL,
    next {text} NOT NULL,
    next_on {text},
    help {text},
    stands {text},
    came_after {text}
) {strict};
CREATE INDEX course_ending_course ON course_ending (course_id);
-- Other help at the same time, each with its own days.
CREATE TABLE other_support (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    kind {text} NOT NULL,
    from_on {text} NOT NULL,
    to_on {text},
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL
) {strict};
CREATE INDEX other_support_guest ON other_support (guest_id);
-- Small things to do with others in the municipality.
CREATE TABLE course_todo (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    line {blob} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL,
    done_ms {int}
) {strict};
CREATE INDEX course_todo_course ON course_todo (course_id);
-- Talks to use as needed after the end.
CREATE TABLE punch_card (
    id {text} PRIMARY KEY,
    course_id {text} NOT NULL REFERENCES course (id),
    talks {int} NOT NULL,
    valid_to {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL
) {strict};
CREATE INDEX punch_card_course ON punch_card (course_id);
CREATE TABLE punch (
    id {text} PRIMARY KEY,
    card_id {text} NOT NULL REFERENCES punch_card (id),
    on_day {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL,
    undone_ms {int}
) {strict};
CREATE INDEX punch_card_used ON punch (card_id);
