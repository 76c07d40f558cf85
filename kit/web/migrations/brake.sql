-- What slows guessing and flooding. Counted here and not in memory, so that a restart forgets nothing (SAFETY.md §6.2.3).
CREATE TABLE brake (
    scope {text} PRIMARY KEY,
    count {int} NOT NULL,
    since_ms {int} NOT NULL,
    next_ms {int} NOT NULL
) {strict};
CREATE INDEX brake_next ON brake (next_ms);
-- Addresses are counted under a hash with this salt; it goes after its day, and nobody can tell afterwards whose it was.
CREATE TABLE brake_salt (
    day {text} PRIMARY KEY,
    salt {text} NOT NULL
) {strict};
