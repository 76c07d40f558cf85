INSERT INTO researcher (id, first_name, role, made_ms) VALUES ('researcher-sigrid', CAST('sealed' AS {blob}), 'researcher', 1790000000000);
