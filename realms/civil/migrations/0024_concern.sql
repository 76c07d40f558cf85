-- "Noget er ikke i orden", told by a guest without a name: no thread, no association, and no more of the time than the day.
CREATE TABLE concern (
    id {text} PRIMARY KEY,
    words {blob} NOT NULL,
    day_ms {int} NOT NULL,
    taken_up_ms {int}
) {strict};
