-- Who waits for a place in a community that is full just now. An enquiry that is answered for goes on having its owner; this
-- is only its place in the queue, and the newest question. `number` is a hash of the link's token.
CREATE TABLE waiting (
    crossing_id {text} PRIMARY KEY REFERENCES crossing (id),
    since_ms {int} NOT NULL,
    number {text} UNIQUE,
    ask {text},
    asked_ms {int},
    answer_by {sortable},
    said {text},
    said_ms {int}
) {strict};
