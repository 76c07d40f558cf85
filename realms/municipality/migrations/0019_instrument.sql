-- Questions with their scoring, as the operator loaded them; both texts lie here whole, so that a version never changes.
CREATE TABLE instrument (
    id {text} PRIMARY KEY,
    url {text} NOT NULL,
    version {text} NOT NULL,
    questionnaire {text} NOT NULL,
    scoring {text} NOT NULL,
    loaded_ms {int} NOT NULL,
    UNIQUE (url, version)
) {strict};
