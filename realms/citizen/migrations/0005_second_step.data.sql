INSERT INTO second_step (room_id, told) VALUES ('0198c1de-0000-7000-8000-000000000001', CAST('sealed' AS {blob}));
INSERT INTO known_browser (token_hash, room_id, ends_ms)
VALUES ('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', '0198c1de-0000-7000-8000-000000000001', 1818752000000);
