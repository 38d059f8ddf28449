-- The panel seen whole: what its figures are counted from.

-- name: reviewers
SELECT id, slug, name FROM reviewer ORDER BY name COLLATE NOCASE, id;

-- name: lenses
SELECT id, key AS slug, title AS name FROM lens ORDER BY position, id;

-- name: verdicts
SELECT r.tool, r.round, r.reviewer, r.lens, r.verdict, t.category
FROM current_review r JOIN tool t ON t.id = r.tool
WHERE r.verdict IS NOT NULL
ORDER BY r.tool, r.round;

-- name: ways
SELECT r.reviewer, r.lens, t.category, r.steps
FROM review r JOIN tool t ON t.id = r.tool
WHERE r.steps <> '[]';
