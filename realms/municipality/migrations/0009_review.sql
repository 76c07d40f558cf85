-- What a leader is asked about: a sample of the log of looks that chance draws, and what the program noticed.
-- A surname, where the house has written it down: only to notice that somebody opened a guest of their own name.
ALTER TABLE worker ADD COLUMN last_name {blob};
-- One row for each team and month: when chance was last asked whether the draw is now, and the draw itself, once.
CREATE TABLE look_draw (
    team_id {text} NOT NULL REFERENCES team (id),
    month {text} NOT NULL,
    tried_ms {int} NOT NULL,
    drawn_ms {int},
    up_to {int} NOT NULL,
    among {int} NOT NULL,
    PRIMARY KEY (team_id, month)
) {strict};
-- A line of the log by its number, and nothing of what it is about but the guest's number.
CREATE TABLE look_item (
    id {text} PRIMARY KEY,
    team_id {text} NOT NULL REFERENCES team (id),
    why {text} NOT NULL,
    worker_id {text} NOT NULL REFERENCES worker (id),
    guest_no {text} NOT NULL,
    day {text} NOT NULL,
    look_no {int} NOT NULL,
    made_ms {int} NOT NULL,
    UNIQUE (why, worker_id, guest_no, day)
) {strict};
CREATE INDEX look_item_team ON look_item (team_id, made_ms);
CREATE INDEX look_item_worker ON look_item (worker_id, made_ms);
-- grounded, asked, taken_back: the latest row is how it stands.
CREATE TABLE look_answer (
    id {text} PRIMARY KEY,
    item_id {text} NOT NULL REFERENCES look_item (id),
    said {text} NOT NULL,
    note {blob},
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (item_id, place)
) {strict};
-- How far the log was looked through.
CREATE TABLE look_read (
    id {text} PRIMARY KEY,
    up_to {int} NOT NULL
) {strict};
