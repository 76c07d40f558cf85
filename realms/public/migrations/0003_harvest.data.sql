INSERT INTO harvest (source, asked_at_ms, outcome, faults) VALUES ('https://katalog.example/hsds', 1795345200000, 'taken', 0);
