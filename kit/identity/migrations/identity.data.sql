INSERT INTO passkey (id, actor_id, handle, credential_hash, credential, kind, made_ms, used_ms)
VALUES ('key-0001', 'actor-0001', '1c0b1a52-8a5c-4c0e-9d0b-0d3b8a6a1f01', '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', '{}', 'phone', 1790000000000, 1790000600000);
INSERT INTO ceremony (id_hash, purpose, actor_id, kind, handle, state, ends_ms)
VALUES ('fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9', 'register', 'actor-0001', 'computer', '1c0b1a52-8a5c-4c0e-9d0b-0d3b8a6a1f01', '{}', 1790000300000);
INSERT INTO login_start (state_hash, browser_hash, provider, nonce, verifier, actor_id, ends_ms)
VALUES ('baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'kommunen', 'n', 'v', NULL, 1790000600000);
INSERT INTO login (id, actor_id, provider, subject_hash, made_ms, used_ms)
VALUES ('login-0001', 'actor-0001', 'kommunen', '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752', 1790000000000, NULL);
INSERT INTO recovery (token_hash, actor_id, by_id, ends_ms)
VALUES ('fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13', 'actor-0001', 'actor-0002', 1790086400000);
INSERT INTO way_told (id, actor_id, what, at_ms)
VALUES ('told-0001', 'actor-0001', 'key-made', 1790000000000);
