INSERT INTO session (token_hash, actor_id, role, unit, sealed, made_ms, seen_ms, idle_ms, ends_ms)
VALUES ('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'actor-0001', 'coordinator', 'havnen-1',
    CAST('sealed' AS {blob}), 1790000000000, 1790000000000, 1800000, 1790043200000);
INSERT INTO entry_link (token_hash, purpose, actor_id, role, unit, sealed, ends_ms, uses_left)
VALUES ('60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752', 'enter', 'actor-0001', 'coordinator', 'havnen-1',
    CAST('sealed' AS {blob}), 1790604800000, 1);
