-- What goes out to readers: the published comparisons, and what they show. Long texts are cast to BLOB: see columns.h.

-- name: comparisons
SELECT id, uid, slug, headline, CAST(dek AS BLOB), published_on FROM comparison
WHERE status = 'published'
ORDER BY published_on DESC, slug;

-- name: toolsOfComparisons
SELECT comparison_id, tool_id FROM comparison_tool ORDER BY comparison_id, position;

-- name: isAnything
SELECT EXISTS (SELECT 1 FROM comparison WHERE status = 'published') AS found;

-- name: tools
SELECT id, uid, slug, name, category, CAST(tagline AS BLOB)
FROM tool
WHERE id IN (SELECT t.tool_id FROM comparison c JOIN comparison_tool t ON t.comparison_id = c.id
             WHERE c.status = 'published')
ORDER BY name COLLATE NOCASE, id;

-- name: toolIds
SELECT DISTINCT t.tool_id FROM comparison c JOIN comparison_tool t ON t.comparison_id = c.id
WHERE c.status = 'published';

-- name: formerSlugs
SELECT record_id, slug FROM alias WHERE noun = :noun ORDER BY record_id, position;

-- The records themselves, many at a time; their ids come as a JSON array.

-- name: comparisonsByIds
SELECT id, slug, headline, CAST(dek AS BLOB) AS dek, CAST(pricing_read AS BLOB) AS pricing_read,
       CAST(summary AS BLOB) AS summary, pick, pick_tool, published_on
FROM comparison WHERE id IN (SELECT value FROM json_each(:ids));

-- name: toolsByIds
SELECT id, uid, slug, name, vendor, category, CAST(tags AS BLOB) AS tags, CAST(tagline AS BLOB) AS tagline,
       CAST(description AS BLOB) AS description, website, license, released, CAST(best_for AS BLOB) AS best_for,
       CAST(not_for AS BLOB) AS not_for, CAST(pros AS BLOB) AS pros, CAST(cons AS BLOB) AS cons,
       CAST(logo AS BLOB) AS logo
FROM tool WHERE id IN (SELECT value FROM json_each(:ids));

-- name: factsByTools
SELECT * FROM fact WHERE tool_id IN (SELECT value FROM json_each(:ids)) ORDER BY tool_id, position;

-- name: plansByTools
SELECT * FROM plan WHERE tool_id IN (SELECT value FROM json_each(:ids)) ORDER BY tool_id, position;

-- name: vote_talliesByTools
SELECT * FROM vote_tally WHERE tool_id IN (SELECT value FROM json_each(:ids)) ORDER BY tool_id, position;

-- What a reviewer wrote for the editor only is not read.

-- name: reviewsByTools
SELECT id, tool, reviewer, lens, round, verdict, confidence, CAST(quote AS BLOB) AS quote, status, written_on
FROM review
WHERE tool IN (SELECT value FROM json_each(:ids)) AND status = 'approved'
ORDER BY tool, lens, round, reviewer;

-- name: logosByTools
SELECT id, CAST(logo AS BLOB) AS logo FROM tool WHERE id IN (SELECT value FROM json_each(:ids));

-- name: verdictsByTools
SELECT id, tool, reviewer, lens, round, verdict, status, written_on
FROM review
WHERE tool IN (SELECT value FROM json_each(:ids)) AND status = 'approved'
ORDER BY tool, lens, round, reviewer;

-- name: toolsOfReviews
SELECT DISTINCT tool FROM review WHERE id IN (SELECT value FROM json_each(:ids));
