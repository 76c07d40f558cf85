INSERT INTO approval_ask (association_id, step, asked_ms, months) VALUES ('havnen-1', 'agreement', 1772000000000, 12);
INSERT INTO approval_step (id, companion_id, step, done_on, valid_until, noted_ms, by_coordinator_id) VALUES ('noted-0001', 'mette-001', 'agreement', '2026-11-03', '2027-11-03', 1772000000000, NULL);
INSERT INTO approval_step (id, companion_id, step, done_on, noted_ms, undone_ms) VALUES ('noted-0002', 'mette-001', 'talk', '2026-11-03', 1772000000000, 1772000060000);
INSERT INTO interest (id, association_id, token_hash, first_name, reach, kind, made_ms) VALUES ('interest-1', 'havnen-1', 'h1', CAST('sealed' AS {blob}), CAST('sealed' AS {blob}), CAST('sealed' AS {blob}), 1772000000000);
