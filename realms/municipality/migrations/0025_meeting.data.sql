INSERT INTO meeting_draft (id, course_id, sheet, by_id, made_ms, lapses_ms) VALUES ('meeting-0002', 'course-0001', CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000, 1790040000000);
INSERT INTO meeting (id, course_id, on_day, by_id, closed_ms) VALUES ('meeting-0001', 'course-0001', '2026-11-02', 'worker-birgitte', 1790000000000);
INSERT INTO meeting_agency (meeting_id, agency) VALUES ('meeting-0001', 'jobcentre');
INSERT INTO meeting_line (id, meeting_id, place, what, agency, until_on) VALUES ('meeting-line-0001', 'meeting-0001', 1, CAST('sealed' AS {blob}), 'jobcentre', '2026-12-01');
INSERT INTO advice (id, offer_id, guest_id, day, at_min, worker_id, adviser_id, by_id, made_ms) VALUES ('advice-0001', 'offer-house', 'guest-0001', '2026-12-01', 600, 'worker-birgitte', 'worker-birgitte', 'worker-birgitte', 1790000000000);
