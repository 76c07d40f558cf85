INSERT INTO visit_line (id, visit_id, crossing_id, at_ms, by_companion_id, words) VALUES ('visit-line-0001', 'visit-001', 'crossing-1', 1772400000000, NULL, CAST('sealed' AS {blob}));
