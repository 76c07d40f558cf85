INSERT INTO programme_length (programme_id, weekly, fortnightly, monthly) VALUES ('programme-1', 2, 2, 2);
INSERT INTO crossing_plan (id, crossing_id, turn, programme_id, starts, weekly, fortnightly, monthly, at_ms) VALUES ('plan-0001', 'crossing-1', 1, 'programme-1', '2027-03-03', 2, 2, 2, 1772100000000);
