-- A correction to a page of the open directory that is nobody's here: its address there.
ALTER TABLE remark ADD COLUMN page {text};
