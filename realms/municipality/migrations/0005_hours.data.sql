INSERT INTO accompaniment_time (id, worker_id, team_id, day, minutes, part, extra_ore) VALUES ('time-0001', 'worker-birgitte', 'team-havnen', '2026-11-23', 90, 'evening', 4500);
INSERT INTO time_step (id, time_id, kind, by_id, at_ms, place) VALUES ('timestep-0001', 'time-0001', 'booked', 'worker-birgitte', 1790000000000, 1);
INSERT INTO weekly_aim (id, team_id, minutes, from_on, by_id, made_ms) VALUES ('aim-00001', 'team-havnen', 840, '2026-06-01', 'worker-karen', 1790000000000);
INSERT INTO less_of (id, team_id, line, made_ms) VALUES ('less-00001', 'team-havnen', 'Kortere overlevering om morgenen. Ti minutter.', 1790000000000);
