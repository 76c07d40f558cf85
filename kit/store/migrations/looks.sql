-- Who has looked at what of a person. Lines are only added; each is chained to the one before by its hash.
CREATE TABLE look (
    number {int} PRIMARY KEY,
    at_ms {int} NOT NULL,
    actor {text} NOT NULL,
    role {text} NOT NULL,
    unit {text} NOT NULL,
    action {text} NOT NULL,
    resource {text} NOT NULL,
    object {text} NOT NULL,
    purpose {text} NOT NULL,
    hash {blob} NOT NULL
) {strict};
CREATE INDEX look_object ON look (object, number);
CREATE INDEX look_time ON look (at_ms);
-- Where the chain begins after old lines were cut off.
CREATE TABLE look_cut (
    number {int} PRIMARY KEY,
    day {text} NOT NULL,
    hash {blob} NOT NULL
) {strict};
