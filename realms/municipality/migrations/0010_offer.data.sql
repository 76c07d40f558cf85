INSERT INTO offer (id, made_ms) VALUES ('offer-drivhuset', 1790000000000);
INSERT INTO offer_setting (id, offer_id, from_on, settings, by_id, at_ms, place) VALUES ('setting-0001', 'offer-drivhuset', '2026-11-23', 'name = "Drivhuset"', 'worker-karen', 1790000000000, 1);
UPDATE team SET offer_id = 'offer-drivhuset' WHERE id = 'team-havnen';
