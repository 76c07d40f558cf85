-- What an association invites to: open information meetings, and its visits to houses of the municipality (VH-2). Everybody
-- may read it; only what to bring along is the coordinator's own.
CREATE TABLE event (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    kind {text} NOT NULL,
    title {text} NOT NULL,
    place {text} NOT NULL,
    way_in {text},
    starts {sortable} NOT NULL,
    ends {sortable} NOT NULL,
    seats {int},
    talk_min {int},
    contact_name {text} NOT NULL,
    contact_phone {text} NOT NULL,
    bring {text},
    cancelled_ms {int},
    came {int},
    made_ms {int} NOT NULL
) {strict};
CREATE INDEX event_starts ON event (starts);
-- A seat that somebody takes: no name, no number. id is made from the address by which it can be given back, and does not
-- lead to it; talk is the time of a short talk, where one was booked.
CREATE TABLE event_seat (
    id {text} PRIMARY KEY,
    event_id {text} NOT NULL REFERENCES event (id),
    talk {sortable},
    taken_ms {int} NOT NULL,
    back_ms {int}
) {strict};
CREATE INDEX event_seat_of ON event_seat (event_id);
-- The address by which a calendar reads somebody's own times. Only its mark is kept.
CREATE TABLE calendar_feed (
    person_id {text} PRIMARY KEY,
    role {text} NOT NULL,
    token_hash {text} NOT NULL UNIQUE,
    made_ms {int} NOT NULL
) {strict};
