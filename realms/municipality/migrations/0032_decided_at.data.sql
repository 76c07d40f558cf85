UPDATE course SET decided_at = goal WHERE id = 'none';
