INSERT INTO crossing (id, thread, association_id, community_id, called, reach_kind, company, about, opened_ms, since_ms, state, coordinator_id, companion_id, last_companion_id, visit_id, held, owner_companion_id) VALUES ('crossing-1', '5d4c3b2a19087f6e5d4c3b2a19087f6e', 'havnen-1', 'gaatur-01', CAST('sealed' AS {blob}), 'room', 'peer', CAST('sealed' AS {blob}), 1772000000000, 1772100000000, 'promised', 'lone-0001', 'mette-001', 'mette-001', 'visit-001', 0, 'mette-001');
INSERT INTO crossing_step (id, crossing_id, at_ms, what) VALUES ('step-0001', 'crossing-1', 1772000000000, 'opened');
INSERT INTO crossing_step (id, crossing_id, at_ms, what, by_coordinator_id) VALUES ('step-0002', 'crossing-1', 1772000500000, 'asked', 'lone-0001');
INSERT INTO crossing_step (id, crossing_id, at_ms, what, by_companion_id) VALUES ('step-0003', 'crossing-1', 1772100000000, 'accepted', 'mette-001');
INSERT INTO handover (id, crossing_id, at_ms, from_coordinator_id, to_companion_id) VALUES ('hand-0001', 'crossing-1', 1772100000000, 'lone-0001', 'mette-001');
INSERT INTO line (id, crossing_id, at_ms, by_coordinator_id, words) VALUES ('line-0001', 'crossing-1', 1772000500000, 'lone-0001', CAST('sealed' AS {blob}));
INSERT INTO still_there (months, answer, answers) VALUES (3, 'yes', 2);
INSERT INTO key_to_forget (id) VALUES ('crossing-9');
