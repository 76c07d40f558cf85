INSERT INTO staying_count (community_id, half, months, people, counted_ms) VALUES ('gaatur-01', '2025-2', 0, 12, 1772000000000);
INSERT INTO staying_count (community_id, half, months, people, counted_ms) VALUES ('gaatur-01', '2025-2', 3, 8, 1772000000000);
