INSERT INTO concern (id, words, day_ms, taken_up_ms) VALUES ('concern-0001', CAST('sealed' AS {blob}), 1772400000000, NULL);
