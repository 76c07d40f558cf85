INSERT INTO listing (community_id, published_at_ms, taken_down_at_ms, confirmed_on) VALUES ('gaatur-01', 1772000000000, NULL, '2026-02-25');
INSERT INTO listing_fact (save, field, community_id, words, at_ms) VALUES ('6d4c3b2a19087f6e5d4c3b2a19087f70', 'name', 'gaatur-01', 'Gåturen ved åen', 1772000000000);
INSERT INTO listing_link (token_hash, community_id, made_ms) VALUES ('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'gaatur-01', 1772000000000);
UPDATE community_time SET rhythm = 'monthly-1', begins = '2026-01-07', until = '2027-01-06' WHERE community_id = 'gaatur-01';
