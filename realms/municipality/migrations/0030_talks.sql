-- A talk is a row of its own wherever it was noted; a step about one keeps its line only. Talks that were steps alone get
-- their row: the day is worked out from the moment in whole numbers, since the two databases know no function in common.
INSERT INTO talk (id, guest_id, offer_id, mode, day, by_id, at_ms)
SELECT n.id, n.guest_id, NULL, 'house',
    CAST(n.y + CASE WHEN n.mp < 10 THEN 0 ELSE 1 END AS {text}) || '-' ||
    CASE WHEN n.mp < 7 OR n.mp > 9 THEN '0' ELSE '' END || CAST(CASE WHEN n.mp < 10 THEN n.mp + 3 ELSE n.mp - 9 END AS {text}) || '-' ||
    CASE WHEN n.d < 10 THEN '0' ELSE '' END || CAST(n.d AS {text}),
    n.by_id, n.at_ms
FROM (
    SELECT m.*, m.doy - (153 * m.mp + 2) / 5 + 1 AS d FROM (
        SELECT k.*, (5 * k.doy + 2) / 153 AS mp FROM (
            SELECT j.*, j.doe - (365 * j.yoe + j.yoe / 4 - j.yoe / 100) AS doy, j.yoe + j.era * 400 AS y FROM (
                SELECT i.*, (i.doe - i.doe / 1460 + i.doe / 36524 - i.doe / 146096) / 365 AS yoe FROM (
                    SELECT h.*, h.z - h.era * 146097 AS doe FROM (
                        SELECT g.*, g.z / 146097 AS era FROM (
                            SELECT s.id, c.guest_id, s.by_id, s.at_ms, s.at_ms / 86400000 + 719468 AS z
                            FROM course_step s JOIN course c ON c.id = s.course_id
                            WHERE s.kind = 'talk' AND NOT EXISTS (SELECT 1 FROM talk t WHERE t.id = s.id)
                        ) g
                    ) h
                ) i
            ) j
        ) k
    ) m
) n;
