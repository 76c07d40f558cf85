-- The keys of epochs and the realm's one secret, wrapped under the realm key. Not in any backup of the key ring: what is
-- destroyed here must not come back with an old copy of the keys.
CREATE TABLE epoch (
    id {text} PRIMARY KEY,
    month {text} NOT NULL UNIQUE,
    wrapped {blob} NOT NULL,
    ended_ms {int}
) {strict};
CREATE TABLE realm_secret (
    name {text} PRIMARY KEY,
    wrapped {blob} NOT NULL
) {strict};
-- Who was erased, by random id only. It stands here because this file is never set back.
CREATE TABLE erased_person (
    person {text} PRIMARY KEY,
    erased_ms {int} NOT NULL
) {strict};
