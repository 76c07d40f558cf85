-- Who works with research, owners included. Nobody who takes part in a trial stands here.
CREATE TABLE researcher (
    id {text} PRIMARY KEY,
    first_name {blob} NOT NULL,
    role {text} NOT NULL,
    made_ms {int} NOT NULL,
    left_ms {int}
) {strict};
