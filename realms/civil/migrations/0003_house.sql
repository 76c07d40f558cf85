-- The associations, their people, and the communities whose doors they open.
CREATE TABLE association (
    id {text} PRIMARY KEY,
    place {int} NOT NULL,
    name {text} NOT NULL,
    phone {text} NOT NULL,
    answer_days {int} NOT NULL
) {strict};
-- Whoever owns an enquiry has a name: BR-6 asks for a named person, and an empty name is sealed nowhere.
CREATE TABLE coordinator (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    place {int} NOT NULL,
    first_name {blob} NOT NULL,
    phone {blob} NOT NULL,
    away_at_ms {int},
    left_at_ms {int}
) {strict};
CREATE TABLE companion (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    first_name {blob} NOT NULL,
    kind {text} NOT NULL,
    age {int},
    interests {text} NOT NULL,
    max_load {int} NOT NULL,
    sign {blob},
    paused_at_ms {int},
    left_at_ms {int}
) {strict};
CREATE TABLE companion_time (
    companion_id {text} NOT NULL REFERENCES companion (id),
    weekday {int} NOT NULL,
    from_min {int} NOT NULL,
    to_min {int} NOT NULL,
    PRIMARY KEY (companion_id, weekday, from_min)
) {strict};
-- A community by its published id; name and meeting place are copies, so that no other realm has to be asked.
CREATE TABLE community (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    name {text} NOT NULL,
    meeting_place {text} NOT NULL,
    wishes {text} NOT NULL,
    duty_coordinator_id {text} REFERENCES coordinator (id)
) {strict};
CREATE TABLE community_time (
    community_id {text} NOT NULL REFERENCES community (id),
    weekday {int} NOT NULL,
    from_min {int} NOT NULL,
    to_min {int} NOT NULL,
    PRIMARY KEY (community_id, weekday, from_min)
) {strict};
-- Whoever makes the links by which the others come in.
CREATE TABLE steward (
    id {text} PRIMARY KEY,
    first_name {blob} NOT NULL,
    made_ms {int} NOT NULL
) {strict};
