INSERT INTO room (id, public_key, name, made_on)
VALUES ('0198c1de-0000-7000-8000-000000000001', CAST('public key' AS {blob}), CAST('sealed' AS {blob}), '2027-02-20');
INSERT INTO way_in (id, room_id, kind, finder, salt, proof, wrapped, made_ms, used_ms)
VALUES ('6d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001', 'words',
    'a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', '00112233445566778899aabbccddeeff',
    'b4f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', CAST('wrapped' AS {blob}), 1803200000000, NULL);
INSERT INTO way_in (id, room_id, kind, finder, salt, proof, wrapped, made_ms, used_ms)
VALUES ('6d4c3b2a19087f6e5d4c3b2a19087f62', '0198c1de-0000-7000-8000-000000000001', 'code', NULL, NULL, '', NULL,
    1803200000000, 1803300000000);
INSERT INTO notice (id, room_id, place, told)
VALUES ('7d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001', 1, CAST('sealed' AS {blob}));
INSERT INTO end_note (id, room_id, ends_on, said_ms)
VALUES ('5d4c3b2a19087f6e5d4c3b2a19087f6e', '0198c1de-0000-7000-8000-000000000001', CAST('sealed' AS {blob}), 1803300000000);
INSERT INTO crossing (id, room_id, thread, target)
VALUES ('0198c1de-0000-7000-8000-000000000002', '0198c1de-0000-7000-8000-000000000001', '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    CAST('sealed' AS {blob}));
INSERT INTO step (id, crossing_id, place, what)
VALUES ('0f1e2d3c4b5a69788796a5b4c3d2e1f1', '0198c1de-0000-7000-8000-000000000002', 1, CAST('sealed' AS {blob}));
INSERT INTO wrong_words (scope, wrong, since_ms, next_ms) VALUES ('everybody', 2, 1803200000000, 1803200003000);
