-- How it went, told by who came along or by the community itself (HS-15). What is told lies sealed under a key of its own;
-- the copy that everybody reads does too, so that what was taken down cannot come back with an old disk.
CREATE TABLE story (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    community_id {text} NOT NULL REFERENCES community (id),
    token_hash {text} UNIQUE,
    state {text} NOT NULL,
    words {blob},
    called {blob},
    answer {blob},
    made_ms {int} NOT NULL,
    settled_ms {int},
    by_coordinator_id {text} REFERENCES coordinator (id)
) {strict};
CREATE INDEX story_association ON story (association_id, made_ms);
CREATE TABLE story_shown (
    story_id {text} PRIMARY KEY REFERENCES story (id),
    community_id {text} NOT NULL REFERENCES community (id),
    words {blob} NOT NULL,
    called {blob},
    shown_ms {int} NOT NULL
) {strict};
