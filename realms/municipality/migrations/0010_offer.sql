-- Offers of the house, and what each is set to from which day. Nothing is overwritten: the latest first day that has come
-- is in force, and of two with the same first day the one that was written last.
CREATE TABLE offer (
    id {text} PRIMARY KEY,
    made_ms {int} NOT NULL
) {strict};
CREATE TABLE offer_setting (
    id {text} PRIMARY KEY,
    offer_id {text} NOT NULL REFERENCES offer (id),
    from_on {text} NOT NULL,
    settings {text} NOT NULL,
    by_id {text},
    at_ms {int} NOT NULL,
    place {int} NOT NULL,
    UNIQUE (offer_id, place)
) {strict};
CREATE INDEX offer_setting_from ON offer_setting (offer_id, from_on);
-- A house has at least the offer that it is itself.
INSERT INTO offer (id, made_ms) VALUES ('offer-house', 0);
ALTER TABLE team ADD COLUMN offer_id {text} REFERENCES offer (id);
