-- The keys of persons, each wrapped under the key of an epoch. This file is backed up on its own, never with the data.
CREATE TABLE person_key (
    person {text} NOT NULL,
    generation {int} NOT NULL,
    epoch_id {text} NOT NULL,
    wrapped {blob} NOT NULL,
    made_ms {int} NOT NULL,
    PRIMARY KEY (person, generation)
) {strict};
