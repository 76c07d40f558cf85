-- A few words between guest and companion about one visit; without a companion the guest wrote them. Sealed under the guest's key.
CREATE TABLE visit_line (
    id {text} PRIMARY KEY,
    visit_id {text} NOT NULL REFERENCES visit (id),
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    at_ms {int} NOT NULL,
    by_companion_id {text} REFERENCES companion (id),
    words {blob} NOT NULL
) {strict};
CREATE INDEX visit_line_of ON visit_line (visit_id, at_ms);
