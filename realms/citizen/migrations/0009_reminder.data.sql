INSERT INTO reminder_choice (room_id, told, stop_hash, stopped)
VALUES ('0198c1de-0000-7000-8000-000000000001', CAST('sealed' AS {blob}),
    'd5f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', 0);
INSERT INTO reminder (id, room_id, visit, mark, told, due_ms, tries, handed_ms)
VALUES ('ad4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001',
    'e5f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5',
    'f5f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', CAST('sealed' AS {blob}), 1804200000000, 0, NULL);
