INSERT INTO look_cut (number, day, hash)
VALUES (41, '2026-09-21', CAST('abcdefghijklmnopqrstuvwxyz012345' AS {blob}));
INSERT INTO look (number, at_ms, actor, role, unit, action, resource, object, purpose, hash)
VALUES (42, 1790000000000, 'worker-birgitte', 'host', '', 'open', 'guest', 'guest-0001', 'course',
    CAST('543210zyxwvutsrqponmlkjihgfedcba' AS {blob}));
