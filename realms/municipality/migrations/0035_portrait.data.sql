INSERT INTO portrait (id, worker_id, entry_root, jpeg, by_id, at_ms, gone_ms) VALUES ('portrait-0001', 'worker-birgitte', NULL, CAST('sealed' AS {blob}), 'worker-birgitte', 1790000000000, NULL);
