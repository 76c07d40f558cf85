INSERT INTO expense_payment (id, association_id, at_ms, undone_ms) VALUES ('payment-0001', 'havnen-1', 1772400000000, NULL);
INSERT INTO expense (id, association_id, companion_id, day, kind, km, ore, note, made_ms, answer, why, answered_ms, payment_id) VALUES ('expense-0001', 'havnen-1', 'mette-001', '2027-03-03', 'car', 1250, 2788, NULL, 1772300000000, 'yes', NULL, 1772350000000, 'payment-0001');
INSERT INTO mileage_rate (id, association_id, starts, ore, set_ms) VALUES ('rate-0001', 'havnen-1', '2027-01-01', 223, 1772000000000);
