-- Who does what for the body's health in an offer: whole, dated, never overwritten, and without persons (HE-1).
CREATE TABLE health_sheet (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    from_on {text} NOT NULL,
    sheet {text} NOT NULL,
    by_id {text} NOT NULL,
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (offer_id, place)
) {strict};
-- Training that a team holds, and from when it does not any more (HE-8).
CREATE TABLE team_training (
    id {text} PRIMARY KEY,
    team_id {text} NOT NULL REFERENCES team (id),
    topic {text} NOT NULL,
    held_on {text} NOT NULL,
    lapses_on {text},
    by_id {text} NOT NULL,
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX team_training_team ON team_training (team_id, topic);
-- How an offer rates itself on two questions, time after time (HE-12).
CREATE TABLE health_rating (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    day {text} NOT NULL,
    handles {int} NOT NULL,
    finds {int} NOT NULL,
    by_id {text} NOT NULL,
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX health_rating_offer ON health_rating (offer_id, day);
