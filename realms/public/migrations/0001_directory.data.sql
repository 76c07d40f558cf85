INSERT INTO publisher (source, url, imported_at_ms) VALUES ('https://katalog.example/hsds', 'https://katalog.example/hsds', 1795345200000);
INSERT INTO record (kind, id, source, json) VALUES ('service', '0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11', 'https://katalog.example/hsds', '{"id":"0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11","name":"Åens venner","status":"active"}');
INSERT INTO community (id, source, slug, name, sort_key, assured_date, hidden_at_ms) VALUES ('0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11', 'https://katalog.example/hsds', 'aaens-venner', 'Åens venner', '}ens venner', '2026-09-14', NULL);
INSERT INTO import_run (id, source, at_ms, added, changed, unchanged, gone) VALUES (1, 'https://katalog.example/hsds', 1795345200000, 1, 0, 0, 0);
INSERT INTO crisis_number (id, name, number, note, checked_on, checked_by, gone_at_ms) VALUES (1, 'Natlinjen', '00 00 00 00', 'Hele døgnet.', '2026-11-20', 'Karen', NULL);
