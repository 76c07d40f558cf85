INSERT INTO health_sheet (id, offer_id, from_on, sheet, by_id, at_ms, place) VALUES ('sheet-0001', 'offer-house', '2026-11-18', 'sheet', 'worker-karen', 1790000000000, 1);
INSERT INTO team_training (id, team_id, topic, held_on, lapses_on, by_id, at_ms) VALUES ('training-1', 'team-havnen', 'screening', '2026-11-18', '2028-11-18', 'worker-karen', 1790000000000);
INSERT INTO health_rating (id, offer_id, day, handles, finds, by_id, at_ms) VALUES ('rating-01', 'offer-house', '2026-11-18', 2, 3, 'worker-karen', 1790000000000);
