CREATE TABLE publisher (
    source {text} PRIMARY KEY,
    url {text},
    imported_at_ms {int} NOT NULL
) {strict};
CREATE TABLE record (
    kind {text} NOT NULL,
    id {text} NOT NULL,
    source {text} NOT NULL REFERENCES publisher (source),
    json {text} NOT NULL,
    PRIMARY KEY (kind, id)
) {strict};
CREATE INDEX record_source ON record (source);
CREATE TABLE community (
    id {text} PRIMARY KEY,
    source {text} NOT NULL REFERENCES publisher (source),
    slug {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    sort_key {sortable} NOT NULL,
    assured_date {text},
    hidden_at_ms {int}
) {strict};
CREATE TABLE import_run (
    id {int} PRIMARY KEY,
    source {text} NOT NULL,
    at_ms {int} NOT NULL,
    added {int} NOT NULL,
    changed {int} NOT NULL,
    unchanged {int} NOT NULL,
    gone {int} NOT NULL
) {strict};
CREATE TABLE crisis_number (
    id {int} PRIMARY KEY,
    name {text} NOT NULL,
    number {text} NOT NULL,
    note {text} NOT NULL,
    checked_on {text} NOT NULL,
    checked_by {text} NOT NULL,
    gone_at_ms {int}
) {strict};
