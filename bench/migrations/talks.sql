-- A talk with both its measures as one plain row, and as the municipality keeps it.
CREATE TABLE bare_talk (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL,
    mode {text} NOT NULL,
    start_answers {text} NOT NULL,
    end_answers {text} NOT NULL,
    at_ms {int} NOT NULL
) {strict};
CREATE TABLE kept_guest (
    id {text} PRIMARY KEY
) {strict};
CREATE TABLE kept_talk (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES kept_guest (id),
    mode {text} NOT NULL,
    at_ms {int} NOT NULL
) {strict};
CREATE TABLE kept_answers (
    id {text} PRIMARY KEY,
    talk_id {text} NOT NULL REFERENCES kept_talk (id),
    moment {text} NOT NULL,
    answers {blob} NOT NULL,
    UNIQUE (talk_id, moment)
) {strict};
