-- By what number the log of looks knows somebody this month. When the month's secret is gone, so is the way from a line
-- of the log to a person (SAFETY.md §7, far bank). The secret lies under a key of its own in the key ring, so that no
-- old copy of this file gives it back.
CREATE TABLE look_month (
    month {text} PRIMARY KEY,
    id {text} NOT NULL,
    secret {blob} NOT NULL
) {strict};
-- Lines that had their time, counted: they lead to nobody.
CREATE TABLE look_count (
    day {text} NOT NULL,
    role {text} NOT NULL,
    action {text} NOT NULL,
    resource {text} NOT NULL,
    times {int} NOT NULL,
    PRIMARY KEY (day, role, action, resource)
) {strict};
