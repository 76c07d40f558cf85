-- What a guest wants to be reminded of, sealed in her room. `stop_hash` finds it by the link that stands in every
-- reminder; whoever has that link stops them, and no more.
CREATE TABLE reminder_choice (
    room_id {text} PRIMARY KEY REFERENCES room (id),
    told {blob} NOT NULL,
    stop_hash {text} NOT NULL UNIQUE,
    stopped {int} NOT NULL
) {strict};
-- A reminder that waits, under a key of the realm and not of the room: it has to be sent while the room is shut. It is
-- erased when it is sent. `visit` and `mark` are hashes, so that a visit that is moved or called off takes it along.
CREATE TABLE reminder (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    visit {text} NOT NULL,
    mark {text} NOT NULL,
    told {blob} NOT NULL,
    due_ms {int} NOT NULL,
    tries {int} NOT NULL,
    handed_ms {int}
) {strict};
CREATE INDEX reminder_room ON reminder (room_id);
CREATE INDEX reminder_visit ON reminder (visit);
CREATE INDEX reminder_due ON reminder (due_ms);
