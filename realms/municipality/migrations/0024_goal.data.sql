INSERT INTO goal (id, course_id, line, by_id, at_ms) VALUES ('goal-0001', 'course-0001', CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000);
INSERT INTO goal_part (id, course_id, goal_id, agency, kind, line, by_id, at_ms) VALUES ('goal-part-0001', 'course-0001', 'goal-0001', 'jobcentre', 'does', CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000);
INSERT INTO goal_agency (id, course_id, agency, by_id, yes_ms) VALUES ('goal-agency-0001', 'course-0001', 'jobcentre', 'worker-birgitte', 1790000000000);
INSERT INTO goal_review (id, course_id, place, day) VALUES ('goal-review-0001', 'course-0001', 1, '2026-11-02');
