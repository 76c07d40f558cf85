-- What a companion says of herself: which languages, whereabouts, and from when to when she pauses.
ALTER TABLE companion ADD COLUMN languages {blob};
ALTER TABLE companion ADD COLUMN area {blob};
ALTER TABLE companion ADD COLUMN pause_from {text};
ALTER TABLE companion ADD COLUMN pause_until {text};
