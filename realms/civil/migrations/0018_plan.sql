-- How long company after a programme lasts at least, in months of each rhythm (VH-6): every week, every other week, every
-- fourth week.
CREATE TABLE programme_length (
    programme_id {text} PRIMARY KEY REFERENCES programme (id),
    weekly {int} NOT NULL,
    fortnightly {int} NOT NULL,
    monthly {int} NOT NULL
) {strict};
-- How often guest and companion mean to meet, and for how long. The highest turn holds; those before it were the plan once.
CREATE TABLE crossing_plan (
    id {text} PRIMARY KEY,
    crossing_id {text} NOT NULL REFERENCES crossing (id),
    turn {int} NOT NULL,
    programme_id {text} REFERENCES programme (id),
    starts {sortable} NOT NULL,
    weekly {int} NOT NULL,
    fortnightly {int} NOT NULL,
    monthly {int} NOT NULL,
    at_ms {int} NOT NULL,
    UNIQUE (crossing_id, turn)
) {strict};
