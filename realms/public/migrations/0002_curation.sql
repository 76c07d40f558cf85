-- When a community came and last changed, for whoever looks after the directory, and "vis os ikke": a community that asked not to
-- be shown stays away, whatever a source brings.
ALTER TABLE community ADD COLUMN added_at_ms {int};
ALTER TABLE community ADD COLUMN changed_at_ms {int};
ALTER TABLE community ADD COLUMN withheld_at_ms {int};
