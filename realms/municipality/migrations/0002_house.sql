-- The house, its teams and workers, and who is host when.
CREATE TABLE unit (
    id {text} PRIMARY KEY,
    name {text} NOT NULL,
    word_one {text} NOT NULL,
    word_the {text} NOT NULL,
    word_many {text} NOT NULL,
    evening_ore {int} NOT NULL,
    weekend_ore {int} NOT NULL
) {strict};
CREATE TABLE team (
    id {text} PRIMARY KEY,
    name {text} NOT NULL
) {strict};
CREATE TABLE worker (
    id {text} PRIMARY KEY,
    first_name {blob} NOT NULL,
    role {text} NOT NULL,
    team_id {text} REFERENCES team (id),
    made_ms {int} NOT NULL,
    left_ms {int}
) {strict};
-- A leader has one team or several.
CREATE TABLE team_leader (
    team_id {text} NOT NULL REFERENCES team (id),
    worker_id {text} NOT NULL REFERENCES worker (id),
    PRIMARY KEY (team_id, worker_id)
) {strict};
CREATE TABLE roster (
    id {text} PRIMARY KEY,
    day {text} NOT NULL,
    from_min {int} NOT NULL,
    to_min {int} NOT NULL,
    worker_id {text} NOT NULL REFERENCES worker (id)
) {strict};
CREATE INDEX roster_day ON roster (day);
-- A form that was sent, where nothing else it wrote carries its id; swept after a day.
CREATE TABLE form_used (
    id {text} PRIMARY KEY,
    day {text} NOT NULL
) {strict};
