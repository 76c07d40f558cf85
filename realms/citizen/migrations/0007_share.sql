-- The card shown to one person for a time. `told` is sealed to a key of its own, which lies wrapped under the link's
-- token and, sealed to the room, in `kept`. `mark` finds it by a hash of the token. One that is ended early is emptied
-- and keeps its id until its day, so that a form that comes again does not open it again.
CREATE TABLE share (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    mark {text} UNIQUE,
    wrapped {blob},
    kept {blob},
    told {blob},
    until_ms {int} NOT NULL
) {strict};
CREATE INDEX share_room ON share (room_id);
