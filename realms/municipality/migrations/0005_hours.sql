-- Time given to coming along: how much and when in the week, never where to or with whom (BR-8).
CREATE TABLE accompaniment_time (
    id {text} PRIMARY KEY,
    worker_id {text} NOT NULL REFERENCES worker (id),
    team_id {text} NOT NULL REFERENCES team (id),
    day {text} NOT NULL,
    minutes {int} NOT NULL CHECK (minutes > 0),
    part {text} NOT NULL,
    extra_ore {int} NOT NULL
) {strict};
CREATE INDEX accompaniment_time_day ON accompaniment_time (day);
-- booked, approved, declined, reopened, withdrawn: the latest row is how it stands.
CREATE TABLE time_step (
    id {text} PRIMARY KEY,
    time_id {text} NOT NULL REFERENCES accompaniment_time (id),
    kind {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (time_id, place)
) {strict};
CREATE TABLE weekly_aim (
    id {text} PRIMARY KEY,
    team_id {text} NOT NULL REFERENCES team (id),
    minutes {int} NOT NULL CHECK (minutes >= 0),
    from_on {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    made_ms {int} NOT NULL
) {strict};
CREATE INDEX weekly_aim_team ON weekly_aim (team_id, from_on);
CREATE TABLE less_of (
    id {text} PRIMARY KEY,
    team_id {text} NOT NULL REFERENCES team (id),
    line {text} NOT NULL,
    made_ms {int} NOT NULL
) {strict};
