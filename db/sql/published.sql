-- What goes out to readers: the published comparisons, and what they show.

-- name: comparisons
SELECT c.id, c.uid, c.slug, c.headline, c.dek, c.published_on,
       (SELECT group_concat(tool_id, ' ')
        FROM (SELECT tool_id FROM comparison_tool WHERE comparison_id = c.id ORDER BY position)) AS tools
FROM comparison c
WHERE c.status = 'published'
ORDER BY c.published_on DESC, c.slug;

-- name: isAnything
SELECT EXISTS (SELECT 1 FROM comparison WHERE status = 'published') AS found;

-- name: tools
SELECT id, uid, slug, name, category, tagline
FROM tool
WHERE id IN (SELECT t.tool_id FROM comparison c JOIN comparison_tool t ON t.comparison_id = c.id
             WHERE c.status = 'published')
ORDER BY name COLLATE NOCASE, id;

-- name: formerSlugs
SELECT record_id, slug FROM alias WHERE noun = :noun ORDER BY record_id, position;

-- The records themselves, many at a time; their ids come as a JSON array.

-- name: comparisonsByIds
SELECT * FROM comparison WHERE id IN (SELECT value FROM json_each(:ids));

-- name: toolsByIds
SELECT * FROM tool WHERE id IN (SELECT value FROM json_each(:ids));

-- name: factsByTools
SELECT * FROM fact WHERE tool_id IN (SELECT value FROM json_each(:ids)) ORDER BY tool_id, position;

-- name: plansByTools
SELECT * FROM plan WHERE tool_id IN (SELECT value FROM json_each(:ids)) ORDER BY tool_id, position;

-- name: vote_talliesByTools
SELECT * FROM vote_tally WHERE tool_id IN (SELECT value FROM json_each(:ids)) ORDER BY tool_id, position;

-- What a reviewer wrote for the editor only is not read.

-- name: reviewsByTools
SELECT id, uid, tool, reviewer, lens, round, verdict, confidence, quote, '{}' AS answers, status, written_on,
       '' AS due, '' AS remarks, '[]' AS steps
FROM review
WHERE tool IN (SELECT value FROM json_each(:ids)) AND status = 'approved'
ORDER BY tool, lens, round, reviewer;

-- name: toolsOfReviews
SELECT DISTINCT tool FROM review WHERE id IN (SELECT value FROM json_each(:ids));
