INSERT INTO way_in (id, room_id, kind, finder, salt, proof, wrapped, made_ms, used_ms, device)
VALUES ('6d4c3b2a19087f6e5d4c3b2a19087f63', '0198c1de-0000-7000-8000-000000000001', 'passkey', NULL, NULL,
    'c4f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', CAST('wrapped' AS {blob}), 1803200000000, NULL,
    CAST('sealed' AS {blob}));
INSERT INTO key_question (id_hash, room_id, state, ends_ms)
VALUES ('d4f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', '0198c1de-0000-7000-8000-000000000001', '{}',
    1803200300000);
