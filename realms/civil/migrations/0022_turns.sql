-- Who takes turns in coming along with one guest, besides whoever comes along just now.
CREATE TABLE crossing_turn (
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    companion_id {text} NOT NULL REFERENCES companion (id),
    at_ms {int} NOT NULL,
    PRIMARY KEY (crossing_id, companion_id)
) {strict};
