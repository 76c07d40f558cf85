-- Directories that are read by themselves: when each was last asked, and what came of it. A source that falls silent is seen, and what
-- came from it stays.
CREATE TABLE harvest (
    source {text} PRIMARY KEY,
    asked_at_ms {int} NOT NULL,
    outcome {text} NOT NULL,
    faults {int} NOT NULL
) {strict};
