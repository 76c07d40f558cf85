INSERT INTO unit (id, name, word_one, word_the, word_many, evening_ore, weekend_ore) VALUES ('house', 'Huset ved havnen', 'gæst', 'gæsten', 'gæster', 3000, 6000);
INSERT INTO team (id, name) VALUES ('team-havnen', 'Holdet ved havnen');
INSERT INTO worker (id, first_name, role, team_id, made_ms) VALUES ('worker-birgitte', CAST('sealed' AS {blob}), 'host', 'team-havnen', 1790000000000);
INSERT INTO worker (id, first_name, role, made_ms) VALUES ('worker-karen', CAST('sealed' AS {blob}), 'leader', 1790000000000);
INSERT INTO team_leader (team_id, worker_id) VALUES ('team-havnen', 'worker-karen');
INSERT INTO roster (id, day, from_min, to_min, worker_id) VALUES ('roster-0001', '2026-11-23', 570, 720, 'worker-birgitte');
INSERT INTO form_used (id, day) VALUES ('form-0001', '2026-11-23');
