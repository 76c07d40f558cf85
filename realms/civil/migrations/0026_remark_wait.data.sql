INSERT INTO remark_wait (remark_id, association_id, made_ms, answered_ms) SELECT id, association_id, made_ms - made_ms % 86400000, NULL FROM remark;
