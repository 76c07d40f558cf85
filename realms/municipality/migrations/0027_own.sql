-- The codes of a guest's paper card: each opens the guest's own page once. What is kept opens nothing.
CREATE TABLE card_code (
    id {text} PRIMARY KEY,
    guest_id {text} NOT NULL REFERENCES guest (id),
    proof {text} NOT NULL UNIQUE,
    made_ms {int} NOT NULL,
    used_ms {int}
) {strict};
CREATE INDEX card_code_guest ON card_code (guest_id);
