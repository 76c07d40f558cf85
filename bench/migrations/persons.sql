-- The same persons with open texts, and sealed.
CREATE TABLE open_person (
    id {text} PRIMARY KEY,
    called {text} NOT NULL,
    note {text} NOT NULL
) {strict};
CREATE TABLE open_line (
    id {text} PRIMARY KEY,
    person_id {text} NOT NULL REFERENCES open_person (id),
    words {text} NOT NULL
) {strict};
CREATE TABLE sealed_person (
    id {text} PRIMARY KEY,
    called {blob} NOT NULL,
    note {blob} NOT NULL
) {strict};
CREATE TABLE sealed_line (
    id {text} PRIMARY KEY,
    person_id {text} NOT NULL REFERENCES sealed_person (id),
    words {blob} NOT NULL
) {strict};
