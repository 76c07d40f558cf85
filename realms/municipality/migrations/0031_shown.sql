-- What anybody may read of a group, in plain words (DD-4). A new row takes the place of the one before; shown_ms is none
-- where the group is not shown.
CREATE TABLE series_notice (
    id {text} PRIMARY KEY,
    series_id {text} NOT NULL REFERENCES series (id),
    place {int} NOT NULL,
    about {text} NOT NULL,
    for_whom {text} NOT NULL,
    spot {text} NOT NULL,
    words {text} NOT NULL,
    shown_ms {int},
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    UNIQUE (series_id, place)
) {strict};
-- How many sit and wait, and nobody: so that free places can be told to anybody without a look at a guest.
CREATE VIEW series_taken AS
    SELECT series_id,
        COUNT(CASE WHEN seated_ms IS NOT NULL AND left_ms IS NULL THEN 1 END) AS sitting,
        COUNT(CASE WHEN seated_ms IS NULL AND left_ms IS NULL THEN 1 END) AS waiting
    FROM group_seat GROUP BY series_id;
