UPDATE call_back SET by_id = NULL WHERE id = 'callback-0001';
UPDATE meeting SET review_id = 'goal-review-0001', review_day = '2026-11-23' WHERE id IS NOT NULL;
