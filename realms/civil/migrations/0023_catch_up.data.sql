INSERT INTO cohort_catch_up (id, cohort_id, number, turn, came, at_ms) VALUES ('catch-up-01', 'cohort-01', 1, 1, 2, 1772400000000);
