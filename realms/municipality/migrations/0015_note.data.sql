INSERT INTO course_note (id, course_id, on_day, basis, purpose, by_id, at_ms) VALUES ('note-0001', 'course-0001', '2026-10-05', '82b', CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000);
INSERT INTO handover (id, course_id, receiver, by_id, made_ms) VALUES ('handover-0001', 'course-0001', '85', 'worker-birgitte', 1790000000000);
INSERT INTO handover_part (id, handover_id, part, line) VALUES ('part-0001', 'handover-0001', 'goal', CAST('sealed' AS {blob}));
