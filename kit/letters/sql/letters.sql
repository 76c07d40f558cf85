-- The letter boxes of one realm. A realm with letters includes this text as a migration of its own.
-- letters_out holds what still waits: sealed to its receiver, so that not even the sender can read it again. A row goes
-- when the receiver has signed for it.
CREATE TABLE letters_out (
    letter_id {text} PRIMARY KEY,
    to_end {text} NOT NULL,
    kind {text} NOT NULL,
    thread {text},
    place {int} NOT NULL,
    envelope {blob} NOT NULL,
    posted_ms {int} NOT NULL,
    due_ms {int} NOT NULL,
    tries {int} NOT NULL,
    last_fault {text}
) {strict};
CREATE INDEX letters_out_due ON letters_out (to_end, due_ms);
CREATE INDEX letters_out_thread ON letters_out (thread, place);
-- letters_in holds which letters were taken in, and on which day, so that a repeat has no second effect.
CREATE TABLE letters_in (
    letter_id {text} PRIMARY KEY,
    taken_on {text} NOT NULL
) {strict};
CREATE INDEX letters_in_taken ON letters_in (taken_on);
