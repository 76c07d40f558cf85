INSERT INTO directory_copy (service_id, slug, name, json, fetched_ms) VALUES ('02995e37-f778-4447-841e-39e8812d3e9f', 'gaaturen-ved-aaen', 'Gåturen ved åen', '{}', 1790000000000);
INSERT INTO told (community_id, day, times) VALUES ('02995e37-f778-4447-841e-39e8812d3e9f', '2026-11-23', 2);
