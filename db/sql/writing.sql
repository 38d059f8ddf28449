-- What the writing aids read of a whole library, once, off the interface thread.

-- name: quotes
SELECT id, tool, lens, reviewer, quote FROM review WHERE quote <> '' ORDER BY id DESC;

-- name: compared
SELECT comparison_id, tool_id FROM comparison_tool ORDER BY comparison_id, position;

-- name: names
SELECT name FROM tool
UNION SELECT vendor FROM tool
UNION SELECT name FROM reviewer
UNION SELECT title FROM lens;
