INSERT INTO look_draw (team_id, month, tried_ms, drawn_ms, up_to, among) VALUES ('team-havnen', '2026-11-01', 1790000000000, 1790000000000, 4, 3);
INSERT INTO look_item (id, team_id, why, worker_id, guest_no, day, look_no, made_ms) VALUES ('item-00001', 'team-havnen', 'sample', 'worker-birgitte', 'guest-0001', '2026-11-23', 1, 1790000000000);
INSERT INTO look_answer (id, item_id, said, note, by_id, at_ms, place) VALUES ('item-00001-1', 'item-00001', 'asked', CAST('sealed' AS {blob}), 'worker-karen', 1790000000000, 1);
INSERT INTO look_read (id, up_to) VALUES ('house', 4);
