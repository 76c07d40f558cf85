UPDATE remark SET page = 'syng-med-nord', community_id = NULL WHERE kind = 'correction';
