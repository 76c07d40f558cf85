INSERT INTO share (id, room_id, mark, wrapped, kept, told, until_ms)
VALUES ('9d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001',
    'c4f1c9d27b6048e5c4f1c9d27b6048e5c4f1c9d27b6048e5c4f1c9d27b6048e5', CAST('wrapped' AS {blob}),
    CAST('sealed' AS {blob}), CAST('sealed' AS {blob}), 1805900000000);
INSERT INTO share (id, room_id, mark, wrapped, kept, told, until_ms)
VALUES ('9d4c3b2a19087f6e5d4c3b2a19087f62', '0198c1de-0000-7000-8000-000000000001', NULL, NULL, NULL, NULL,
    1803900000000);
