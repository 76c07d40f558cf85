INSERT INTO room (id, finder, salt, proof, name, made_on)
VALUES ('0198c1de-0000-7000-8000-000000000001', 'a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5',
    '00112233445566778899aabbccddeeff', 'b4f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', 'Sofie', '2027-02-20');
INSERT INTO end_note (id, room_id, ends_on, said_ms)
VALUES ('5d4c3b2a19087f6e5d4c3b2a19087f6e', '0198c1de-0000-7000-8000-000000000001', '2027-08-19', 1803300000000);
INSERT INTO crossing (id, room_id, thread, community_id, community_name, association, coordinator, phone, asked_ms)
VALUES ('0198c1de-0000-7000-8000-000000000002', '0198c1de-0000-7000-8000-000000000001', '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    '02995e37-f778-4447-841e-39e8812d3e9f', 'Gåturen ved åen', 'Fællesskabet på Havnen', 'Lone', '00 00 20 01', 1803200000000);
INSERT INTO step (id, crossing_id, place, side, kind, fields, at_ms)
VALUES ('0f1e2d3c4b5a69788796a5b4c3d2e1f1', '0198c1de-0000-7000-8000-000000000002', 1, 'sent', 'withdrawal',
    '{"thread":"0f1e2d3c4b5a69788796a5b4c3d2e1f0"}', 1803200000000);
INSERT INTO wrong_words (scope, wrong, since_ms, next_ms) VALUES ('everybody', 2, 1803200000000, 1803200003000);
