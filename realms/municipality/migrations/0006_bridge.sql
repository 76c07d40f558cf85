-- Our own copy of the public directory, and how often a community was told about. Neither knows a guest (HS-3).
CREATE TABLE directory_copy (
    service_id {text} PRIMARY KEY,
    slug {text} NOT NULL,
    name {text} NOT NULL,
    json {text} NOT NULL,
    fetched_ms {int} NOT NULL
) {strict};
CREATE TABLE told (
    community_id {text} NOT NULL,
    day {text} NOT NULL,
    times {int} NOT NULL CHECK (times > 0),
    PRIMARY KEY (community_id, day)
) {strict};
