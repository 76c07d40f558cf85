-- What an association asks of who comes along, as it has chosen itself: one row for each step once it has chosen.
-- `asked_ms` is since when the step is asked for, and empty where it is not; `months` is how long it holds.
CREATE TABLE approval_ask (
    association_id {text} NOT NULL REFERENCES association (id),
    step {text} NOT NULL,
    asked_ms {int},
    months {int},
    PRIMARY KEY (association_id, step)
) {strict};
-- A step that somebody has noted as done on a day. One that was a slip stays with the moment at which it was undone.
CREATE TABLE approval_step (
    id {text} PRIMARY KEY,
    companion_id {text} NOT NULL REFERENCES companion (id),
    step {text} NOT NULL,
    done_on {sortable} NOT NULL,
    valid_until {sortable},
    noted_ms {int} NOT NULL,
    by_coordinator_id {text} REFERENCES coordinator (id),
    undone_ms {int}
) {strict};
CREATE INDEX approval_step_of ON approval_step (companion_id, step);
-- Somebody outside would like to come along. All that was told lies sealed; nothing leads from here to a guest or to the
-- companion that she becomes.
CREATE TABLE interest (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    token_hash {text} NOT NULL UNIQUE,
    first_name {blob} NOT NULL,
    reach {blob} NOT NULL,
    words {blob},
    kind {blob} NOT NULL,
    made_ms {int} NOT NULL,
    answer {blob},
    answered_ms {int},
    outcome {text},
    by_coordinator_id {text} REFERENCES coordinator (id)
) {strict};
CREATE INDEX interest_of ON interest (association_id, made_ms);
-- A day of supervision, planned and held, for one who comes along or for all of the association.
CREATE TABLE supervision (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    companion_id {text} REFERENCES companion (id),
    day {sortable} NOT NULL,
    made_ms {int} NOT NULL,
    held_ms {int},
    undone_ms {int}
) {strict};
CREATE INDEX supervision_of ON supervision (association_id, day);
-- How often an association wants it, in months; empty reminds nobody.
CREATE TABLE supervision_rule (
    association_id {text} PRIMARY KEY REFERENCES association (id),
    months {int},
    set_ms {int} NOT NULL
) {strict};
-- A section of the association's own handbook for those who come along. A later version stands beside the earlier ones.
CREATE TABLE handbook_section (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    number {int} NOT NULL,
    version {int} NOT NULL,
    title {text} NOT NULL,
    body {text} NOT NULL,
    made_ms {int} NOT NULL,
    UNIQUE (association_id, version)
) {strict};
