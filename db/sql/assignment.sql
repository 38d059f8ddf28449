-- The panel's assignments: tools and reviews without their texts. In work is what a comparison holds, and what has a
-- review that is not approved.

-- name: tools
SELECT t.id, t.name, t.vendor, t.category,
       EXISTS (SELECT 1 FROM comparison_tool ct WHERE ct.tool_id = t.id) AS compared
FROM tool t
ORDER BY t.name COLLATE NOCASE, t.id;

-- name: toolsInWork
SELECT t.id, t.name, t.vendor, t.category,
       EXISTS (SELECT 1 FROM comparison_tool ct WHERE ct.tool_id = t.id) AS compared
FROM tool t
WHERE t.id IN (SELECT ct.tool_id FROM comparison_tool ct UNION SELECT r.tool FROM review r WHERE r.status <> 'approved')
ORDER BY t.name COLLATE NOCASE, t.id;

-- name: reviews
SELECT r.id, r.tool, r.reviewer, r.lens, r.round, r.status, r.written_on, r.due, r.steps,
       CASE WHEN r.verdict IS NULL AND r.confidence IS NULL AND r.quote = '' AND r.answers = '{}' AND r.remarks = ''
            THEN 0 ELSE 1 END AS begun
FROM review r
ORDER BY r.tool, r.lens, r.round, r.reviewer;

-- name: reviewsInWork
SELECT r.id, r.tool, r.reviewer, r.lens, r.round, r.status, r.written_on, r.due, r.steps,
       CASE WHEN r.verdict IS NULL AND r.confidence IS NULL AND r.quote = '' AND r.answers = '{}' AND r.remarks = ''
            THEN 0 ELSE 1 END AS begun
FROM review r
WHERE r.tool IN (SELECT ct.tool_id FROM comparison_tool ct UNION SELECT o.tool FROM review o WHERE o.status <> 'approved')
ORDER BY r.tool, r.lens, r.round, r.reviewer;

-- name: openLoads
SELECT reviewer AS id, count(*) AS number
FROM review
WHERE status IN ('draft', 'returned')
GROUP BY reviewer;
