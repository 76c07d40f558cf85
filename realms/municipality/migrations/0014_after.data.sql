INSERT INTO course_step (id, course_id, kind, line, by_id, at_ms, place) VALUES ('step-0002', 'course-0001', 'ended', NULL, 'worker-birgitte', 1790000100000, 2);
INSERT INTO course_ending (id, course_id, reason, next, stands) VALUES ('step-0002', 'course-0001', 'enough_guest', 'talks', 'on_the_way');
INSERT INTO other_support (id, guest_id, kind, from_on, by_id, made_ms) VALUES ('support-0001', 'guest-0001', '85', '2026-11-01', 'worker-birgitte', 1790000000000);
INSERT INTO course_todo (id, course_id, line, by_id, made_ms) VALUES ('todo-0001', 'course-0001', CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000);
INSERT INTO punch_card (id, course_id, talks, valid_to, by_id, made_ms) VALUES ('card-0001', 'course-0001', 5, '2027-10-04', 'worker-birgitte', 1790000100000);
INSERT INTO punch (id, card_id, on_day, by_id, made_ms) VALUES ('punch-0001', 'card-0001', '2027-04-10', 'worker-birgitte', 1790000200000);
