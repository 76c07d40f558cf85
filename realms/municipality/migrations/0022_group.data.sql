INSERT INTO programme (id, title, intro, made_ms) VALUES ('programme-0001', 'Ro i hverdagen', 'Vi siger fornavne.', 1790000000000);
INSERT INTO programme_part (programme_id, place, line) VALUES ('programme-0001', 1, 'At trække vejret.');
INSERT INTO series (id, programme_id, name, room, mode, places, minutes, every_weeks, newcomers_weeks, lead_id, second_id, made_ms) VALUES ('series-0001', 'programme-0001', 'Ro om onsdagen', 'Stuen', 'house', 8, 120, 1, 4, 'worker-birgitte', NULL, 1790000000000);
INSERT INTO group_session (id, series_id, place, day, at_min, instead_of) VALUES ('series-0001-1', 'series-0001', 1, '2026-12-02', 600, NULL);
INSERT INTO session_step (id, session_id, kind, day, at_min, worker_id, mode, by_id, at_ms, place) VALUES ('series-0001-1-1', 'series-0001-1', 'moved', '2026-12-03', 600, NULL, NULL, 'worker-birgitte', 1790000000000, 1);
INSERT INTO group_seat (id, series_id, guest_id, queue_no, from_place, asked_ms, seated_ms, left_ms, left_why, by_id) VALUES ('seat-0001', 'series-0001', 'guest-0001', 1, 1, 1790000000000, 1790000000000, NULL, NULL, 'worker-birgitte');
INSERT INTO attendance (id, session_id, guest_id, said, by_id, at_ms, place) VALUES ('attendance-0001', 'series-0001-1', 'guest-0001', 'came', 'worker-birgitte', 1790000000000, 1);
INSERT INTO call_due (id, series_id, session_id, guest_id, why, made_ms, rung_ms, rung_by) VALUES ('call-due-0001', 'series-0001', 'series-0001-1', 'guest-0001', 'moved', 1790000000000, NULL, NULL);
