-- What somebody outside writes to an association without login: that a page is wrong, or that they want to start
-- something themselves. Sealed under a key of its own; whoever wrote follows the answer by the address that was shown once.
CREATE TABLE remark (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    community_id {text} REFERENCES community (id),
    kind {text} NOT NULL,
    token_hash {text} NOT NULL UNIQUE,
    words {blob} NOT NULL,
    made_ms {int} NOT NULL,
    answer {blob},
    answered_ms {int},
    by_coordinator_id {text} REFERENCES coordinator (id)
) {strict};
CREATE INDEX remark_association ON remark (association_id, made_ms);
