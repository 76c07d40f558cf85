UPDATE companion SET languages = CAST('sealed' AS {blob}), area = CAST('sealed' AS {blob}), pause_from = '2026-12-20', pause_until = '2027-01-04'
WHERE id = 'mette-001';
