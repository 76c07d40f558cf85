INSERT INTO walk_in (id, day, wish, met_by, agreed, at_ms) VALUES ('walkin-0001', '2026-11-23', CAST('sealed' AS {blob}), 'worker-birgitte', CAST('sealed' AS {blob}), 1790000000000);
INSERT INTO phone_call (id, day, at_ms, taken_by, note) VALUES ('call-0001', '2026-11-23', 1790000000000, 'worker-birgitte', CAST('sealed' AS {blob}));
INSERT INTO expected (id, day, at_min, guest_id, worker_id, what) VALUES ('expected-0001', '2026-11-23', 570, 'guest-0001', 'worker-birgitte', CAST('sealed' AS {blob}));
INSERT INTO arrival (id, expected_id, at_ms, by_id) VALUES ('arrival-0001', 'expected-0001', 1790000000000, 'worker-birgitte');
