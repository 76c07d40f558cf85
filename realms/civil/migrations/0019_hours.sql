-- How many hours a week an association sets aside for company, from a Monday on, and what it does less of for them (BR-11).
-- meeting_min is how long a group's meeting counts. The newest of a Monday holds; earlier weeks keep their own.
CREATE TABLE hours_aim (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    starts {sortable} NOT NULL,
    week_min {int} NOT NULL,
    meeting_min {int} NOT NULL,
    less {text},
    at_ms {int} NOT NULL
) {strict};
