INSERT INTO crossing_turn (crossing_id, companion_id, at_ms) VALUES ('crossing-1', 'mette-001', 1772100000000);
