INSERT INTO entry (id, room_id, told)
VALUES ('8d4c3b2a19087f6e5d4c3b2a19087f61', '0198c1de-0000-7000-8000-000000000001', CAST('sealed' AS {blob}));
