-- What a guest writes down for herself. One table for every kind: what an entry is, when it was written and whether it
-- was taken away stands sealed, so that the rows tell how many there are and nothing else.
CREATE TABLE entry (
    id {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    told {blob} NOT NULL
) {strict};
CREATE INDEX entry_room ON entry (room_id);
