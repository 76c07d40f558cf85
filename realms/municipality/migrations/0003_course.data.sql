INSERT INTO guest (id, called, made_ms) VALUES ('guest-0001', CAST('sealed' AS {blob}), 1790000000000);
INSERT INTO course (id, guest_id, basis, start_on, end_on, goal, afterwards, contact_id, decided_by, hat, opened_ms) VALUES ('course-0001', 'guest-0001', '82b', '2026-10-05', '2027-04-04', CAST('sealed' AS {blob}), NULL, 'worker-birgitte', 'worker-birgitte', 'host', 1790000000000);
INSERT INTO course_step (id, course_id, kind, line, by_id, at_ms, place) VALUES ('step-0001', 'course-0001', 'opened', NULL, 'worker-birgitte', 1790000000000, 1);
