-- Where a course was decided, in the words of the list of outreach hours that day: none in the house itself (CV-5).
ALTER TABLE course ADD COLUMN decided_at {blob};
