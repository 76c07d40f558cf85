INSERT INTO programme (id, association_id, title, meetings, made_ms) VALUES ('programme-1', 'havnen-1', 'Hverdagen igen', 10, 1772000000000);
INSERT INTO manual_page (id, programme_id, number, version, title, body, made_ms) VALUES ('page-0001', 'programme-1', 1, 1, 'Velkommen', 'Sig jeres fornavne.', 1772000000000);
INSERT INTO cohort (id, programme_id, place, first_leader_id, made_ms) VALUES ('cohort-01', 'programme-1', 'Biblioteket', 'mette-001', 1772000000000);
INSERT INTO cohort_time (id, cohort_id, number, turn, starts, at_ms) VALUES ('time-0001', 'cohort-01', 1, 1, '2027-03-03T16:00', 1772000000000);
INSERT INTO cohort_held (id, cohort_id, number, turn, came, how, version, at_ms) VALUES ('held-0001', 'cohort-01', 1, 1, 6, 'as-manual', 1, 1772100000000);
