INSERT INTO association (id, place, name, phone, answer_days) VALUES ('havnen-1', 1, 'Fællesskabet på Havnen', '00 00 20 00', 2);
INSERT INTO coordinator (id, association_id, place, first_name, phone) VALUES ('lone-0001', 'havnen-1', 1, CAST('sealed' AS {blob}), CAST('sealed' AS {blob}));
INSERT INTO companion (id, association_id, first_name, kind, age, interests, max_load, sign) VALUES ('mette-001', 'havnen-1', CAST('sealed' AS {blob}), 'peer', 34, 'move,nature', 2, CAST('sealed' AS {blob}));
INSERT INTO companion_time (companion_id, weekday, from_min, to_min) VALUES ('mette-001', 3, 900, 1200);
INSERT INTO community (id, association_id, name, meeting_place, wishes, duty_coordinator_id) VALUES ('gaatur-01', 'havnen-1', 'Gåturen ved åen', 'Bænken foran biblioteket', 'move', 'lone-0001');
INSERT INTO community_time (community_id, weekday, from_min, to_min) VALUES ('gaatur-01', 3, 960, 1000);
INSERT INTO steward (id, first_name, made_ms) VALUES ('steward-1', CAST('sealed' AS {blob}), 1772000000000);
