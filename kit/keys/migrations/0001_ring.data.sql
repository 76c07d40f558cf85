INSERT INTO person_key (person, generation, epoch_id, wrapped, made_ms)
VALUES ('0198c1de-0000-7000-8000-000000000001', 1, '8f1c2a6d4b7e40539a0cd1e2f3a4b5c6', CAST('wrapped' AS {blob}), 1800000000000);
