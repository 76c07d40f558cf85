-- Expenses paid out together.
CREATE TABLE expense_payment (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    at_ms {int} NOT NULL,
    undone_ms {int}
) {strict};
-- What companions have laid out. No column leads to a guest. `km` in hundredths, `ore` in øre: what is paid does not change when
-- the rate does.
CREATE TABLE expense (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    companion_id {text} NOT NULL REFERENCES companion (id),
    day {sortable} NOT NULL,
    kind {text} NOT NULL,
    km {int},
    ore {int} NOT NULL,
    note {blob},
    made_ms {int} NOT NULL,
    answer {text},
    why {blob},
    answered_ms {int},
    payment_id {text} REFERENCES expense_payment (id)
) {strict};
CREATE INDEX expense_companion ON expense (companion_id);
CREATE INDEX expense_open ON expense (association_id, payment_id);
-- What an association pays for a kilometre, in øre, from a day on.
CREATE TABLE mileage_rate (
    id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    starts {sortable} NOT NULL,
    ore {int} NOT NULL,
    set_ms {int} NOT NULL
) {strict};
