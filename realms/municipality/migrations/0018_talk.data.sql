INSERT INTO talk (id, guest_id, offer_id, mode, day, by_id, at_ms) VALUES ('talk-00001', 'guest-0001', NULL, 'walk', '2026-11-18', 'worker-birgitte', 1790000000000);
INSERT INTO answer_set (id, talk_id, moment, answers, by_id, at_ms) VALUES ('answers-0001', 'talk-00001', 'start', CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000);
INSERT INTO turn (id, session, guest_id, talk_id, moment, worker_id, opened_ms, closed_ms) VALUES ('turn-00001', 'hash', 'guest-0001', 'talk-00001', 'start', 'worker-birgitte', 1790000000000, 1790000060000);
INSERT INTO turn_code (worker_id, salt, pepper, proof, made_ms) VALUES ('worker-birgitte', 'salt', CAST('sealed' AS {blob}), 'proof', 1790000000000);
INSERT INTO course_step (id, course_id, kind, line, by_id, at_ms, place) VALUES ('step-0003', 'course-0001', 'talk', NULL, 'worker-birgitte', 1790000200000, 3);
