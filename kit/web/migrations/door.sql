-- Who is signed in, and the links by which one comes in. Tokens are kept as hashes only; name and key lie sealed
-- under the token, so that the table alone tells no name.
CREATE TABLE session (
    token_hash {text} PRIMARY KEY,
    actor_id {text} NOT NULL,
    role {text} NOT NULL,
    unit {text} NOT NULL,
    sealed {blob} NOT NULL,
    made_ms {int} NOT NULL,
    seen_ms {int} NOT NULL,
    idle_ms {int} NOT NULL,
    ends_ms {int} NOT NULL
) {strict};
CREATE INDEX session_actor ON session (actor_id);
CREATE TABLE entry_link (
    token_hash {text} PRIMARY KEY,
    purpose {text} NOT NULL,
    actor_id {text} NOT NULL,
    role {text} NOT NULL,
    unit {text} NOT NULL,
    sealed {blob} NOT NULL,
    ends_ms {int} NOT NULL,
    uses_left {int} NOT NULL
) {strict};
