INSERT INTO approval_ask (association_id, step, asked_ms, months) VALUES ('havnen-1', 'agreement', 1772000000000, 12);
INSERT INTO approval_step (id, companion_id, step, done_on, valid_until, noted_ms, by_coordinator_id) VALUES ('noted-0001', 'mette-001', 'agreement', '2026-11-03', '2027-11-03', 1772000000000, NULL);
INSERT INTO approval_step (id, companion_id, step, done_on, noted_ms, undone_ms) VALUES ('noted-0002', 'mette-001', 'talk', '2026-11-03', 1772000000000, 1772000060000);
INSERT INTO interest (id, association_id, token_hash, first_name, reach, kind, made_ms) VALUES ('interest-1', 'havnen-1', 'h1', CAST('sealed' AS {blob}), CAST('sealed' AS {blob}), CAST('sealed' AS {blob}), 1772000000000);
INSERT INTO supervision (id, association_id, companion_id, day, made_ms, held_ms) VALUES ('super-0001', 'havnen-1', 'mette-001', '2026-11-03', 1772000000000, 1772000000000);
INSERT INTO supervision (id, association_id, day, made_ms) VALUES ('super-0002', 'havnen-1', '2026-12-03', 1772000000000);
INSERT INTO supervision_rule (association_id, months, set_ms) VALUES ('havnen-1', 3, 1772000000000);
INSERT INTO handbook_section (id, association_id, number, version, title, body, made_ms) VALUES ('section-01', 'havnen-1', 1, 1, 'Det første møde', 'Mød op fem minutter før.', 1772000000000);
