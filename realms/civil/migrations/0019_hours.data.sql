INSERT INTO hours_aim (id, association_id, starts, week_min, meeting_min, less, at_ms) VALUES ('hours-0001', 'havnen-1', '2027-03-01', 600, 90, 'Færre opslag', 1772000000000);
