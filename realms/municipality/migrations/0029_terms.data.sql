INSERT INTO community_tip (id, community_id, tip, by_id, at_ms) VALUES ('tip-00001', '02995e37-f778-4447-841e-39e8812d3e9f', 'Gå med den ene vej.', 'worker-karen', 1790000000000);
INSERT INTO term_pair (place, social_code, social, health_code, health, loaded_ms) VALUES (1, 'S1', 'Egenomsorg', 'H1', 'Personlig pleje', 1790000000000);
