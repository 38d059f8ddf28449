-- The only statements besides the schema that speak SQLite's dialect (FTS5, its word lists, LIKE ... ESCAPE).
-- Hits come as they stand in the index, unranked; char(2) and char(3) enclose what matched.

-- name: toolsFrom
SELECT id, name AS title, category AS subtitle FROM tool
WHERE name >= :first COLLATE NOCASE AND name < :beyond COLLATE NOCASE
ORDER BY name COLLATE NOCASE, id
LIMIT :limit;

-- name: toolsContaining
SELECT id, name AS title, category AS subtitle FROM tool
WHERE name LIKE :pattern ESCAPE '\'
ORDER BY name COLLATE NOCASE, id
LIMIT :limit;

-- name: toolNames
SELECT t.id, t.name AS title, t.category AS subtitle, highlight(tool_name, 0, char(2), char(3)) AS name
FROM tool_name JOIN tool t ON t.id = tool_name.rowid
WHERE tool_name MATCH :match
LIMIT :limit;

-- name: tools
SELECT t.id, t.name AS title, t.category AS subtitle,
       highlight(tool_text, 0, char(2), char(3)) AS name,
       highlight(tool_text, 1, char(2), char(3)) AS vendor,
       highlight(tool_text, 2, char(2), char(3)) AS category,
       highlight(tool_text, 3, char(2), char(3)) AS tags,
       highlight(tool_text, 4, char(2), char(3)) AS tagline,
       highlight(tool_text, 5, char(2), char(3)) AS description,
       highlight(tool_text, 6, char(2), char(3)) AS best_for,
       highlight(tool_text, 7, char(2), char(3)) AS not_for,
       highlight(tool_text, 8, char(2), char(3)) AS pros,
       highlight(tool_text, 9, char(2), char(3)) AS cons
FROM tool_text JOIN tool t ON t.id = tool_text.rowid
WHERE tool_text MATCH :match
LIMIT :limit;

-- name: facts
SELECT t.id, t.name AS title, t.category AS subtitle,
       highlight(fact_text, 0, char(2), char(3)) || ': ' || highlight(fact_text, 1, char(2), char(3)) AS facts
FROM fact_text JOIN fact f ON f.id = fact_text.rowid JOIN tool t ON t.id = f.tool_id
WHERE fact_text MATCH :match
LIMIT :limit;

-- name: comparisons
SELECT c.id, coalesce(nullif(c.headline, ''), comparison_text.tool_names) AS title, c.status AS subtitle,
       highlight(comparison_text, 0, char(2), char(3)) AS tools,
       highlight(comparison_text, 1, char(2), char(3)) AS headline,
       highlight(comparison_text, 2, char(2), char(3)) AS slug,
       highlight(comparison_text, 3, char(2), char(3)) AS dek,
       highlight(comparison_text, 4, char(2), char(3)) AS pricing_read,
       highlight(comparison_text, 5, char(2), char(3)) AS summary
FROM comparison_text JOIN comparison c ON c.id = comparison_text.rowid
WHERE comparison_text MATCH :match
LIMIT :limit;

-- name: reviewers
SELECT p.id, p.name AS title, p.persona AS subtitle,
       highlight(reviewer_text, 0, char(2), char(3)) AS name,
       highlight(reviewer_text, 1, char(2), char(3)) AS persona,
       highlight(reviewer_text, 2, char(2), char(3)) AS motto,
       highlight(reviewer_text, 3, char(2), char(3)) AS bio
FROM reviewer_text JOIN reviewer p ON p.id = reviewer_text.rowid
WHERE reviewer_text MATCH :match
LIMIT :limit;

-- name: reviews
SELECT r.id, t.name AS title, l.title || ' · ' || p.name AS subtitle, r.tool, r.lens,
       highlight(review_text, 0, char(2), char(3)) AS quote,
       highlight(review_text, 1, char(2), char(3)) AS answers
FROM review_text JOIN review r ON r.id = review_text.rowid
     JOIN tool t ON t.id = r.tool JOIN lens l ON l.id = r.lens JOIN reviewer p ON p.id = r.reviewer
WHERE review_text MATCH :match
LIMIT :limit;

-- name: toolWord
SELECT term FROM tool_word WHERE term >= :first AND term < :beyond LIMIT 1;

-- name: factWord
SELECT term FROM fact_word WHERE term >= :first AND term < :beyond LIMIT 1;

-- name: reviewWord
SELECT term FROM review_word WHERE term >= :first AND term < :beyond LIMIT 1;
