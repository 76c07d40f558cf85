INSERT INTO epoch (id, month, wrapped, ended_ms)
VALUES ('8f1c2a6d4b7e40539a0cd1e2f3a4b5c6', '2027-01', CAST('wrapped' AS {blob}), NULL);
INSERT INTO realm_secret (name, wrapped) VALUES ('index', CAST('wrapped' AS {blob}));
INSERT INTO erased_person (person, erased_ms) VALUES ('0198c1de-0000-7000-8000-000000000002', 1800000000000);
