INSERT INTO look_month (month, id, secret) VALUES ('2026-02', 'month-0001', CAST('sealed' AS {blob}));
INSERT INTO look_count (day, role, action, resource, times) VALUES ('2026-02-25', 'coordinator', 'open', 'crossing', 4);
