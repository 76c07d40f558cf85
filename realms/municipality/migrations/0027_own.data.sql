INSERT INTO card_code (id, guest_id, proof, made_ms, used_ms) VALUES ('code-0001', 'guest-0001', 'a-proof', 1790000000000, NULL);
