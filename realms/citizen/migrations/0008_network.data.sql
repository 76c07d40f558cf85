INSERT INTO network (id, room_id, place, told)
VALUES ('8d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001', 1, CAST('sealed' AS {blob}));
INSERT INTO network (id, room_id, place, told)
VALUES ('8d4c3b2a19087f6e5d4c3b2a19087f62', '0198c1de-0000-7000-8000-000000000001', 2, CAST('sealed' AS {blob}));
INSERT INTO invitation (id, room_id, finder, page, said, ends_ms)
VALUES ('9d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001',
    'c5f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5', CAST('sealed' AS {blob}),
    CAST('sealed' AS {blob}), 1804200000000);
INSERT INTO invitation_answer (id, room_id, told)
VALUES ('9d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001', CAST('sealed' AS {blob}));
