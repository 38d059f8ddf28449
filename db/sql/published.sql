-- What goes out to readers: the published comparisons, and what they show.

-- name: comparisons
SELECT id, uid, slug, headline, dek, published_on FROM comparison
WHERE status = 'published' ORDER BY id;

-- name: toolsOfComparisons
SELECT comparison_id, tool_id FROM comparison_tool ORDER BY comparison_id, position;

-- name: isAnything
SELECT EXISTS (SELECT 1 FROM comparison WHERE status = 'published') AS found;

-- name: tools
SELECT id, uid, slug, name, category, tagline
FROM tool WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY name COLLATE NOCASE, id;

-- name: toolIds
SELECT DISTINCT t.tool_id FROM comparison c JOIN comparison_tool t ON t.comparison_id = c.id
WHERE c.status = 'published';

-- name: formerSlugs
SELECT record_id, slug FROM alias WHERE noun = :noun ORDER BY record_id, position;

-- The records themselves, many at a time; their ids come as a JSON array.

-- name: comparisonsByIds
SELECT id, slug, headline, dek, pricing_read, summary, pick, pick_tool, published_on
FROM comparison WHERE id IN (SELECT value FROM json_each(:ids));

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
SELECT id, tool, reviewer, lens, round, verdict, confidence, quote, status, written_on
FROM review
WHERE tool IN (SELECT value FROM json_each(:ids)) AND status = 'approved'
ORDER BY tool, lens, round, reviewer;

-- name: logosByTools
SELECT id, logo FROM tool WHERE id IN (SELECT value FROM json_each(:ids));

-- name: verdictsByTools
SELECT id, tool, reviewer, lens, round, verdict, status, written_on
FROM review
WHERE tool IN (SELECT value FROM json_each(:ids)) AND status = 'approved'
ORDER BY tool, lens, round, reviewer;

-- name: toolsOfReviews
SELECT DISTINCT tool FROM review WHERE id IN (SELECT value FROM json_each(:ids));
