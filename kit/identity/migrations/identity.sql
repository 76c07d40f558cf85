-- The ways in: keys, ceremonies under way, logins at other houses, links of a second person, and what is told of it.
-- Everything stands here and nothing in memory, so that a restart neither loses a ceremony nor winds a counter back.
CREATE TABLE passkey (
    id {text} PRIMARY KEY,
    actor_id {text} NOT NULL,
    handle {text} NOT NULL,
    credential_hash {text} NOT NULL UNIQUE,
    credential {text} NOT NULL,
    kind {text} NOT NULL,
    made_ms {int} NOT NULL,
    used_ms {int}
) {strict};
CREATE INDEX passkey_actor ON passkey (actor_id);
CREATE TABLE ceremony (
    id_hash {text} PRIMARY KEY,
    purpose {text} NOT NULL,
    actor_id {text},
    kind {text},
    handle {text},
    state {text} NOT NULL,
    ends_ms {int} NOT NULL
) {strict};
-- `browser_hash` binds the answer to the browser that asked; with `actor_id` the login is added to that person.
CREATE TABLE login_start (
    state_hash {text} PRIMARY KEY,
    browser_hash {text} NOT NULL,
    provider {text} NOT NULL,
    nonce {text} NOT NULL,
    verifier {text} NOT NULL,
    actor_id {text},
    ends_ms {int} NOT NULL
) {strict};
-- The hash is over issuer and subject: nobody reads here who somebody is at the other house.
CREATE TABLE login (
    id {text} PRIMARY KEY,
    actor_id {text} NOT NULL,
    provider {text} NOT NULL,
    subject_hash {text} NOT NULL UNIQUE,
    made_ms {int} NOT NULL,
    used_ms {int}
) {strict};
CREATE INDEX login_actor ON login (actor_id);
CREATE TABLE recovery (
    token_hash {text} PRIMARY KEY,
    actor_id {text} NOT NULL,
    by_id {text} NOT NULL,
    ends_ms {int} NOT NULL
) {strict};
CREATE TABLE way_told (
    id {text} PRIMARY KEY,
    actor_id {text} NOT NULL,
    what {text} NOT NULL,
    at_ms {int} NOT NULL
) {strict};
CREATE INDEX way_told_actor ON way_told (actor_id, at_ms);
