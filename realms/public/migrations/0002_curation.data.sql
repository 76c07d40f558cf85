UPDATE community SET added_at_ms = 1795345200000, changed_at_ms = 1795345200000, withheld_at_ms = 1795345200000 WHERE slug = 'aaens-venner';
