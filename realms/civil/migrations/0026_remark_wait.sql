-- How long something that was written from outside waited for its answer: days only, and no word of it. It stands apart from the remark,
-- so that a figure of all of them is made without opening one.
CREATE TABLE remark_wait (
    remark_id {text} PRIMARY KEY,
    association_id {text} NOT NULL REFERENCES association (id),
    made_ms {int} NOT NULL,
    answered_ms {int}
) {strict};
CREATE INDEX remark_wait_since ON remark_wait (made_ms);
