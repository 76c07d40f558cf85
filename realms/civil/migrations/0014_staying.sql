-- How many of a half year's newcomers a community still sees after so many months: a number somebody counted there, and
-- no names. `months` 0 is how many began.
CREATE TABLE staying_count (
    community_id {text} NOT NULL REFERENCES community (id),
    half {text} NOT NULL,
    months {int} NOT NULL,
    people {int} NOT NULL,
    counted_ms {int} NOT NULL,
    PRIMARY KEY (community_id, half, months)
) {strict};
