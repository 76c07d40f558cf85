-- Enquiries from anybody. What is written lies under the enquiry's own key; nobody is a guest by writing.
CREATE TABLE enquiry (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    day {text} NOT NULL,
    at_ms {int} NOT NULL,
    called {blob} NOT NULL,
    said {blob} NOT NULL,
    way {text} NOT NULL,
    reach {blob} NOT NULL,
    came_by {text},
    had_been {int} NOT NULL,
    door {text} NOT NULL,
    due_on {text} NOT NULL
) {strict};
CREATE INDEX enquiry_offer ON enquiry (offer_id, due_on);
CREATE TABLE enquiry_step (
    id {text} PRIMARY KEY,
    enquiry_id {text} NOT NULL REFERENCES enquiry (id),
    kind {text} NOT NULL,
    worker_id {text} REFERENCES worker (id),
    reason {text},
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (enquiry_id, place)
) {strict};
